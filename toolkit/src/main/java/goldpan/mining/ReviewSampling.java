package goldpan.mining;

import java.util.SplittableRandom;

/**
 * Which ranks of a list to look at so that they stand for all of it: one drawn at random from each
 * of m equal strata of ranks. The draw follows from the length of the list and m alone, so that
 * everybody who asks gets the same rows and whoever counts knows which were drawn.
 *
 * @see <a href="https://doi.org/10.2307/2342192">Neyman, On the Two Different Aspects of the
 *     Representative Method, 1934: stratified sampling</a>
 */
final class ReviewSampling {
  /** A sample of this many is offered; the interval is then about 0.3 wide. */
  static final int OFFERED = 20;

  /** Fewer say too little to give a number. */
  static final int LEAST = 10;

  private static final long SEED = 12;
  private static final long STEP = 1_000_003;

  private ReviewSampling() {}

  /** Ranks from 0, rising; all {@code n} when m is no less. */
  static int[] ranks(int n, int m) {
    int count = Math.min(n, m);
    SplittableRandom random = new SplittableRandom(SEED + STEP * n + count);
    int[] ranks = new int[count];
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) i * n / count);
      int to = (int) ((i + 1L) * n / count);
      ranks[i] = from + random.nextInt(to - from);
    }
    return ranks;
  }
}
