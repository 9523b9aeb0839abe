package goldpan.task.masks;

import goldpan.data.DatasetException;
import goldpan.data.Words;
import java.util.Arrays;
import java.util.List;

/**
 * Decided pixels of one mask.
 *
 * @param part which pixels
 * @param label the class they have from now on, or {@link Mask#IGNORED}
 */
record MaskEdit(RegionPart part, int label) {

  /**
   * The mask with edits made; those of regions go before those of whole classes.
   *
   * @param id of the sample, for errors
   * @throws DatasetException when one changes no pixel, or two change one pixel differently
   */
  static Mask apply(Mask before, List<MaskEdit> edits, String id) {
    int[] decided = new int[before.width() * before.height()];
    Arrays.fill(decided, -1);
    for (MaskEdit edit : edits) {
      if (edit.part.region().isPresent()) {
        edit.mark(before, decided, id, false);
      }
    }
    for (MaskEdit edit : edits) {
      if (edit.part.region().isEmpty()) {
        edit.mark(before, decided, id, true);
      }
    }
    byte[] after = before.bytes();
    for (int i = 0; i < after.length; i++) {
      after[i] = decided[i] < 0 ? after[i] : (byte) decided[i];
    }
    return Mask.of(before.width(), before.height(), after);
  }

  private void mark(Mask mask, int[] decided, String id, boolean yields) {
    boolean any = false;
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        if (part.covers(mask, x, y)) {
          any = true;
          int at = y * mask.width() + x;
          if (decided[at] >= 0 && decided[at] != label && !yields) {
            throw new DatasetException(
                Words.of(
                    "%s: pixel %d,%d is decided as class %d and as class %d; expected one; undo one of the decisions",
                    id, x, y, decided[at], label));
          }
          decided[at] = decided[at] < 0 ? label : decided[at];
        }
      }
    }
    if (!any) {
      throw new DatasetException(
          "%s: no pixel of class %d is in %s; expected some; the decision is about another mask"
              .formatted(id, part.given(), part));
    }
  }
}
