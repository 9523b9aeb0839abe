package goldpan.torch.detect;

/**
 * How far both corners of a box may move, each by r along both axes, so that the moved box still
 * overlaps the box by an intersection over union of t. The heat of a box falls off within that
 * radius.
 *
 * <p>The least of three cases: both corners move the same way, {@code r² − (w+h) r + wh (1−t)/(1+t)
 * = 0}; both inwards, {@code 4r² − 2(w+h) r + (1−t) wh = 0}; both outwards, {@code 4tr² + 2t(w+h) r
 * + (t−1) wh = 0}.
 *
 * @see <a href="https://arxiv.org/abs/1808.01244">Law and Deng, CornerNet, 2018, section 3.2</a>
 */
final class GaussianRadius {
  private GaussianRadius() {}

  /**
   * The radius, in the unit of the sides.
   *
   * @param width above 0
   * @param height above 0
   * @param overlap t, in (0, 1)
   */
  static double of(double width, double height, double overlap) {
    double sum = width + height;
    double area = width * height;
    double same = least(1, sum, area * (1 - overlap) / (1 + overlap));
    double inwards = least(4, 2 * sum, (1 - overlap) * area);
    double outwards = least(4 * overlap, -2 * overlap * sum, (overlap - 1) * area);
    return Math.min(same, Math.min(inwards, outwards));
  }

  /** The solution of {@code a x² − b x + c = 0} that lies nearer to 0. */
  private static double least(double a, double b, double c) {
    double root = Math.sqrt(b * b - 4 * a * c);
    // without cancellation, whatever the sign of b
    return 2 * c / (b >= 0 ? b + root : b - root);
  }
}
