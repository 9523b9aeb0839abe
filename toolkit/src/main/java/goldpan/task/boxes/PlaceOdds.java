package goldpan.task.boxes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How probable it is that a given box is where the thing is, by how it differs from the found box.
 *
 * <p>Four residuals: differences of centres over the found box's sides, and logarithms of the
 * ratios of sides. For boxes that are right they scatter about their medians as the detector is
 * precise, by a Student distribution of 4 degrees of freedom whose scale is 1.4826 median absolute
 * deviations (of the class as far as there is data), at least .02. Of misplaced boxes some of the
 * four, any of the 15 choices alike, scatter by .3 more: {@code L = (Π (1 + r) - 1) / 15} with the
 * likelihood ratios r of the four. Bayes' rule with a share of 10 % of misplaced boxes gives the
 * probability.
 */
final class PlaceOdds {
  private static final int RESIDUALS = 4;
  private static final double MISPLACED = 0.1;
  private static final double WIDE = 0.3;
  private static final double LEAST_SCALE = 0.02;
  private static final double FREEDOM = 4;
  private static final double WEIGHT = 20;
  private static final double SUBSETS = 15;
  private static final double SURE = 0.3;

  private final double[] centres;
  private final double[][] scales;

  private PlaceOdds(double[] centres, double[][] scales) {
    this.centres = centres;
    this.scales = scales;
  }

  static PlaceOdds of(List<PictureMatch> pictures, int classes) {
    List<double[]> all = new ArrayList<>();
    List<List<double[]>> byClass = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      byClass.add(new ArrayList<>());
    }
    for (PictureMatch picture : pictures) {
      for (int g = 0; g < picture.given().size(); g++) {
        Box box = picture.given().get(g).box();
        Optional<ScoredBox> found =
            picture
                .foundFor(g)
                .filter(f -> f.box().label() == box.label() && f.confidence() >= SURE);
        if (found.isPresent() && !box.isDegenerate()) {
          double[] r = residuals(box, found.get().box());
          all.add(r);
          byClass.get(box.label()).add(r);
        }
      }
    }
    double[] centres = new double[RESIDUALS];
    Arrays.setAll(centres, i -> all.isEmpty() ? 0 : median(all.stream().mapToDouble(r -> r[i])));
    double[] scale = scales(all, centres, new double[] {0.1, 0.1, 0.1, 0.1});
    double[][] scales = new double[classes][];
    Arrays.setAll(scales, k -> scales(byClass.get(k), centres, scale));
    return new PlaceOdds(centres, scales);
  }

  private static double[] scales(List<double[]> residuals, double[] centres, double[] towards) {
    double[] scales = new double[RESIDUALS];
    int n = residuals.size();
    for (int i = 0; i < RESIDUALS; i++) {
      int at = i;
      double own =
          n == 0
              ? 0
              : 1.4826 * median(residuals.stream().mapToDouble(r -> Math.abs(r[at] - centres[at])));
      scales[i] = Math.max(LEAST_SCALE, (n * own + WEIGHT * towards[i]) / (n + WEIGHT));
    }
    return scales;
  }

  private static double median(java.util.stream.DoubleStream values) {
    double[] rising = values.sorted().toArray();
    int half = rising.length / 2;
    return rising.length % 2 == 1 ? rising[half] : (rising[half - 1] + rising[half]) / 2;
  }

  private static double[] residuals(Box given, Box found) {
    return new double[] {
      (given.x0() + given.x1() - found.x0() - found.x1()) / 2 / found.width(),
      (given.y0() + given.y1() - found.y0() - found.y1()) / 2 / found.height(),
      Math.log(given.width() / found.width()),
      Math.log(given.height() / found.height())
    };
  }

  /** In (0, 1): that a given box is where the found one says that a thing is. */
  double of(Box given, ScoredBox found) {
    if (given.isDegenerate()) {
      return 1e-4;
    }
    double[] r = residuals(given, found.box());
    double[] scale = scales[given.label()];
    double all = 1;
    for (int i = 0; i < RESIDUALS; i++) {
      double wide = Math.hypot(WIDE, scale[i]);
      double difference = r[i] - centres[i];
      all *= 1 + Math.exp(density(difference, wide) - density(difference, scale[i]));
    }
    double misplaced = (all - 1) / SUBSETS;
    double logOdds = Math.log((1 - MISPLACED) / MISPLACED) - Math.log(misplaced);
    return Math.min(0.9999, Math.max(1e-4, 1 / (1 + Math.exp(-logOdds))));
  }

  /** Logarithm of Student's density, but for a constant. */
  private static double density(double difference, double scale) {
    double z = difference / scale;
    return -Math.log(scale) - (FREEDOM + 1) / 2 * Math.log1p(z * z / FREEDOM);
  }
}
