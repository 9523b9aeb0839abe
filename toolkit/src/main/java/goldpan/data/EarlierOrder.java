package goldpan.data;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which earlier versions listed a dataset: the samples of an image folder by whole
 * path, classes called by numbers other than 0, 1, 2 … by code point.
 */
final class EarlierOrder {
  private EarlierOrder() {}

  /** Whether an earlier version would have listed the dataset otherwise. */
  static boolean isOf(Dataset d) {
    return hasEarlierRows(d) || hasEarlierClasses(d);
  }

  /** The fingerprint that an earlier version gave. */
  static String fingerprint(Dataset d) {
    int[] order = IntStream.range(0, d.size()).toArray();
    if (hasEarlierRows(d)) {
      order =
          IntStream.range(0, d.size())
              .boxed()
              .sorted(Comparator.comparing(d::id, NameOrder.CODE_POINTS))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    List<String> classes =
        hasEarlierClasses(d) ? NameOrder.earlierClasses(d.classes()) : d.classes();
    return Fingerprint.of(d, classes, order, d.digests().of(d.positions()));
  }

  /** A subset in an order of its own, and what a run recorded, keep that order. */
  private static boolean hasEarlierRows(Dataset d) {
    if (!d.media().isListing()) {
      return false;
    }
    int[] positions = d.positions();
    return IntStream.range(1, positions.length).allMatch(i -> positions[i - 1] < positions[i]);
  }

  private static boolean hasEarlierClasses(Dataset d) {
    return d.classes().equals(NameOrder.classes(d.classes()))
        && !d.classes().equals(NameOrder.earlierClasses(d.classes()));
  }
}
