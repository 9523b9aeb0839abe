package goldpan.noise;

import goldpan.data.Words;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link LabelErrorFinder} says of N rows: a score for each, how many of the highest to
 * propose as label errors, and why none where it proposes none. Immutable.
 */
public final class LabelErrors {
  private final String method;
  private final double[] scores;
  private final double @Nullable [] chances;
  private final int count;
  private final String reason;
  private final double expectedPrecision;
  private final Map<String, Double> diagnostics;

  private LabelErrors(
      String method,
      double[] scores,
      double @Nullable [] chances,
      int count,
      String reason,
      double expectedPrecision,
      Map<String, Double> diagnostics) {
    this.method = method;
    this.scores = scores;
    this.chances = chances;
    this.count = count;
    this.reason = reason;
    this.expectedPrecision = expectedPrecision;
    this.diagnostics = diagnostics;
  }

  /**
   * Proposes the rows with the {@code count} highest scores.
   *
   * @param method the finder's name
   * @param scores N finite values in row order; higher is more suspicious. A method that gives no
   *     chances gives log-odds: above 0 the label is rather wrong than right
   * @param expectedPrecision the share of the proposed rows that are wrong as expected before
   *     anybody has looked, in (0, 1): the mean of a wide prior, never shown as a number
   * @throws IllegalArgumentException if count is not in [1, N], or expectedPrecision not in (0, 1)
   */
  static LabelErrors propose(String method, double[] scores, int count, double expectedPrecision) {
    if (!(count >= 1 && count <= scores.length)) {
      throw new IllegalArgumentException(
          Words.of(
              "%s proposes %,d of %,d rows; expected from 1 to all; use none() with the reason where it proposes none",
              method, count, scores.length));
    }
    if (!(expectedPrecision > 0 && expectedPrecision < 1)) {
      throw new IllegalArgumentException(
          "%s expects a precision of %s; expected a number between 0 and 1"
              .formatted(method, expectedPrecision));
    }
    return new LabelErrors(
        method, scores.clone(), null, count, "", expectedPrecision, Collections.emptyMap());
  }

  /**
   * Proposes no rows.
   *
   * @param reason why, as a sentence without a full stop: what was found, and what to do
   */
  public static LabelErrors none(String method, double[] scores, String reason) {
    return new LabelErrors(method, scores.clone(), null, 0, reason, 0.5, Collections.emptyMap());
  }

  /**
   * The same with the method's own estimate of each row's chance of being wrong.
   *
   * @param found N values in [0, 1], in row order
   */
  LabelErrors withChances(double[] found) {
    if (found.length != scores.length) {
      throw new IllegalArgumentException(
          Words.of(
              "%s has %,d chances for %,d scores; expected as many",
              method, found.length, scores.length));
    }
    return new LabelErrors(
        method, scores, found.clone(), count, reason, expectedPrecision, diagnostics);
  }

  /** The same with what the method found on its way, by name and in this order. */
  LabelErrors withDiagnostics(Map<String, Double> found) {
    return new LabelErrors(
        method,
        scores,
        chances,
        count,
        reason,
        expectedPrecision,
        Collections.unmodifiableMap(new LinkedHashMap<>(found)));
  }

  /** The method's name. */
  public String method() {
    return method;
  }

  /** Number of rows, N. */
  public int size() {
    return scores.length;
  }

  /** A copy of the scores, in row order; higher is more suspicious. */
  public double[] scores() {
    return scores.clone();
  }

  /** How many rows are proposed: those with the highest scores, equals in row order. */
  public int count() {
    return count;
  }

  /** Why no row is proposed; empty where some are. */
  public Optional<String> reason() {
    return count == 0 ? Optional.of(reason) : Optional.empty();
  }

  /** The chance in [0, 1] that a row's label is wrong; empty where the method gives none. */
  public OptionalDouble chance(int row) {
    return chances == null ? OptionalDouble.empty() : OptionalDouble.of(chances[row]);
  }

  /** Whether the method gives a chance for each row. */
  public boolean hasChances() {
    return chances != null;
  }

  /** Whether more speaks for a wrong label than for a right one. */
  public boolean isLikely(int row) {
    return chances == null ? scores[row] > 0 : chances[row] > 0.5;
  }

  public double expectedPrecision() {
    return expectedPrecision;
  }

  /** What the method found on its way, by name; see the method for what each means. */
  public Map<String, Double> diagnostics() {
    return diagnostics;
  }

  @Override
  public String toString() {
    return count == 0
        ? "no label errors proposed by %s: %s".formatted(method, reason)
        : Words.of("%,d of %,d labels proposed by %s", count, scores.length, method);
  }
}
