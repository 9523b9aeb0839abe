package goldpan.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Classes whose pictures are all unreadable: nothing of them is learnt or judged. */
public final class LostClasses {
  /** Of a class with more, it is only said what the first ones are. */
  private static final int MOST_LOOKED_AT = 1000;

  private static final int ENOUGH_TO_TELL = 4096;

  private LostClasses() {}

  /**
   * Those that the first bytes of files give away, at the cost of one file a class where all is
   * well. What begins like a picture counts as one; {@link Dataset#check} decodes.
   *
   * @param labels one a sample, {@link Listing#NONE} for no label
   */
  static List<Finding> bySight(List<String> classes, Dataset.Ids ids, int[] labels, Media media) {
    int[] counts = new int[classes.size()];
    int[] looked = new int[classes.size()];
    int[] first = new int[classes.size()];
    String[] reasons = new String[classes.size()];
    boolean[] fine = new boolean[classes.size()];
    for (int i = 0; i < labels.length; i++) {
      int c = labels[i];
      if (c == Listing.NONE || counts[c]++ > MOST_LOOKED_AT || fine[c]) {
        continue;
      }
      Optional<String> problem = problem(media, i);
      fine[c] = problem.isEmpty();
      if (problem.isPresent() && looked[c]++ == 0) {
        first[c] = i;
        reasons[c] = problem.get();
      }
    }
    List<Finding> lost = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      if (!fine[c] && reasons[c] != null) {
        lost.add(lost(classes.get(c), looked[c], ids.get(first[c]), reasons[c]));
      }
    }
    return lost;
  }

  private static Optional<String> problem(Media media, int position) {
    Optional<Path> file = media.file(position);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file.get())) {
      byte[] start = in.readNBytes(ENOUGH_TO_TELL);
      return media.modality().startsLikeOne(start)
          ? Optional.empty()
          : Optional.of(Foreign.describe(start));
    } catch (IOException e) {
      return Optional.of("cannot be read (" + Reason.of(e) + ")");
    }
  }

  /**
   * Those all of whose samples are among {@code findings} as {@link Finding.Kind#UNREADABLE}, each
   * as a finding, in class order. Empty classes are none, nor are those of annotations. Cost:
   * O(samples) once a picture is unreadable.
   */
  public static List<Finding> of(Dataset dataset, List<Finding> findings) {
    if (dataset.annotations().isPresent()) {
      return List.of();
    }
    int[] unreadable = new int[dataset.classes().size()];
    Finding[] first = new Finding[unreadable.length];
    for (Finding finding : findings) {
      Optional<Integer> index =
          finding.kind() == Finding.Kind.UNREADABLE
              ? dataset.indexOf(finding.where())
              : Optional.empty();
      if (index.isPresent()) {
        int c = dataset.label(index.get());
        first[c] = unreadable[c]++ == 0 ? finding : first[c];
      }
    }
    int[] sizes = new int[unreadable.length];
    for (int label : dataset.labelArray()) {
      sizes[label]++;
    }
    List<Finding> lost = new ArrayList<>();
    for (int c = 0; c < sizes.length; c++) {
      if (sizes[c] > 0 && unreadable[c] == sizes[c]) {
        lost.add(lost(dataset.classes().get(c), sizes[c], first[c].where(), first[c].what()));
      }
    }
    return lost;
  }

  private static Finding lost(String name, int count, String first, String reason) {
    String all =
        count == 1 ? "its only picture cannot be read" : "none of its %,d pictures can be read";
    return new Finding(
        name,
        Finding.Kind.LOST_CLASS,
        Words.of(all, count)
            + Words.of("; %s, %s", count == 1 ? first : "the first, " + first, reason));
  }
}
