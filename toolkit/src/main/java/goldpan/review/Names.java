package goldpan.review;

import goldpan.data.Annotations;
import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.text.NearestName;
import java.util.List;
import java.util.stream.IntStream;

/** Finds samples and classes by name, and says which was probably meant when there is none. */
final class Names {
  private Names() {}

  /**
   * The given label of the sample or unit with this id.
   *
   * @throws IllegalArgumentException when there is none
   */
  static String given(Dataset dataset, String id) {
    return dataset
        .given(id)
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
   * Makes sure that a sample or unit can be labelled so.
   *
   * @throws IllegalArgumentException when it cannot
   */
  static void requireChoice(Dataset dataset, String id, String name) {
    List<String> choices = dataset.choices(id);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException(
          "\"%s\" of %s is a sample that has %s; expected it kept or dropped, or one of its %s (an id such as \"%s#…\") labelled"
              .formatted(
                  id,
                  dataset.name(),
                  dataset.base().annotations().map(Annotations::task).orElse("no class"),
                  dataset.base().annotations().map(Annotations::task).orElse("parts"),
                  id));
    }
    if (!choices.contains(name)) {
      throw new IllegalArgumentException(
          "class \"%s\" is not in %s; %s"
              .formatted(
                  name,
                  dataset.name(),
                  NearestName.find(name, choices.stream())
                      .map(n -> "did you mean \"" + n + "\"?")
                      .orElse("expected one of " + some(choices))));
    }
  }

  private static String some(List<String> choices) {
    int n = choices.size();
    return n <= 20
        ? choices.toString()
        : choices.subList(0, 20) + Words.of(" and %,d more", n - 20);
  }
}
