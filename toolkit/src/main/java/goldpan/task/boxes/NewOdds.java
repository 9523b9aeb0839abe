package goldpan.task.boxes;

import java.util.Arrays;
import java.util.List;

/**
 * How probable it is that a found box without a given one is a thing that nobody boxed.
 *
 * <p>Of the found boxes of a confidence, a share m goes with given ones. If a share ρ = 5 % of
 * things is not boxed, q = m / (1 - ρ) of them are things, and of those without a given box {@code
 * q ρ / (q ρ + 1 - q)}. m is a histogram over confidences, class by class as far as there is data,
 * made rising.
 */
final class NewOdds {
  private static final int BINS = 10;
  private static final double UNBOXED = 0.05;
  private static final double WEIGHT = 20;

  private final double[][] matched;

  private NewOdds(double[][] matched) {
    this.matched = matched;
  }

  static NewOdds of(List<PictureMatch> pictures, int classes) {
    double[][] with = new double[classes][BINS];
    double[][] all = new double[classes][BINS];
    for (PictureMatch picture : pictures) {
      for (int f = 0; f < picture.found().size(); f++) {
        if (picture.isPaired(f)) {
          ScoredBox found = picture.found().get(f);
          with[found.box().label()][bin(found.confidence())]++;
          all[found.box().label()][bin(found.confidence())]++;
        }
      }
      for (ScoredBox found : picture.unpaired()) {
        all[found.box().label()][bin(found.confidence())]++;
      }
    }
    double[] together = new double[BINS];
    for (int b = 0; b < BINS; b++) {
      double w = 0;
      double n = 0;
      for (int k = 0; k < classes; k++) {
        w += with[k][b];
        n += all[k][b];
      }
      together[b] = (w + 2 * middle(b)) / (n + 2);
    }
    double[][] matched = new double[classes][BINS];
    for (int k = 0; k < classes; k++) {
      for (int b = 0; b < BINS; b++) {
        matched[k][b] = (with[k][b] + WEIGHT * together[b]) / (all[k][b] + WEIGHT);
      }
      Rising.make(matched[k]);
    }
    return new NewOdds(matched);
  }

  private static double middle(int bin) {
    return (bin + 0.5) / BINS;
  }

  private static int bin(double confidence) {
    return Math.min(BINS - 1, (int) (confidence * BINS));
  }

  /** In (0, 1): that a found box of this class and confidence is a thing that has no box. */
  double of(int label, double confidence) {
    double at = Math.min(BINS - 1, Math.max(0, confidence * BINS - 0.5));
    int low = (int) at;
    int high = Math.min(BINS - 1, low + 1);
    double share = matched[label][low] + (at - low) * (matched[label][high] - matched[label][low]);
    double real = Math.min(0.995, share / (1 - UNBOXED));
    return real * UNBOXED / (real * UNBOXED + 1 - real);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(matched);
  }
}
