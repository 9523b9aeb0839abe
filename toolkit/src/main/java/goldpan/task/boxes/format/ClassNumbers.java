package goldpan.task.boxes.format;

import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.predict.PredictionException;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.BoxSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Classes by name, or by number: those that the dataset's own files have, otherwise places in the
 * list of classes from 0 or from 1, where the numbers that occur leave no doubt which.
 */
final class ClassNumbers {
  private final Dataset dataset;
  private final Map<String, Integer> own;
  private final TreeSet<Integer> seen = new TreeSet<>();
  private int first;

  ClassNumbers(Dataset dataset) {
    this.dataset = dataset;
    this.own = BoxAnnotations.of(dataset).source().map(BoxSource::classNumbers).orElse(Map.of());
  }

  /** Takes note of a class that occurs. */
  void seen(String label, boolean isName) {
    if (!isName && dataset.classIndex(label).isEmpty()) {
      whole(label).ifPresent(seen::add);
    }
  }

  private static Optional<Integer> whole(String text) {
    return VocFile.number(text)
        .filter(d -> d == Math.rint(d) && Math.abs(d) < Integer.MAX_VALUE)
        .map(Double::intValue);
  }

  /**
   * Decides where numbers start.
   *
   * @throws PredictionException when they could start at 0 or at 1
   */
  void settle(String file) {
    int classes = dataset.classes().size();
    if (!own.isEmpty() || seen.isEmpty() || seen.first() < 0 || seen.last() > classes) {
      return;
    }
    if (seen.first() > 0 && seen.last() < classes && classes > 1) {
      throw new PredictionException(
          Words.of(
              "%s has classes by number, from %d to %d, which may count the %d classes of %s from 0 or from 1; expected names; add category_name to each box",
              file, seen.first(), seen.last(), classes, dataset.name()));
    }
    first = seen.first() > 0 && seen.last() == classes ? 1 : 0;
  }

  /** The class of a name or number. */
  Optional<Integer> find(String label, boolean isName) {
    Optional<Integer> named = dataset.classIndex(label);
    if (isName || named.isPresent()) {
      return named;
    }
    if (!own.isEmpty()) {
      return Optional.ofNullable(own.get(label))
          .or(() -> whole(label).map(n -> own.get(Integer.toString(n))));
    }
    return whole(label).map(n -> n - first).filter(k -> k >= 0 && k < dataset.classes().size());
  }

  /** The classes there are, in words. */
  String expected() {
    return own.isEmpty()
        ? dataset.classes().toString()
        : own.keySet() + " for " + dataset.classes();
  }
}
