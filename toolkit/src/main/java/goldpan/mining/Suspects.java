package goldpan.mining;

import goldpan.data.Dataset;
import goldpan.data.Figure;
import goldpan.data.Page;
import goldpan.data.View;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** The samples above a threshold, most suspicious first. */
public final class Suspects {
  private final Losses losses;
  private final Threshold threshold;
  private final Cut cut;
  private final int[] rows;

  Suspects(Losses losses, Threshold threshold, Cut cut, int[] rows) {
    this.losses = losses;
    this.threshold = threshold;
    this.cut = cut;
    this.rows = rows;
  }

  /** The losses they come from. */
  public Losses losses() {
    return losses;
  }

  public Dataset dataset() {
    return losses.dataset();
  }

  /** The rule that chose them. */
  public Threshold threshold() {
    return threshold;
  }

  public Cut cut() {
    return cut;
  }

  public int size() {
    return rows.length;
  }

  /** The {@code i}-th most suspicious, from 0. */
  public Suspect get(int i) {
    return losses.suspect(rows[i], i + 1);
  }

  /** All, as a view. */
  public List<Suspect> list() {
    return new AbstractList<>() {
      @Override
      public Suspect get(int i) {
        return Suspects.this.get(i);
      }

      @Override
      public int size() {
        return rows.length;
      }
    };
  }

  public Stream<Suspect> stream() {
    return IntStream.range(0, size()).mapToObj(this::get);
  }

  public List<String> ids() {
    return stream().map(Suspect::id).toList();
  }

  /** The first {@code n}, or all when there are fewer. */
  public Suspects top(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("top is " + n + "; expected 0 or more");
    }
    return new Suspects(losses, threshold, cut, Arrays.copyOf(rows, Math.min(n, rows.length)));
  }

  /** Those that pass, in the same order. */
  public Suspects where(Predicate<Suspect> test) {
    return new Suspects(
        losses,
        threshold,
        cut,
        IntStream.range(0, size()).filter(i -> test.test(get(i))).map(i -> rows[i]).toArray());
  }

  /** One row a suspect, with the columns of {@link Losses#table}, most suspicious first. */
  public Table table() {
    return LossTable.of(losses, rows);
  }

  /** Score by sample with the threshold that chose these. */
  public Figure plot() {
    return View.show("loss", Figure.class, this);
  }

  /** Thumbnails with given label, predicted label and loss; decisions can be made in it offline. */
  public Page gallery() {
    return View.show("gallery", Page.class, this);
  }

  @Override
  public String toString() {
    return LossText.summary(this);
  }
}
