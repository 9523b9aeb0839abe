package goldpan.noise;

import java.util.function.IntPredicate;

/**
 * Whether events happen as often as foretold: Neyman's smooth test of fit. With q_i the chance
 * foretold of event i, v_i = q_i (1 - q_i), e_i = 1 - q_i where it happens and -q_i where not, and
 * u_i in (-1, 1) the place of row i when rows are ordered by q and spaced by v,
 *
 * <pre>  z_j = Σ_i √(2j + 1) P_j(u_i) e_i / √(Σ_i v_i),   misfit = mean of z_0² to z_4²</pre>
 *
 * with P_j the Legendre polynomials. Near 1 where q is true, above 2.2 in 5 % of such cases; it
 * grows with N where q is false. Unlike counts in bins it has all its power against errors that
 * change slowly along q.
 *
 * @see <a href="https://doi.org/10.1080/03461238.1937.10404821">Neyman, "Smooth test" for goodness
 *     of fit, 1937</a>
 */
final class SmoothTest {
  private static final int TERMS = 5;

  private SmoothTest() {}

  /**
   * The misfit. Cost: O(N log N).
   *
   * @param chances N values in [0, 1]
   * @param happened of which rows the event happened
   * @return 0 or more; 0 where all chances are 0 or 1
   */
  static double misfit(double[] chances, IntPredicate happened) {
    double all = 0;
    for (double q : chances) {
      all += q * (1 - q);
    }
    if (!(all > 0)) {
      return 0;
    }
    double[] sums = new double[TERMS];
    double before = 0;
    for (int row : Descending.order(chances)) {
      double q = chances[row];
      double variance = q * (1 - q);
      double place = 2 * (before + variance / 2) / all - 1;
      add(sums, place, (happened.test(row) ? 1 : 0) - q);
      before += variance;
    }
    double squares = 0;
    for (int j = 0; j < TERMS; j++) {
      squares += (2 * j + 1) * sums[j] * sums[j] / all;
    }
    return squares / TERMS;
  }

  /** Adds P_j(x) · error to each sum, by Bonnet's recursion. */
  private static void add(double[] sums, double x, double error) {
    double last = 0;
    double polynomial = 1;
    for (int j = 0; j < sums.length; j++) {
      sums[j] += polynomial * error;
      double next = ((2 * j + 1) * x * polynomial - j * last) / (j + 1);
      last = polynomial;
      polynomial = next;
    }
  }
}
