package goldpan.mining;

import goldpan.noise.Descending;
import java.util.BitSet;
import java.util.stream.IntStream;

/** What a threshold takes of losses: the rows, most suspicious first, and where that cuts them. */
public final class Selection {
  /** None. */
  public static final Selection NONE = new Selection(Cut.NONE, new int[0]);

  private final Cut cut;
  private final int[] rows;

  private Selection(Cut cut, int[] rows) {
    this.cut = cut;
    this.rows = rows;
  }

  /** The highest scores, as many as the cut counts; of equals the first rows. */
  public static Selection highest(Cut cut, Losses losses) {
    return new Selection(cut, losses.scores().descending(cut.count()));
  }

  /** The {@code count} highest scores, or all when there are fewer. */
  public static Selection highest(int count, Losses losses) {
    int most = Math.min(count, losses.size());
    return most == 0 ? NONE : highest(new Cut(losses.scores().highest(most), most), losses);
  }

  /** Marked rows, which need not be the highest scores; the cut is the lowest score among them. */
  public static Selection of(BitSet marked, Losses losses) {
    int[] rows = marked.stream().toArray();
    int[] order = Descending.order(IntStream.of(rows).mapToDouble(losses::at).toArray());
    int[] ranked = IntStream.of(order).map(i -> rows[i]).toArray();
    return ranked.length == 0
        ? NONE
        : new Selection(new Cut(losses.at(ranked[ranked.length - 1]), ranked.length), ranked);
  }

  public Cut cut() {
    return cut;
  }

  /** A copy of the rows, most suspicious first. */
  public int[] rows() {
    return rows.clone();
  }
}
