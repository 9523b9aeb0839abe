package goldpan.mining;

import goldpan.data.Corrections;
import goldpan.noise.PrecisionPrior;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The precision P of n suspects of which some are decided.
 *
 * <p>m of them were drawn by {@link ReviewSampling}, and x of those proved wrong: the largest
 * sample of which all are decided counts. Of the other decided ones, which people chose themselves,
 * w proved wrong; they are known and say nothing of the rest, since people look at the most
 * suspicious first. With the prior's mean μ and weight s ({@link PrecisionPrior}), {@code a = s μ +
 * x}, {@code b = s (1 - μ) + m - x}, and the share B of the r undecided ones is Beta-binomial: mean
 * {@code a / (a + b)}, variance {@code a b / ((a + b)^2 (a + b + 1)) · (1 + (a + b) / r)}. The
 * interval takes the 2.5 and 97.5 % quantiles of a Beta with these moments, half a row wider at
 * either end: {@code P = (x + w + r B) / n}.
 *
 * @see <a href="https://doi.org/10.2307/2984041">Skellam, A Probability Distribution Derived from
 *     the Binomial, 1948: the Beta-binomial</a>
 */
final class PrecisionEstimate {
  private static final double TAIL = 0.025;
  private static final double MOST_SPREAD = 0.99;
  private static final int LARGEST_SAMPLE = 500;

  private PrecisionEstimate() {}

  static Precision of(Losses losses, int[] rows, Optional<Corrections> corrections) {
    Decided decided = Decided.of(losses, corrections);
    int n = rows.length;
    int known = 0;
    int wrong = 0;
    for (int row : rows) {
      known += decided.has(row) ? 1 : 0;
      wrong += decided.isWrong(row) ? 1 : 0;
    }
    if (n == 0) {
      return new Precision(0, 0, 1, 0, 0, 0);
    }
    if (known == n) {
      double share = (double) wrong / n;
      return new Precision(share, share, share, n, n, n);
    }
    double prior = losses.labelErrors().expectedPrecision();
    int[] drawn = drawn(rows, decided, known);
    int rest = n - known;
    if (drawn.length == 0) {
      return new Precision(
          (wrong + rest * prior) / n, (double) wrong / n, (double) (wrong + rest) / n, 0, known, n);
    }
    int hits = 0;
    for (int rank : drawn) {
      hits += decided.isWrong(rows[rank]) ? 1 : 0;
    }
    return known(prior, drawn.length, hits, wrong, known, n);
  }

  /** The ranks of the largest sample of which all are decided; none where there is no such. */
  private static int[] drawn(int[] rows, Decided decided, int known) {
    for (int m = Math.min(known, LARGEST_SAMPLE); m >= ReviewSampling.LEAST; m--) {
      int[] ranks = ReviewSampling.ranks(rows.length, m);
      boolean all = true;
      for (int i = 0; all && i < ranks.length; i++) {
        all = decided.has(rows[ranks[i]]);
      }
      if (all) {
        return ranks;
      }
    }
    return new int[0];
  }

  private static Precision known(double prior, int m, int x, int wrong, int known, int n) {
    double a = PrecisionPrior.WEIGHT * prior + x;
    double b = PrecisionPrior.WEIGHT * (1 - prior) + m - x;
    double all = a + b;
    int rest = n - known;
    double mean = a / all;
    double variance =
        Math.min(
            a * b / (all * all * (all + 1)) * (1 + all / rest), MOST_SPREAD * mean * (1 - mean));
    double weight = mean * (1 - mean) / variance - 1;
    BetaDistribution beta = new BetaDistribution(mean * weight, (1 - mean) * weight);
    double low = wrong + rest * beta.inverseCumulativeProbability(TAIL) - 0.5;
    double high = wrong + rest * beta.inverseCumulativeProbability(1 - TAIL) + 0.5;
    return new Precision(
        (wrong + rest * mean) / n, Math.max(0, low / n), Math.min(1, high / n), m, known, n);
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

    boolean has(int row) {
      return all.contains(row);
    }

    boolean isWrong(int row) {
      return wrong.contains(row);
    }
  }
}
