package goldpan.metrics;

import java.util.stream.IntStream;

/** How often and from which seed rows are drawn anew for intervals. */
final class Bootstrap {
  static final long SEED = 20_112_026;
  private static final int MOST = 1000;
  private static final int FEWEST = 200;
  private static final long DRAWS = 20_000_000;
  static final int LEAST_ROWS = 2;

  private Bootstrap() {}

  /** Replicates for N rows: fewer when they are many, as their spread is then small. */
  static int replicates(int n) {
    return (int) Math.max(FEWEST, Math.min(MOST, DRAWS / Math.max(1, n)));
  }

  /** What replicate number i says of several things at once; result [thing][replicate]. */
  interface Replicate {
    double[] of(int number);
  }

  static double[][] run(int things, int replicates, Replicate each) {
    double[][] found =
        IntStream.range(0, replicates).parallel().mapToObj(each::of).toArray(double[][]::new);
    double[][] byThing = new double[things][replicates];
    for (int b = 0; b < replicates; b++) {
      for (int t = 0; t < things; t++) {
        byThing[t][b] = found[b][t];
      }
    }
    return byThing;
  }
}
