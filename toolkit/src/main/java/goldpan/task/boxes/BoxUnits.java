package goldpan.task.boxes;

import goldpan.data.Dataset;
import goldpan.predict.Matrix;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a detector says of each box that is given and of each place where one might be missing.
 *
 * <p>Found boxes are paired with given ones, one to one. For a given box of class y, with the
 * probabilities o that a thing is there ({@link SupportOdds}), π(k) that it is of class k, and l
 * that the box is where it is ({@link PlaceOdds}):
 *
 * <pre>
 *   P(no object) = 1 - o      P(moved) = o π(y) (1 - l)
 *   P(y) = o π(y) l           P(k) = o π(k)   for the other classes k
 * </pre>
 *
 * <p>The cross-entropy of what is given is {@code -ln o - ln π(y) - ln l}: objectness,
 * classification and localisation loss, each to be had by itself. A found box without a given one,
 * with the probability m that a thing without a box is there ({@link NewOdds}), has P(k) = m π(k)
 * and P(no object) = 1 - m, and costs {@code -ln(1 - m)}. All these allow for errors of labels:
 * {@code 1 - P(given)} is the chance that what is given is wrong.
 */
public final class BoxUnits {
  private static final double LEAST = 1e-6;
  private static final double OTHER_CLASS = 0.01;
  private static final double SAME_THING = 0.4;

  private final Dataset dataset;
  private final BoxAnnotations given;
  private final Detections found;
  private final MiningOptions options;
  private final int classes;
  private final List<PictureMatch> pictures = new ArrayList<>();
  private final SupportOdds support;
  private final PlaceOdds place;
  private final NewOdds news;
  private final List<Unit> units = new ArrayList<>();

  /**
   * One unit.
   *
   * @param row of its picture
   * @param part which it is
   * @param label of the given box; the number of classes for a place without one
   * @param object that a thing is there, in (0, 1)
   * @param classes how probable each class is, if a thing is there
   * @param location that the given box is where the thing is, in (0, 1); 1 for a place without one
   */
  private record Unit(
      int row, BoxPart part, int label, double object, List<Double> classes, double location) {}

  private BoxUnits(Detections found, MiningOptions options) {
    this.dataset = found.dataset();
    this.given = BoxAnnotations.of(dataset);
    this.found = found;
    this.options = options;
    this.classes = dataset.classes().size();
    for (int row = 0; row < found.size(); row++) {
      if (found.isJudged(row)) {
        pictures.add(new PictureMatch(row, given.boxes(row), found.of(row), options));
      }
    }
    if (pictures.isEmpty()) {
      throw new PredictionException(
          found + " judge no picture; expected what a detector found in at least one");
    }
    this.support = SupportOdds.of(pictures, classes);
    this.place = PlaceOdds.of(pictures, classes);
    this.news = NewOdds.of(pictures, classes);
    pictures.forEach(this::picture);
  }

  /**
   * Judges all given boxes and the confident found ones without a given one.
   *
   * @throws PredictionException when no picture was judged
   * @throws IllegalArgumentException when the dataset has no boxes
   */
  public static BoxUnits of(Detections found, MiningOptions options) {
    return new BoxUnits(found, options);
  }

  /** The same with the usual options. */
  public static BoxUnits of(Detections found) {
    return of(found, MiningOptions.usual());
  }

  private void picture(PictureMatch picture) {
    for (int g = 0; g < picture.given().size(); g++) {
      units.add(given(picture, g));
    }
    for (ScoredBox each : picture.unpaired()) {
      if (each.confidence() >= options.newConfidence()) {
        units.add(added(picture, each));
      }
    }
  }

  private Unit given(PictureMatch picture, int g) {
    GivenBox own = picture.given().get(g);
    Box box = own.box();
    Optional<ScoredBox> match = picture.foundFor(g);
    double sure = match.map(f -> PictureMatch.support(box, f)).orElse(0.0);
    double object = box.isDegenerate() ? LEAST : support.of(box.label(), sure);
    double location = match.map(f -> place.of(box, f)).orElse(1 - 1e-4);
    BoxPart part =
        match.isPresent() && location < 0.5
            ? BoxPart.moved(own.number(), match.get().box())
            : BoxPart.given(own.number());
    Box at = match.map(ScoredBox::box).orElse(box);
    return new Unit(
        picture.row(), part, box.label(), object, classesAt(picture, at, box.label()), location);
  }

