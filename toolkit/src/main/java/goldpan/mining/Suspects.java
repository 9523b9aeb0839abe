package goldpan.mining;

import goldpan.data.Corrections;
import goldpan.data.Dataset;
import goldpan.data.Figure;
import goldpan.data.Page;
import goldpan.data.View;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** The samples above a threshold, most suspicious first. */
public final class Suspects implements Iterable<Suspect> {
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

  /** The most suspicious first. */
  @Override
  public Iterator<Suspect> iterator() {
    return list().iterator();
  }

  /** The most suspicious first. */
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

  /**
   * One row a suspect, most suspicious first, with the columns of {@link Losses#table} and p_wrong
   * (the chance that the given label is wrong), kind and why.
   */
  public Table table() {
    return Reasons.beside(LossTable.of(losses, rows), this);
  }

  /** Why each is suspected: rank, id, given, predicted, p_wrong, kind and the evidence in words. */
  public Table reasons() {
    return Reasons.table(this);
  }

  /** Whether they are exactly the highest scores, so that a cut says what they are. */
  public boolean areHighest() {
    return Arrays.equals(rows, losses.scores().descending(rows.length));
  }

  /** How many of them are labelled wrong: unknown, as long as nobody has looked. */
  public Precision precision() {
    return PrecisionEstimate.of(losses, rows, Optional.empty());
  }

  /**
   * How many of them are labelled wrong, by what people have decided: keeping a sample says that
   * its label is right, relabelling or dropping it that it is wrong. A sample drawn by {@link
   * #toReview} stands for the others; those that people chose themselves count as known only.
   *
   * @throws IllegalArgumentException when the decisions were made on another dataset
   */
  public Precision precision(Corrections decided) {
    if (!decided.fingerprint().equals(dataset().identity())) {
      throw new IllegalArgumentException(
          "decisions were made on the dataset with fingerprint %s, suspects are of %s (%s); expected both on one dataset; take decisions(suspects.dataset())"
              .formatted(
                  brief(decided.fingerprint()), dataset().name(), brief(dataset().identity())));
    }
    return PrecisionEstimate.of(losses, rows, Optional.of(decided));
  }

  private static String brief(String fingerprint) {
    return fingerprint.substring(0, Math.min(12, fingerprint.length()));
  }

  /**
   * A sample of {@code n} that stands for all of them: one drawn at random from each of n equal
   * strata of ranks, the most suspicious first. Once all of a sample of ten or more are decided,
   * the precision is known. The same suspects and n give the same sample.
   *
   * @throws IllegalArgumentException if n is negative
   */
  public Suspects toReview(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("to review is " + n + "; expected 0 or more");
    }
    int[] drawn =
        Arrays.stream(ReviewSampling.ranks(rows.length, n)).map(rank -> rows[rank]).toArray();
    return new Suspects(losses, threshold, cut, drawn);
  }

  /** Score by sample with the threshold that chose these. */
  public Figure plot() {
    return View.show("loss", Figure.class, this);
  }

  /** Thumbnails with given label, predicted label and loss; decisions can be made in it offline. */
  public Page gallery() {
    return View.show("gallery", Page.class, this);
  }

  /** What they are and where they come from, in lines: the text form without the rows. */
  public String about() {
    return LossText.about(this);
  }

  @Override
  public String toString() {
    return LossText.summary(this);
  }
}
