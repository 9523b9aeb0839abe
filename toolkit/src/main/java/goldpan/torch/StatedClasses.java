package goldpan.torch;

import goldpan.data.Dataset;
import goldpan.predict.ColumnNames;
import goldpan.predict.PredictionException;
import goldpan.predict.file.NameFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the columns of a model's output are: the classes that the caller states, or that a {@code
 * .classes} list beside the model's file does; otherwise those of the dataset, in its order.
 *
 * @param names in the order of the columns; empty where nobody says
 * @param from who says so, for messages
 */
record StatedClasses(List<String> names, String from) {
  static final StatedClasses NONE = new StatedClasses(List.of(), "");

  static StatedClasses by(List<String> names) {
    return new StatedClasses(List.copyOf(names), "classes(...)");
  }

  /** These, or where there are none what lies beside {@code model}. */
  StatedClasses orBeside(Path model) {
    Optional<Path> list = names.isEmpty() ? NameFile.beside(model, ".classes") : Optional.empty();
    return list.map(l -> new StatedClasses(NameFile.read(l), l.toString())).orElse(this);
  }

  /**
   * The column of each class of {@code dataset}; empty where they are in its order.
   *
   * @throws PredictionException when these are not its classes, each once
   */
  Optional<int[]> order(Dataset dataset) {
    List<String> classes = dataset.classes();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    int[] order = ColumnNames.match(names, classes).orElse(new int[0]);
    if (names.size() == classes.size() && order.length == classes.size()) {
      boolean same = Arrays.equals(order, IntStream.range(0, order.length).toArray());
      return same ? Optional.empty() : Optional.of(order);
    }
    if (names.size() == classes.size() && ColumnNames.onlyCount(names)) {
      return Optional.empty();
    }
    throw new PredictionException(
        "%s has %s; expected the classes of %s, each once: %s; %s"
            .formatted(
                from,
                ColumnNames.quoted(names),
                dataset.name(),
                ColumnNames.quoted(classes),
                ColumnNames.misfit(names, classes)));
  }
}
