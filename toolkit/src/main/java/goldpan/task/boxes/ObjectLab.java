package goldpan.task.boxes;

import java.util.List;
import java.util.function.DoublePredicate;

/**
 * The three scores of ObjectLab for the boxes of one picture, in [0, 1]; <em>lower</em> is more
 * suspicious, as published. Similarity of two boxes is {@code .9 IoU + .1 exp(-.1 d)} with the
 * distance d of their centres in pixels. Here to be compared with; {@link BoxUnits} is what mining
 * uses.
 *
 * @see <a href="https://arxiv.org/abs/2309.00832">Tkachenko, Thyagarajan, Mueller: ObjectLab,
 *     2023</a>
 */
public final class ObjectLab {
  private static final double ALPHA = 0.9;
  private static final double DISTANCE = 0.1;
  private static final double SURE = 0.95;
  private static final double LIKELY = 0.5;
  private static final double TEMPERATURE = 0.1;

  private ObjectLab() {}

  /** How alike two boxes are, in [0, 1]. */
  static double similarity(Box a, Box b) {
    double dx = (a.x0() + a.x1() - b.x0() - b.x1()) / 2;
    double dy = (a.y0() + a.y1() - b.y0() - b.y1()) / 2;
    return ALPHA * a.iou(b) + (1 - ALPHA) * Math.exp(-DISTANCE * Math.hypot(dx, dy));
  }

  /**
   * Overlooked: how alike a found box of confidence above .95 is to the given box of its class that
   * is most like it; 1 for less sure ones. Where no box of its class is given, {@code least (1 -
   * confidence)}.
   *
   * @param least the least similarity above 0 in the dataset
   */
  public static double overlooked(ScoredBox found, List<GivenBox> given, double least) {
    if (!(found.confidence() >= SURE)) {
      return 1;
    }
    return given.stream()
        .filter(g -> g.box().label() == found.box().label())
        .mapToDouble(g -> similarity(g.box(), found.box()))
        .max()
        .orElse(least * (1 - found.confidence()));
  }

  /**
   * Badly located: how alike a given box is to the found box of its class, of confidence above .5,
   * that is most like it; 1 without one.
   */
  public static double badlyLocated(GivenBox given, List<ScoredBox> found) {
    return best(given, found, true, c -> c > LIKELY, 1);
  }

  /**
   * Swapped: 1 less how alike a given box is to the found box of another class, of confidence above
   * .95, that is most like it; at least {@code least}; 1 without one.
   */
  public static double swapped(GivenBox given, List<ScoredBox> found, double least) {
    double best = best(given, found, false, c -> c > SURE, Double.NaN);
    return Double.isNaN(best) ? 1 : Math.max(least, 1 - best);
  }

  private static double best(
      GivenBox given, List<ScoredBox> found, boolean same, DoublePredicate sure, double none) {
    return found.stream()
        .filter(f -> (f.box().label() == given.box().label()) == same)
        .filter(f -> sure.test(f.confidence()))
        .mapToDouble(f -> similarity(given.box(), f.box()))
        .max()
        .orElse(none);
  }

  /**
   * Softmin of scores with temperature .1: {@code Σ s exp((1-s)/T) / Σ exp((1-s)/T)}; 1 of none.
   */
  public static double softmin(double... scores) {
    double weights = 0;
    double sum = 0;
    for (double s : scores) {
      double weight = Math.exp((1 - s) / TEMPERATURE);
      weights += weight;
      sum += weight * s;
    }
    return scores.length == 0 ? 1 : sum / weights;
  }
}
