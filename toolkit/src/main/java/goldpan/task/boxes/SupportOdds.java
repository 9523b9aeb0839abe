package goldpan.task.boxes;

import java.util.Arrays;
import java.util.List;

/**
 * How probable it is that a given box is on a thing, by how sure the detector is of one there.
 *
 * <p>For given boxes, {@code P(support | real)} is their own distribution: nearly all are right.
 * For boxes on nothing, {@code P(support | spurious)} is the distribution of the boxes of
 * <em>other</em> pictures laid over this one and paired with what is left over: boxes of the right
 * sizes and classes in places that say nothing. Both are histograms, class by class as far as there
 * is data (drawn to that of all classes by 20 boxes' weight), and their ratio is made rising.
 * Bayes' rule with a share of 5 % of spurious boxes gives the probability.
 */
final class SupportOdds {
  private static final double[] EDGES = {
    1e-9, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8
  };
  private static final double SPURIOUS = 0.05;
  private static final double WEIGHT = 5;
  private static final double SMOOTH = 0.5;

  private final double[][] probability;

  private SupportOdds(double[][] probability) {
    this.probability = probability;
  }

  static SupportOdds of(List<PictureMatch> pictures, int classes) {
    double[][] real = new double[classes][EDGES.length + 1];
    double[][] chance = new double[classes][EDGES.length + 1];
    for (int p = 0; p < pictures.size(); p++) {
      PictureMatch own = pictures.get(p);
      for (int g = 0; g < own.given().size(); g++) {
        Box box = own.given().get(g).box();
        double support = own.foundFor(g).map(f -> PictureMatch.support(box, f)).orElse(0.0);
        real[box.label()][bin(support)]++;
      }
      PictureMatch other = pictures.get((p + 1) % pictures.size());
      for (GivenBox probe : other.given()) {
        if (other != own && own.overlapWithGiven(probe.box()) < 0.5) {
          chance[probe.box().label()][bin(leftOver(own, probe.box()))]++;
        }
      }
    }
    double[] allReal = sum(real);
    double[] allChance = sum(chance);
    double[][] probability = new double[classes][];
    for (int k = 0; k < classes; k++) {
      double[] r = shares(real[k], shares(allReal, null));
      double[] c = shares(chance[k], shares(allChance, null));
      double[] odds = new double[r.length];
      Arrays.setAll(odds, b -> (1 - SPURIOUS) * r[b] / (SPURIOUS * c[b]));
      Rising.make(odds);
      probability[k] = Arrays.stream(odds).map(o -> o / (1 + o)).toArray();
    }
    return new SupportOdds(probability);
  }

  /** The support that a box gets from found boxes that go with no given one. */
  private static double leftOver(PictureMatch picture, Box box) {
    double best = 0;
    for (int f = 0; f < picture.found().size(); f++) {
      if (!picture.isPaired(f)) {
        best = Math.max(best, PictureMatch.support(box, picture.found().get(f)));
      }
    }
    return best;
  }

  private static double[] sum(double[][] all) {
    double[] sum = new double[EDGES.length + 1];
    for (double[] each : all) {
      Arrays.setAll(sum, b -> sum[b] + each[b]);
    }
    return sum;
  }

  /** Counts as shares, drawn to {@code towards} by a fixed weight; without, to equal shares. */
  private static double[] shares(
      double[] counts, double @org.jspecify.annotations.Nullable [] towards) {
    double weight = towards == null ? SMOOTH * counts.length : WEIGHT;
    double all = Arrays.stream(counts).sum() + weight;
    double[] shares = new double[counts.length];
    Arrays.setAll(
        shares, b -> (counts[b] + (towards == null ? SMOOTH : WEIGHT * towards[b])) / all);
    return shares;
  }

  private static int bin(double support) {
    int bin = 0;
    while (bin < EDGES.length && support >= EDGES[bin]) {
      bin++;
    }
    return bin;
  }

  /** In (0, 1): that a box of this class with this support is on a thing. */
  double of(int label, double support) {
    double[] own = probability[label];
    int bin = bin(support);
    double low = bin == 0 ? 0 : EDGES[bin - 1];
    double high = bin == EDGES.length ? 1 : EDGES[bin];
    double here = own[bin];
    double next = own[Math.min(bin + 1, own.length - 1)];
    double along = bin == 0 ? 0 : Math.min(1, (support - low) / Math.max(1e-9, high - low));
    return Math.min(0.9999, Math.max(1e-4, here + along * (next - here)));
  }
}
