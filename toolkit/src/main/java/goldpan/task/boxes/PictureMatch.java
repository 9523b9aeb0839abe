package goldpan.task.boxes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The given and the found boxes of one picture, paired one to one. */
final class PictureMatch {
  /** What a pair of two classes counts, of a pair of one class that overlaps as much. */
  private static final double OTHER_CLASS = 0.7;

  private final int row;
  private final List<GivenBox> given;
  private final List<Box> ignored;
  private final List<ScoredBox> found;
  private final BoxPairs pairs;
  private final MiningOptions options;

  PictureMatch(int row, List<GivenBox> all, List<ScoredBox> detected, MiningOptions options) {
    this.row = row;
    this.options = options;
    this.given = all.stream().filter(b -> !b.isIgnored()).toList();
    this.ignored = all.stream().filter(GivenBox::isIgnored).map(GivenBox::box).toList();
    List<ScoredBox> kept = new ArrayList<>();
    for (ScoredBox each : detected) {
      if (each.confidence() >= options.leastConfidence() && !each.box().isDegenerate()) {
        kept.add(each);
      }
    }
    this.found = kept;
    this.pairs = BoxPairs.of(given, found, this::affinity);
  }

  private double affinity(GivenBox g, ScoredBox f) {
    double iou = g.box().iou(f.box());
    boolean same = g.box().label() == f.box().label();
    return iou < options.leastOverlap()
        ? 0
        : iou * Math.sqrt(f.confidence()) * (same ? 1 : OTHER_CLASS);
  }

  int row() {
    return row;
  }

  /** The given boxes that count. */
  List<GivenBox> given() {
    return given;
  }

  List<ScoredBox> found() {
    return found;
  }

  /** The found box that goes with a given one. */
  Optional<ScoredBox> foundFor(int g) {
    return pairs.foundOf(g) < 0 ? Optional.empty() : Optional.of(found.get(pairs.foundOf(g)));
  }

  boolean isPaired(int f) {
    return pairs.givenOf(f) >= 0;
  }

  /** The highest overlap of a box with a given one. */
  double overlapWithGiven(Box box) {
    return given.stream().mapToDouble(g -> g.box().iou(box)).max().orElse(0);
  }

  /** Found boxes without a given one, that are no new thing twice and in no ignored place. */
  List<ScoredBox> unpaired() {
    List<ScoredBox> kept = new ArrayList<>();
    for (int f = 0; f < found.size(); f++) {
      Box box = found.get(f).box();
      if (!isPaired(f)
          && overlapWithGiven(box) < options.newOverlap()
          && kept.stream().noneMatch(k -> k.box().iou(box) >= options.newOverlap())
          && ignored.stream().noneMatch(i -> i.intersection(box) >= box.area() / 2)) {
        kept.add(found.get(f));
      }
    }
    return kept;
  }

  /**
   * How sure the detector is of a thing where a box is: the confidence of the found box that goes
   * with it times how far they overlap, where .25 is enough.
   */
  static double support(Box box, ScoredBox found) {
    return found.confidence() * Math.min(1, 4 * box.iou(found.box()));
  }
}