  private Unit added(PictureMatch picture, ScoredBox each) {
    double free = 1 - picture.overlapWithGiven(each.box()) / options.newOverlap();
    double object = news.of(each.box().label(), each.confidence()) * Math.min(1, 2 * free);
    return new Unit(
        picture.row(),
        BoxPart.added(each.box()),
        classes,
        Math.max(LEAST, object),
        classesAt(picture, each.box(), each.box().label()),
        1);
  }

  /**
   * How probable each class is where a box is, by all found boxes that are on the same thing; a
   * share of 1 % goes to all alike.
   */
  private List<Double> classesAt(PictureMatch picture, Box at, int usual) {
    double[] evidence = new double[classes];
    for (ScoredBox each : picture.found()) {
      double iou = each.box().iou(at);
      if (iou >= SAME_THING) {
        for (int k = 0; k < classes; k++) {
          evidence[k] = Math.max(evidence[k], iou * each.confidence(k));
        }
      }
    }
    double sum = 0;
    for (double e : evidence) {
      sum += e;
    }
    List<Double> all = new ArrayList<>(classes);
    for (int k = 0; k < classes; k++) {
      double share = sum == 0 ? (k == usual ? 1 : 0) : evidence[k] / sum;
      all.add((1 - OTHER_CLASS) * share + OTHER_CLASS / classes);
    }
    return all;
  }

  /** How many units there are: given boxes first in each picture, then new ones. */
  public int size() {
    return units.size();
  }

  /** The part of its picture that a unit is. */
  public BoxPart part(int unit) {
    return units.get(unit).part();
  }

  /** The row of the dataset that a unit's picture is. */
  public int row(int unit) {
    return units.get(unit).row();
  }

  /** Nats: {@code -ln o} for a given box, {@code -ln(1 - m)} for a place without one. */
  public double objectnessLoss(int unit) {
    Unit own = units.get(unit);
    return own.part().isNew() ? -Math.log1p(-own.object()) : -Math.log(own.object());
  }

  /** Nats: {@code -ln π(given)}; 0 for a place without a box. */
  public double classificationLoss(int unit) {
    Unit own = units.get(unit);
    return own.part().isNew() ? 0 : -Math.log(own.classes().get(own.label()));
  }

  /** Nats: {@code -ln l}; 0 for a place without a box. */
  public double localisationLoss(int unit) {
    return -Math.log(units.get(unit).location());
  }

  /** Nats: the three losses together, which is the cross-entropy of what is given. */
  public double loss(int unit) {
    return objectnessLoss(unit) + classificationLoss(unit) + localisationLoss(unit);
  }

  /**
   * Predictions about a dataset of the units, whose classes are {@link BoxAnnotations#unitClasses}.
   */
  public Predictions predictions() {
    int n = units.size();
    int[] samples = new int[n];
    int[] all = new int[n];
    int[] folds = new int[n];
    Origin[] origins = new Origin[n];
    List<String> parts = new ArrayList<>(n);
    Matrix.Builder rows = Matrix.builder(n, classes + 2);
    for (int u = 0; u < n; u++) {
      Unit own = units.get(u);
      samples[u] = own.row();
      all[u] = u;
      folds[u] = found.fold(own.row());
      origins[u] = found.origin(own.row());
      parts.add(own.part().toString());
      rows.set(u, row(own), 0);
    }
    Dataset asUnits = dataset.units(samples, parts);
    Provenance made = found.provenance();
    return Predictions.of(
        asUnits,
        all,
        rows.build(),
        origins,
        folds,
        new Provenance(
            made.model(), made.seed(), asUnits.fingerprint(), made.device(), made.threads()),
        found.findings(),
        null);
  }

  private float[] row(Unit own) {
    float[] row = new float[classes + 2];
    for (int k = 0; k < classes; k++) {
      double p = own.object() * own.classes().get(k);
      row[k] = (float) (k == own.label() ? p * own.location() : p);
    }
    row[classes] = (float) (1 - own.object());
    if (!own.part().isNew()) {
      double there = own.object() * own.classes().get(own.label());
      row[classes + 1] = (float) (there * (1 - own.location()));
    }
    return row;
  }
}
