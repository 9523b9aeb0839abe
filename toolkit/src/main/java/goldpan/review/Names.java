package goldpan.review;

import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.text.NearestName;
import java.util.stream.IntStream;

/** Finds samples and classes by name, and says which was probably meant when there is none. */
final class Names {
  private Names() {}

  /**
   * Position of the sample with this id.
   *
   * @throws IllegalArgumentException when there is none
   */
  static int index(Dataset dataset, String id) {
    return dataset
        .indexOf(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sample \"%s\" is not in %s; %s"
                        .formatted(
                            id,
                            dataset.name(),
                            NearestName.find(
                                    id, IntStream.range(0, dataset.size()).mapToObj(dataset::id))
                                .map(n -> "did you mean \"" + n + "\"?")
                                .orElse("expected " + example(dataset)))));
  }

  private static String example(Dataset dataset) {
    return dataset.size() == 0
        ? "no id, as it has no samples"
        : "an id such as \"" + dataset.id(0) + "\"";
  }

  /**
   * Makes sure that the dataset has the class.
   *
   * @throws IllegalArgumentException when it has not
   */
  static void requireClass(Dataset dataset, String name) {
    if (dataset.classIndex(name).isEmpty()) {
      throw new IllegalArgumentException(
          "class \"%s\" is not in %s; %s"
              .formatted(
                  name,
                  dataset.name(),
                  NearestName.find(name, dataset.classes().stream())
                      .map(n -> "did you mean \"" + n + "\"?")
                      .orElse("expected one of " + some(dataset))));
    }
  }

  private static String some(Dataset dataset) {
    int n = dataset.classes().size();
    return n <= 20
        ? dataset.classes().toString()
        : dataset.classes().subList(0, 20) + Words.of(" and %,d more", n - 20);
  }
}
