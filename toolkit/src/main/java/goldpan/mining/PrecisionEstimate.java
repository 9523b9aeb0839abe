package goldpan.mining;

import goldpan.data.Corrections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The precision of some rows: decided rows count as decided, the others by their chance of being
 * wrong, put right by all decisions there are ({@link Recalibration}).
 *
 * <p>The interval is normal on the log-odds scale of the precision; its variance is that of the
 * coin each undecided row is, and that of not knowing how far the chances are off.
 */
final class PrecisionEstimate {
  private static final double TWO_SIDED_95 = 1.959964;

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
    double sum = 0;
    double coins = 0;
    double byShift = 0;
    double bySlope = 0;
    for (int row : rows) {
      if (decided.has(row)) {
        known++;
        sum += decided.isWrong(row) ? 1 : 0;
      } else {
        double odds = Recalibration.odds(posteriors.at(row));
        double p = recalibration.chance(odds);
        sum += p;
        coins += p * (1 - p);
        byShift += p * (1 - p);
        bySlope += p * (1 - p) * odds;
      }
    }
    if (rows.length == 0) {
      return new Precision(0, 0, 1, 0, 0);
    }
    int n = rows.length;
    double variance = (coins + recalibration.variance(byShift, bySlope)) / ((double) n * n);
    return interval(sum / n, variance, known, n);
  }

  private static Precision interval(double estimate, double variance, int known, int n) {
    if (variance == 0) {
      return new Precision(estimate, estimate, estimate, known, n);
    }
    double middle = Math.min(1 - 1e-9, Math.max(1e-9, estimate));
    double half = TWO_SIDED_95 * Math.sqrt(variance) / (middle * (1 - middle));
    double odds = LogOdds.of(middle);
    // Whole samples are counted: half of one is added at either end.
    double low = LogOdds.chance(odds - half) - 0.5 / n;
    double high = LogOdds.chance(odds + half) + 0.5 / n;
    return new Precision(estimate, Math.max(0, low), Math.min(1, high), known, n);
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
