package goldpan.score;

/**
 * Entropy of a sample's probabilities, {@code -sum of p ln p}: how undecided the model is.
 *
 * <p>A companion in tables and no {@link Score}: it does not look at the given label, so a wrong
 * label is no more suspicious to it than a right one.
 *
 * @see <a href="https://doi.org/10.1002/j.1538-7305.1948.tb01338.x">Shannon, A Mathematical Theory
 *     of Communication, 1948, section 6</a>
 */
public final class Entropy {
  private Entropy() {}

  /**
   * The entropy of K probabilities in nats, in [0, ln K]; {@code 0 ln 0} is 0. Cost: O(K).
   *
   * @param probabilities in [0, 1], together one
   */
  public static double nats(float[] probabilities) {
    double sum = 0;
    for (float p : probabilities) {
      sum += p > 0 ? p * CrossEntropy.nats(p) : 0;
    }
    return sum;
  }
}
