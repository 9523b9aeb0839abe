package goldpan.task.boxes;

import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.predict.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Average precision of a detector by COCO's definition, class by class.
 *
 * <ol>
 *   <li>Of each picture and class the 100 most confident found boxes count.
 *   <li>Most confident first, a found box is matched to the free given box of its class that it
 *       overlaps most, by the threshold t or more; ignored boxes only where no other will do, and
 *       as often as needed; their overlap is the intersection over the found box.
 *   <li>Found boxes of all pictures by falling confidence, without those matched to ignored ones,
 *       give precision at each recall; it is made falling.
 *   <li>AP is its mean at the 101 recalls 0, .01, …, 1; AP@[.5:.95] the mean over t = .5, .55, …,
 *       .95.
 * </ol>
 *
 * <p>The numbers are those of pycocotools' {@code COCOeval} for boxes of any size. Only pictures
 * that were judged count. A class without a given box has none. Cost: O(boxes² a picture).
 *
 * @see <a href="https://cocodataset.org/#detection-eval">the definition</a>
 */
public final class AveragePrecision {
  private static final int MOST = 100;
  private static final int RECALLS = 101;
  private static final double[] THRESHOLDS =
      IntStream.range(0, 10).mapToDouble(i -> 0.5 + 0.05 * i).toArray();

  private final List<String> classes;
  private final double[][] values;
  private final int[] given;
  private final double[] thresholds;
  private final Set<Origin> origins;

  private AveragePrecision(
      List<String> classes,
      double[] thresholds,
      double[][] values,
      int[] given,
      Set<Origin> origins) {
    this.classes = classes;
    this.thresholds = thresholds;
    this.values = values;
    this.given = given;
    this.origins = origins;
  }

  /**
   * Average precision at COCO's ten overlaps.
   *
   * @throws IllegalArgumentException when the dataset of the detections has no boxes
   */
  public static AveragePrecision of(Detections found) {
    return of(found, THRESHOLDS);
  }

  /**
   * Average precision at other overlaps.
   *
   * @param overlaps each in (0, 1]
   * @throws IllegalArgumentException when one is outside
   */
  public static AveragePrecision of(Detections found, double... overlaps) {
    for (double t : overlaps) {
      if (!(t > 0 && t <= 1)) {
        throw new IllegalArgumentException(
            "overlap is %s; expected above 0 and at most 1, such as 0.5".formatted(t));
      }
    }
    Dataset dataset = found.dataset();
    BoxAnnotations boxes = BoxAnnotations.of(dataset);
    int classes = dataset.classes().size();
    double[][] values = new double[classes][];
    int[] given = new int[classes];
    Set<Origin> origins = EnumSet.noneOf(Origin.class);
    for (int row = 0; row < found.size(); row++) {
      if (found.isJudged(row)) {
        origins.add(found.origin(row));
      }
    }
    for (int k = 0; k < classes; k++) {
      OfClass own = new OfClass(k, found, boxes, overlaps);
      given[k] = own.given;
      values[k] = own.values();
    }
    return new AveragePrecision(dataset.classes(), overlaps.clone(), values, given, origins);
  }

  /** AP of a class at an overlap of .5; empty for a class without a given box. */
  public OptionalDouble ap50(int label) {
    return at(label, 0.5);
  }

