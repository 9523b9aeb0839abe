package goldpan.noise;

/**
 * The split of sorted values with the largest between-group variance {@code w0 w1 (m1 - m0)^2},
 * exact over all N - 1 splits.
 *
 * @see <a href="https://doi.org/10.1109/TSMC.1979.4310076">Otsu, A Threshold Selection Method from
 *     Gray-Level Histograms, 1979, equation 18</a>
 */
public final class OtsuSplit {
  private OtsuSplit() {}

  /**
   * How many values are in the low group; all of them when none differ. Equal values are never
   * parted; of equally good splits the lowest wins. Cost: O(N).
   *
   * @param rising N values, N ≥ 1, sorted
   */
  public static int below(double[] rising) {
    int n = rising.length;
    double shift = rising[n / 2];
    double total = 0;
    for (double value : rising) {
      total += value - shift;
    }
    double low = 0;
    double best = 0;
    int split = n;
    for (int i = 1; i < n; i++) {
      low += rising[i - 1] - shift;
      double gap = (total - low) / (n - i) - low / i;
      double between = (double) i * (n - i) * gap * gap;
      if (rising[i] > rising[i - 1] && between > best) {
        best = between;
        split = i;
      }
    }
    return split;
  }
}
