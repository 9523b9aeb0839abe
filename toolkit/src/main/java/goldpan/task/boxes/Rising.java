package goldpan.task.boxes;

import java.util.Arrays;

/** Numbers made to rise: pool adjacent violators, all of one weight. */
final class Rising {
  private Rising() {}

  /** Replaces values by the rising ones nearest to them by squared distance of logarithms. */
  static void make(double[] values) {
    double[] means = new double[values.length];
    int[] sizes = new int[values.length];
    int blocks = 0;
    for (double value : values) {
      means[blocks] = Math.log(value);
      sizes[blocks++] = 1;
      while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
        int n = sizes[blocks - 2] + sizes[blocks - 1];
        means[blocks - 2] =
            (means[blocks - 2] * sizes[blocks - 2] + means[blocks - 1] * sizes[blocks - 1]) / n;
        sizes[blocks - 2] = n;
        blocks--;
      }
    }
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      Arrays.fill(values, at, at + sizes[b], Math.exp(means[b]));
      at += sizes[b];
    }
  }
}
