package goldpan.data;

/**
 * Random order from a seed: Fisher and Yates's shuffle with SplitMix64, written out so that no
 * release of Java changes what a seed gives.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood 2014, "Fast splittable
 *     pseudorandom number generators"</a>
 */
public final class Shuffle {
  private long state;

  public Shuffle(long seed) {
    state = seed;
  }

  /** Brings {@code values} into random order, in place; every order is as likely as another. */
  public void order(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int held = values[i];
      values[i] = values[j];
      values[j] = held;
    }
  }

  /** A number in [0, bound): the top half of a product, after Lemire; its bias is below 2⁻³². */
  private int below(int bound) {
    return (int) Math.multiplyHigh(next() >>> 1, (long) bound << 1);
  }

  private long next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
