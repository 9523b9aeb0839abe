package goldpan.predict.file;

import goldpan.data.Words;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Counts over all rows of a file what its numbers can be, so that a user is told what they are and
 * not merely that one is out of range. Rows with NaN or infinite values do not count, but −∞ is the
 * logarithm of 0.
 */
public final class NumberCensus {
  private static final double RANGE = 1e-6;
  private static final double SUM = 1e-2;
  private static final int MOST_DIGITS = 3;

  private final int columns;
  private final boolean[] digits = {true, true, true, true};
  private int rows;
  private int inUnit;
  private int sumToOne;
  private int sumToHundred;
  private int logarithms;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double leastSum = Double.POSITIVE_INFINITY;
  private double mostSum = Double.NEGATIVE_INFINITY;

  private NumberCensus(int columns) {
    this.columns = columns;
  }

  public static NumberCensus of(Rows rows) {
    NumberCensus census = new NumberCensus(rows.columns());
    double[] row = new double[rows.columns()];
    for (int r = 0; r < rows.rows(); r++) {
      rows.row(r, row);
      census.add(row);
    }
    return census;
  }

  private void add(double[] row) {
    double sum = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double v : row) {
      if (Double.isNaN(v) || v == Double.POSITIVE_INFINITY) {
        return;
      }
      sum += v;
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    rows++;
    logarithms += high <= RANGE && Math.abs(exponentials(row) - 1) <= SUM ? 1 : 0;
    if (low == Double.NEGATIVE_INFINITY) {
      return;
    }
    least = Math.min(least, low);
    most = Math.max(most, high);
    leastSum = Math.min(leastSum, sum);
    mostSum = Math.max(mostSum, sum);
    if (low >= -RANGE && high <= 1 + RANGE) {
      inUnit++;
      sumToOne += Math.abs(sum - 1) <= SUM ? 1 : 0;
      countDigits(row);
    }
    sumToHundred += low >= -RANGE && Math.abs(sum - 100) <= 100 * SUM ? 1 : 0;
  }

  private static double exponentials(double[] row) {
    double sum = 0;
    for (double v : row) {
      sum += Math.exp(v);
    }
    return sum;
  }

  private void countDigits(double[] row) {
    double scale = 1;
    for (int d = 0; d <= MOST_DIGITS; d++, scale *= 10) {
      for (int k = 0; k < row.length && digits[d]; k++) {
        digits[d] = Math.abs(row[k] * scale - Math.rint(row[k] * scale)) < 1e-4 * scale / 10;
      }
    }
  }

  /** What most rows are. */
  public NumberKind kind() {
    if (rows == 0 || 2 * sumToOne >= rows) {
      return isRounded() && isOff() ? NumberKind.ROUNDED : NumberKind.PROBABILITIES;
    }
    if (2 * sumToHundred >= rows) {
      return NumberKind.PERCENTAGES;
    }
    if (2 * logarithms >= rows) {
      return NumberKind.LOG_PROBABILITIES;
    }
    if (10 * inUnit >= 9 * rows) {
      boolean explains = isRounded() && Math.max(mostSum - 1, 1 - leastSum) <= roundingTolerance();
      return explains ? NumberKind.ROUNDED : NumberKind.ONE_VS_REST;
    }
    return NumberKind.OTHER;
  }

  private boolean isOff() {
    return mostSum > 1 + SUM / 10 || leastSum < 1 - SUM / 10;
  }

  private boolean isRounded() {
    return inUnit > 0 && roundedTo() > 0 && roundedTo() <= MOST_DIGITS;
  }

  /** Digits behind the point, 0 to 3; 4 for more. */
  private int roundedTo() {
    int d = 0;
    while (d <= MOST_DIGITS && !digits[d]) {
      d++;
    }
    return d;
  }

  private double roundingTolerance() {
    return Math.min(0.5, 0.5 * columns * Math.pow(10, -roundedTo()) + 1e-6);
  }

  /** How far the sum of a row may be from one (or a hundred), as rounding explains it. */
  double tolerance(NumberKind kind) {
    return switch (kind) {
      case ROUNDED -> Math.max(SUM, roundingTolerance());
      case PERCENTAGES -> 100 * SUM;
      default -> SUM;
    };
  }

  /** Whether every row has a single 1 and zeros: a choice, no probabilities. */
  boolean isHard() {
    return rows > 0 && sumToOne == rows && digits[0];
  }

  /** Whether every row lies in [0, 1], so that the numbers are no logits. */
  public boolean allInUnit() {
    return rows > 0 && inUnit == rows;
  }

  /** What a user should know of numbers that were taken for {@code kind}. */
  Optional<String> note(NumberKind kind, Path file) {
    String name = String.valueOf(file.getFileName());
    return switch (kind) {
      case PERCENTAGES -> Optional.of(name + " holds percentages: divided by 100");
      case LOG_PROBABILITIES ->
          Optional.of(name + " holds logarithms of probabilities: their exponentials are taken");
      case ROUNDED ->
          Optional.of(
              Words.of(
                  "%s is rounded to %d digits, so rows sum to %.3g to %.3g: each is divided by its sum",
                  name, roundedTo(), leastSum, mostSum));
      case ONE_VS_REST ->
          Optional.of(
              Words.of(
                  "rows of %s sum to %.3g to %.3g, not to 1, as one-vs-rest sigmoids do: each is divided by its sum",
                  name, leastSum, mostSum));
      case PROBABILITIES ->
          isHard()
              ? Optional.of(
                  name
                      + " holds zeros and ones only, predicted classes and no probabilities: they tell which labels the model disagrees with, and not how sure it is")
              : Optional.empty();
      case OTHER, INDEPENDENT, LOG_ODDS -> Optional.empty();
    };
  }

  /**
   * What they are when each column says by itself how probable something is.
   *
   * @throws PredictionException when they can be neither probabilities nor what was said
   */
  public NumberKind independent(Outputs said, Object where) {
    if (said == Outputs.LOGITS) {
      if (allInUnit()) {
        throw new PredictionException(
            where
                + ": every number lies in 0 to 1, so these are probabilities; expected logits; leave logits out");
      }
      return NumberKind.LOG_ODDS;
    }
    if (rows > 0 && !allInUnit()) {
      throw new PredictionException(
          Words.of(
              "%s holds numbers from %.4g to %.4g; expected a probability in [0, 1] for each tag; if these are logits, pass Outputs.LOGITS (%%mine --logits)",
              where, least, most));
    }
    return NumberKind.INDEPENDENT;
  }

  /** Why numbers of no known kind are refused. */
  String refusal(Path file) {
    return Words.of(
        "%s holds numbers from %.4g to %.4g, and rows sum to %.4g to %.4g; expected probabilities in [0, 1] with rows that sum to 1; if these are logits, pass Outputs.LOGITS (%%mine --logits)",
        file, least, most, leastSum, mostSum);
  }
}
