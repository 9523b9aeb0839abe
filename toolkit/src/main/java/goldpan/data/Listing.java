package goldpan.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What a format read: all samples in order, those without a label among them. */
final class Listing {
  /** No label; never leaves the listing. */
  static final int NONE = -1;

  private final String name;
  private final Path root;
  private final List<String> classes;
  private final Dataset.Ids ids;
  private final int[] labels;
  private final byte[] splits;
  private final Media media;
  private final List<Finding> findings;
  private final Opening opening;

  /**
   * A listing; the arrays are taken over, not copied.
   *
   * @param name short name of the dataset
   * @param root folder or file it was read from
   * @param classes class names in label order
   * @param ids one a sample, no two alike
   * @param labels one a sample, {@link #NONE} for no label
   * @param splits one a sample, by {@link Split#ordinal}
   * @param media one picture a sample
   * @param findings what was wrong
   * @param opening how it was opened
   */
  Listing(
      String name,
      Path root,
      List<String> classes,
      Dataset.Ids ids,
      int[] labels,
      byte[] splits,
      Media media,
      List<Finding> findings,
      Opening opening) {
    this.name = name;
    this.root = root;
    this.classes = classes;
    this.ids = ids;
    this.labels = labels;
    this.splits = splits;
    this.media = media;
    this.findings = findings;
    this.opening = opening;
  }

  /**
   * The listing of columns that somebody else made, copied, each sample with a label.
   *
   * @throws DatasetException when the columns disagree
   */
  static Listing checked(
      String name,
      Path root,
      List<String> classes,
      Dataset.Ids ids,
      int[] labels,
      Split[] splits,
      Media media,
      List<Finding> findings) {
    int n = ids.size();
    if (labels.length != n || splits.length != n || media.size() != n) {
      throw new DatasetException(
          Words.of(
              "%s has %,d ids, %,d labels, %,d splits and %,d pictures; expected as many of each",
              name, n, labels.length, splits.length, media.size()));
    }
    if (classes.stream().distinct().count() != classes.size()) {
      throw new DatasetException(name + " names a class twice: " + classes + "; name each once");
    }
    for (int i = 0; i < n; i++) {
      if (!(labels[i] >= 0 && labels[i] < classes.size())) {
        throw new DatasetException(
            Words.of(
                "%s: label of %s is %d; expected 0 to %d",
                name, ids.get(i), labels[i], classes.size() - 1));
      }
    }
    byte[] bySplit = new byte[n];
    for (int i = 0; i < n; i++) {
      bySplit[i] = (byte) splits[i].ordinal();
    }
    return new Listing(
        name, root, classes, ids, labels.clone(), bySplit, media, findings, Opening.usual());
  }

  /** The dataset of those with a label, which knows the others too. */
  Dataset dataset() {
    int n = ids.size();
    MediaDigests digests = new MediaDigests(media);
    int[] with = IntStream.range(0, n).filter(i -> labels[i] != NONE).toArray();
    int[] without = IntStream.range(0, n).filter(i -> labels[i] == NONE).toArray();
    boolean all = without.length == 0;
    int[] given = all ? labels : new int[with.length];
    byte[] split = all ? splits : new byte[with.length];
    for (int i = 0; i < with.length; i++) {
      given[i] = labels[with[i]];
      split[i] = splits[with[i]];
    }
    return new Dataset(
        name,
        root,
        classes,
        all ? ids : PickedIds.of(ids, with),
        given,
        split,
        media,
        digests,
        with,
        findings,
        null,
        opening,
        all ? Unlabelled.none(media, digests) : Unlabelled.of(ids, splits, media, digests, without),
        null,
        null);
  }
}
