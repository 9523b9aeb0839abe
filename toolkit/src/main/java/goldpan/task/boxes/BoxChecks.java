package goldpan.task.boxes;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with given boxes that needs no model to be seen: boxes without area or outside of
 * their picture, doubled ones, one thing with two classes, tiny ones; and classes or pictures
 * without boxes. O(boxes² a picture).
 */
public final class BoxChecks {
  /** Two boxes of one class that overlap more are one box twice. */
  static final double DOUBLED = 0.8;

  /** Two boxes of two classes that overlap more are on one thing. */
  static final double SAME_PLACE = 0.9;

  /** A box with a side below is too small to show anything, in pixels. */
  static final double TINY = 3;

  /** How far a box may stand out of its picture by rounding, in pixels. */
  static final double ROUNDING = 1.01;

  private final Dataset dataset;
  private final BoxAnnotations given;
  private final List<Finding> found = new ArrayList<>();

  private BoxChecks(Dataset dataset, BoxAnnotations given) {
    this.dataset = dataset;
    this.given = given;
  }

  /**
   * All that is wrong, picture by picture; a finding about a box is at the id of its unit.
   *
   * @throws IllegalArgumentException when the dataset has no boxes
   */
  public static List<Finding> of(Dataset dataset) {
    BoxChecks checks = new BoxChecks(dataset, BoxAnnotations.of(dataset));
    int[] counts = new int[dataset.classes().size()];
    int without = 0;
    int first = -1;
    for (int row = 0; row < dataset.size(); row++) {
      checks.picture(row);
      checks.given.count(row, counts);
      if (checks.given.count(row) == 0) {
        first = without++ == 0 ? row : first;
      }
    }
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] == 0) {
        checks.tell(
            dataset.classes().get(k), Finding.Kind.EMPTY_CLASS, "is a class that no box has");
      }
    }
    if (without > 0) {
      checks.tell(
          dataset.id(first),
          Finding.Kind.NOTE,
          without == 1
              ? "is the only picture without a box"
              : Words.of(
                  "is the first of %,d pictures without a box, of %,d; right where they show nothing",
                  without, dataset.size()));
    }
    return List.copyOf(checks.found);
  }

  private void picture(int row) {
    List<GivenBox> boxes = given.boxes(row);
    for (int i = 0; i < boxes.size(); i++) {
      GivenBox box = boxes.get(i);
      if (!alone(row, box)) {
        for (int j = 0; j < i; j++) {
          pair(row, boxes.get(j), box);
        }
      }
    }
  }

  /** Whether the box by itself is wrong in a way that comparing it says nothing more. */
  private boolean alone(int row, GivenBox each) {
    Box box = each.box();
    if (box.isDegenerate()) {
      note(row, each, "has no area (%s); expected a width and a height above 0", size(box));
      return true;
    }
    int width = given.width(row);
    int height = given.height(row);
    if (width > 0 && height > 0) {
      if (box.within(width, height).isDegenerate()) {
        note(row, each, "lies outside of its picture of %d×%d pixels (%s)", width, height, at(box));
        return true;
      }
      double out =
          Math.max(Math.max(-box.x0(), -box.y0()), Math.max(box.x1() - width, box.y1() - height));
      if (out > ROUNDING) {
        note(
            row,
            each,
            "stands %s pixels out of its picture of %d×%d (%s)",
            number(out),
            width,
            height,
            at(box));
      }
    }
    if (Math.min(box.width(), box.height()) < TINY) {
      note(row, each, "is only %s pixels large", size(box));
    }
    return false;
  }

  private void pair(int row, GivenBox first, GivenBox second) {
    double iou = first.box().iou(second.box());
    boolean same = first.box().label() == second.box().label();
    if (first.isIgnored() || second.isIgnored() || iou <= (same ? DOUBLED : SAME_PLACE)) {
      return;
    }
    if (same) {
      note(
          row,
          second,
          "overlaps box %d of the same class by %.0f %%; expected one box a thing",
          first.number(),
          100 * iou);
    } else {
      note(
          row,
          second,
          "is a %s where box %d is a %s (they overlap by %.0f %%); expected one class a thing",
          name(second),
          first.number(),
          name(first),
          100 * iou);
    }
  }

  private String name(GivenBox each) {
    return dataset.classes().get(each.box().label());
  }

  private void note(int row, GivenBox each, String format, Object... values) {
    tell(
        dataset.id(row) + "#" + BoxPart.given(each.number()),
        Finding.Kind.NOTE,
        Words.of(format, values));
  }

  private void tell(String where, Finding.Kind kind, String what) {
    found.add(new Finding(where, kind, what));
  }

  private static String size(Box box) {
    return number(box.width()) + "×" + number(box.height());
  }

  private static String at(Box box) {
    return "%s, %s to %s, %s"
        .formatted(number(box.x0()), number(box.y0()), number(box.x1()), number(box.y1()));
  }

  private static String number(double pixels) {
    return Words.of("%.2f", pixels).replaceFirst("\\.?0+$", "");
  }
}
