package goldpan.mining;

import goldpan.data.Corrections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * The precision of some rows: decided rows count as decided, the others by their chance of being
 * wrong, put right by all decisions there are ({@link Recalibration}).
 *
 * <p>Not knowing how far the chances are off counts for more than the coin each undecided row is,
 * so the interval takes both in full: the precision is worked out for many lines of the
 * recalibration's posterior, each with a normal spread for the coins, and the interval holds the
 * middle 95 %. The estimate is that of the likeliest line: the mean of all would say one in ten
 * even of rows that all look right.
 */
final class PrecisionEstimate {
  private static final double TAIL = 0.025;
  private static final double NODE = 0.5;
  private static final int BINS = 240;

  private PrecisionEstimate() {}

  static Precision of(Losses losses, int[] rows, Optional<Corrections> corrections) {
    Posteriors posteriors = losses.posteriors();
    Decided decided = Decided.of(losses, corrections);
    int[] at = decided.rows();
    double[] odds = new double[at.length];
    boolean[] wrong = new boolean[at.length];
    for (int i = 0; i < at.length; i++) {
      odds[i] = Recalibration.odds(posteriors.at(at[i]));
      wrong[i] = decided.isWrong(at[i]);
    }
    return of(rows, posteriors, decided, Recalibration.fit(odds, wrong));
  }

  private static Precision of(
      int[] rows, Posteriors posteriors, Decided decided, Recalibration recalibration) {
    int known = 0;
    int wrong = 0;
    int[] counts = new int[BINS + 1];
    for (int row : rows) {
      if (decided.has(row)) {
        known++;
        wrong += decided.isWrong(row) ? 1 : 0;
      } else {
        counts[bin(Recalibration.odds(posteriors.at(row)))]++;
      }
    }
    int n = rows.length;
    if (n == 0) {
      return new Precision(0, 0, 1, 0, 0);
    }
    if (known == n) {
      double share = (double) wrong / n;
      return new Precision(share, share, share, n, n);
    }
    WeightedPoints precision = new WeightedPoints();
    for (Recalibration.Line line : recalibration.lines()) {
      double sum = wrong + sum(counts, line::chance);
      double coins = sum(counts, odds -> line.chance(odds) * (1 - line.chance(odds)));
      for (double z = -2; z <= 2; z += NODE) {
        double share = (sum + z * Math.sqrt(coins)) / n;
        precision.add(Math.min(1, Math.max(0, share)), line.weight() * Math.exp(-z * z / 2));
      }
    }
    double estimate = (wrong + sum(counts, recalibration.likeliest()::chance)) / n;
    // Whole samples are counted: half of one is added at either end.
    double low = Math.max(0, precision.quantile(TAIL) - 0.5 / n);
    double high = Math.min(1, precision.quantile(1 - TAIL) + 0.5 / n);
    return new Precision(estimate, Math.min(low, estimate), Math.max(high, estimate), known, n);
  }

  /** The sum of a function of the log-odds over rows counted in bins. */
  private static double sum(int[] counts, DoubleUnaryOperator of) {
    double sum = 0;
    for (int b = 0; b < counts.length; b++) {
      sum += counts[b] == 0 ? 0 : counts[b] * of.applyAsDouble(odds(b));
    }
    return sum;
  }

  private static int bin(double odds) {
    return (int) Math.round((odds / Recalibration.SUREST + 1) / 2 * BINS);
  }

  private static double odds(int bin) {
    return (2.0 * bin / BINS - 1) * Recalibration.SUREST;
  }

  /** Which rows somebody has decided, and whether their label proved wrong. */
  private record Decided(Set<Integer> all, Set<Integer> wrong) {

    static Decided of(Losses losses, Optional<Corrections> corrections) {
      Set<Integer> all = new HashSet<>();
      Set<Integer> wrong = new HashSet<>();
      corrections.ifPresent(
          decided -> {
            for (String id : decided.ids()) {
              losses
                  .dataset()
                  .indexOf(id)
                  .flatMap(losses.predictions()::rowOf)
                  .ifPresent(
                      row -> {
                        String given =
                            losses.dataset().classes().get(losses.predictions().label(row));
                        all.add(row);
                        if (!decided.label(id, given).equals(Optional.of(given))) {
                          wrong.add(row);
                        }
                      });
            }
          });
      return new Decided(all, wrong);
    }

    int[] rows() {
      return all.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    boolean has(int row) {
      return all.contains(row);
    }

    boolean isWrong(int row) {
      return wrong.contains(row);
    }
  }
}