  /**
   * AP of a class at one of the overlaps; empty for a class without a given box.
   *
   * @throws IllegalArgumentException for an overlap that was not asked for
   */
  public OptionalDouble at(int label, double overlap) {
    for (int t = 0; t < thresholds.length; t++) {
      if (Math.abs(thresholds[t] - overlap) < 1e-9) {
        return given[label] == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[label][t]);
      }
    }
    throw new IllegalArgumentException(
        "overlap is %s; expected one of %s".formatted(overlap, Arrays.toString(thresholds)));
  }

  /** Mean AP of a class over all overlaps; empty for a class without a given box. */
  public OptionalDouble ap(int label) {
    return given[label] == 0 ? OptionalDouble.empty() : Arrays.stream(values[label]).average();
  }

  /** Mean over classes of {@link #ap50}; 0 without a given box. */
  public double ap50() {
    return mean(this::ap50);
  }

  /** Mean over classes of {@link #ap}; 0 without a given box. */
  public double ap() {
    return mean(this::ap);
  }

  private double mean(java.util.function.IntFunction<OptionalDouble> ofClass) {
    return IntStream.range(0, classes.size())
        .mapToObj(ofClass)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average()
        .orElse(0);
  }

  /** How many boxes of a class are given and not to be ignored, in the pictures judged. */
  public int given(int label) {
    return given[label];
  }

  /** The boxes of one class, gathered over pictures. */
  private static final class OfClass {
    private final double[] overlaps;
    private final List<Hit> hits = new ArrayList<>();
    private int given;

    /** A found box: what it is at each overlap. */
    private record Hit(double confidence, List<Outcome> outcomes) {}

    private enum Outcome {
      RIGHT,
      WRONG,
      IGNORED
    }

    OfClass(int label, Detections found, BoxAnnotations boxes, double[] overlaps) {
      this.overlaps = overlaps;
      for (int row = 0; row < found.size(); row++) {
        if (found.isJudged(row)) {
          picture(
              boxes.boxes(row).stream().filter(b -> b.box().label() == label).toList(),
              found.of(row).stream().filter(b -> b.box().label() == label).limit(MOST).toList());
        }
      }
    }

    private void picture(List<GivenBox> all, List<ScoredBox> found) {
      List<GivenBox> inOrder = new ArrayList<>(all);
      inOrder.sort(Comparator.comparing(GivenBox::isIgnored));
      given += (int) all.stream().filter(b -> !b.isIgnored()).count();
      Outcome[][] outcomes = new Outcome[found.size()][overlaps.length];
      for (int t = 0; t < overlaps.length; t++) {
        boolean[] taken = new boolean[inOrder.size()];
        for (int f = 0; f < found.size(); f++) {
          outcomes[f][t] = match(inOrder, taken, found.get(f).box(), overlaps[t]);
        }
      }
      for (int f = 0; f < found.size(); f++) {
        hits.add(new Hit(found.get(f).confidence(), List.of(outcomes[f])));
      }
    }

    private static Outcome match(
        List<GivenBox> inOrder, boolean[] taken, Box found, double overlap) {
      double best = Math.min(overlap, 1 - 1e-10);
      int match = -1;
      for (int g = 0; g < inOrder.size(); g++) {
        GivenBox each = inOrder.get(g);
        if (taken[g] && !each.isIgnored()) {
          continue;
        }
        if (match >= 0 && !inOrder.get(match).isIgnored() && each.isIgnored()) {
          break;
        }
        double iou =
            each.isIgnored()
                ? (found.area() == 0 ? 0 : found.intersection(each.box()) / found.area())
                : found.iou(each.box());
        if (iou >= best) {
          best = iou;
          match = g;
        }
      }
      if (match < 0) {
        return Outcome.WRONG;
      }
      taken[match] = true;
      return inOrder.get(match).isIgnored() ? Outcome.IGNORED : Outcome.RIGHT;
    }

    double[] values() {
      hits.sort(Comparator.comparingDouble(h -> -h.confidence()));
      double[] values = new double[overlaps.length];
      for (int t = 0; t < values.length; t++) {
        values[t] = given == 0 ? 0 : value(t);
      }
      return values;
    }

    private double value(int t) {
      List<double[]> curve = new ArrayList<>();
      int right = 0;
      int all = 0;
      for (Hit hit : hits) {
        if (hit.outcomes().get(t) != Outcome.IGNORED) {
          all++;
          right += hit.outcomes().get(t) == Outcome.RIGHT ? 1 : 0;
          curve.add(new double[] {(double) right / given, (double) right / all});
        }
      }
      for (int i = curve.size() - 1; i > 0; i--) {
        curve.get(i - 1)[1] = Math.max(curve.get(i - 1)[1], curve.get(i)[1]);
      }
      double sum = 0;
      int at = 0;
      for (int r = 0; r < RECALLS; r++) {
        double recall = r * 0.01;
        while (at < curve.size() && curve.get(at)[0] < recall) {
          at++;
        }
        sum += at < curve.size() ? curve.get(at)[1] : 0;
      }
      return sum / RECALLS;
    }
  }

  /** One line a class: AP@.5, the mean over all overlaps, and how many boxes are given. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            Words.of("AP by COCO's definition, %s: ", origins.isEmpty() ? "of nothing" : origins));
    text.append(Words.of("%.3f over all overlaps", ap()));
    for (int k = 0; k < classes.size(); k++) {
      if (given[k] > 0) {
        text.append(
            Words.of("\n  %s: %.3f of %,d boxes", classes.get(k), ap(k).orElse(0), given[k]));
      }
    }
    return text.toString();
  }
}
