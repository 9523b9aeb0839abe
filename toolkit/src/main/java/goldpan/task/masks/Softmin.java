package goldpan.task.masks;

/**
 * Pools the probabilities that a model gives the given classes of a picture's pixels: a mean in
 * which the least probable count most.
 *
 * <pre>s = Σ p w / Σ w,  w = exp((1 - p) / T)</pre>
 *
 * @see <a href="https://arxiv.org/abs/2307.05080">Lad and Mueller, Estimating label quality and
 *     errors in semantic segmentation data via any model, 2023, section 3.7</a>
 */
final class Softmin {
  private final double temperature;
  private double weights;
  private double sum;

  /**
   * Begins without pixels.
   *
   * @param temperature T, above 0; the nearer to 0, the more the least probable counts
   */
  Softmin(double temperature) {
    this.temperature = temperature;
  }

  /** Takes a pixel whose given class has this probability, in [0, 1]. */
  void add(double probability) {
    double weight = Math.exp((1 - probability) / temperature);
    weights += weight;
    sum += weight * probability;
  }

  /** {@code 1 - s}, in [0, 1]; higher is more suspicious; 0 of no pixels. */
  double suspicion() {
    return weights == 0 ? 0 : 1 - sum / weights;
  }
}
