package goldpan.task.boxes.format;

import goldpan.data.PictureSize;
import goldpan.task.boxes.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of labels of YOLO: a thing a line, its class's number and where it is as parts of the
 * picture's width and height: centre and size, or the corners of a polygon.
 */
final class YoloLabels {
  private static final int BOX = 5;
  private static final int SCORED = 6;
  private static final int LEAST_POLYGON = 7;

  private final List<String> text;
  private final List<Integer> lines = new ArrayList<>();
  private final boolean keypoints;

  /**
   * The lines of a file.
   *
   * @param keypoints whether more numbers than five are keypoints and no polygon
   */
  YoloLabels(List<String> text, boolean keypoints) {
    this.text = text;
    this.keypoints = keypoints;
    for (int i = 0; i < text.size(); i++) {
      if (!text.get(i).isBlank()) {
        lines.add(i);
      }
    }
  }

  /** How many things it lists. */
  int size() {
    return lines.size();
  }

  /** The line of a thing, from 1, as an editor counts. */
  int line(int number) {
    return lines.get(number) + 1;
  }

  /** The parts of a thing's line. */
  List<String> parts(int number) {
    return List.of(text.get(lines.get(number)).strip().split("\\s+", -1));
  }

  /** The class's number that a line begins with; empty when it begins with something else. */
  static Optional<Integer> label(List<String> parts) {
    return VocFile.number(parts.get(0))
        .filter(d -> d >= 0 && d == Math.rint(d) && d < Integer.MAX_VALUE)
        .map(Double::intValue);
  }

  /** Whether a line is a polygon. */
  boolean isPolygon(List<String> parts) {
    return !keypoints && parts.size() >= LEAST_POLYGON && parts.size() % 2 == 1;
  }

  /** How sure a detector is; empty where a line says nothing of it. */
  Optional<Double> confidence(List<String> parts) {
    return parts.size() == SCORED ? VocFile.number(parts.get(BOX)) : Optional.empty();
  }

  /** Where a thing is, in pixels, of class 0; empty when its numbers are none or too few. */
  Optional<Box> place(List<String> parts, PictureSize size) {
    double[] v = new double[parts.size() - 1];
    for (int i = 0; i < v.length; i++) {
      Optional<Double> value = VocFile.number(parts.get(i + 1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      v[i] = value.get();
    }
    if (isPolygon(parts)) {
      return Optional.of(around(v, size));
    }
    if (parts.size() != BOX && parts.size() != SCORED && !(keypoints && parts.size() > BOX)) {
      return Optional.empty();
    }
    double w = size.width();
    double h = size.height();
    return Optional.of(
        new Box(
            0,
            pixels((v[0] - v[2] / 2) * w),
            pixels((v[1] - v[3] / 2) * h),
            pixels((v[0] + v[2] / 2) * w),
            pixels((v[1] + v[3] / 2) * h)));
  }

  private static Box around(double[] v, PictureSize size) {
    double x0 = Double.POSITIVE_INFINITY;
    double y0 = Double.POSITIVE_INFINITY;
    double x1 = Double.NEGATIVE_INFINITY;
    double y1 = Double.NEGATIVE_INFINITY;
    for (int i = 0; i + 1 < v.length; i += 2) {
      x0 = Math.min(x0, v[i]);
      x1 = Math.max(x1, v[i]);
      y0 = Math.min(y0, v[i + 1]);
      y1 = Math.max(y1, v[i + 1]);
    }
    return new Box(
        0,
        pixels(x0 * size.width()),
        pixels(y0 * size.height()),
        pixels(x1 * size.width()),
        pixels(y1 * size.height()));
  }

  /** Six decimals of a part are a thousandth of a pixel: further digits are noise. */
  private static double pixels(double value) {
    return Math.rint(value * 1000) / 1000;
  }

  /** The lines with what was decided; what nothing was decided about stays as it is spelt. */
  List<String> edited(BoxChanges changes, List<Integer> numbers, PictureSize size) {
    List<String> now = new ArrayList<>(text);
    for (int i = lines.size() - 1; i >= 0; i--) {
      int at = lines.get(i);
      if (changes.isRemoved(i)) {
        now.remove(at);
        continue;
      }
      List<String> parts = new ArrayList<>(parts(i));
      Optional<Integer> label = changes.relabelled(i);
      label.ifPresent(k -> parts.set(0, Integer.toString(numbers.get(k))));
      Optional<BoxChanges.Move> move = changes.moved(i);
      move.ifPresent(m -> move(parts, m, size));
      if (label.isPresent() || move.isPresent()) {
        now.set(at, String.join(" ", parts));
      }
    }
    changes.added().forEach(b -> now.add(line(b.box(), numbers, size)));
    return now;
  }

  private void move(List<String> parts, BoxChanges.Move move, PictureSize size) {
    if (isPolygon(parts)) {
      for (int i = 1; i + 1 < parts.size(); i += 2) {
        double x = Double.parseDouble(parts.get(i)) * size.width();
        double y = Double.parseDouble(parts.get(i + 1)) * size.height();
        parts.set(i, part(move.x(x) / size.width()));
        parts.set(i + 1, part(move.y(y) / size.height()));
      }
      return;
    }
    List<String> place = place(move.now(), size);
    for (int i = 0; i < place.size(); i++) {
      parts.set(i + 1, place.get(i));
    }
  }

  /** A line of a box. */
  static String line(Box box, List<Integer> numbers, PictureSize size) {
    return numbers.get(box.label()) + " " + String.join(" ", place(box, size));
  }

  private static List<String> place(Box box, PictureSize size) {
    return List.of(
        part((box.x0() + box.x1()) / 2 / size.width()),
        part((box.y0() + box.y1()) / 2 / size.height()),
        part(box.width() / size.width()),
        part(box.height() / size.height()));
  }

  private static String part(double value) {
    return goldpan.data.Words.of("%.6f", value);
  }
}
