package goldpan.task.boxes;

import goldpan.data.Words;

/**
 * An upright box of one class, in pixels of its picture: x to the right, y down, from the top left
 * corner of the first pixel, so that a box of one pixel is 0, 0, 1, 1. Any finite numbers are
 * allowed, since annotations hold boxes outside of their pictures and boxes without area.
 *
 * @param label position of the class in the dataset's list, 0 or more
 * @param x0 left
 * @param y0 top
 * @param x1 right
 * @param y1 bottom
 */
public record Box(int label, double x0, double y0, double x1, double y1) {

  public Box {
    if (label < 0 || !Double.isFinite(x0 + y0 + x1 + y1)) {
      throw new IllegalArgumentException(
          Words.of(
              "box of class %d is %s, %s, %s, %s; expected a class from 0 and finite pixels",
              label, x0, y0, x1, y1));
    }
  }

  /** x1 - x0; below 0 when left and right are the wrong way round. */
  public double width() {
    return x1 - x0;
  }

  /** y1 - y0; below 0 when top and bottom are the wrong way round. */
  public double height() {
    return y1 - y0;
  }

  /** Width times height in square pixels; 0 for a degenerate box. */
  public double area() {
    return isDegenerate() ? 0 : width() * height();
  }

  /** Whether it has no area: width or height is 0 or less. */
  public boolean isDegenerate() {
    return !(width() > 0 && height() > 0);
  }

  /** Area that both cover, in square pixels; 0 when they do not meet or one is degenerate. */
  public double intersection(Box other) {
    double width = Math.min(x1, other.x1) - Math.max(x0, other.x0);
    double height = Math.min(y1, other.y1) - Math.max(y0, other.y0);
    return width > 0 && height > 0 ? width * height : 0;
  }

  /**
   * Intersection over union, {@code |A ∩ B| / |A ∪ B|}, in [0, 1], whatever the classes. 0 when
   * either is degenerate, also with itself.
   */
  public double iou(Box other) {
    double both = intersection(other);
    return both == 0 ? 0 : both / (area() + other.area() - both);
  }

  /** The part of it inside a picture; degenerate when it lies outside. */
  public Box within(int width, int height) {
    return new Box(
        label,
        Math.min(Math.max(x0, 0), width),
        Math.min(Math.max(y0, 0), height),
        Math.min(Math.max(x1, 0), width),
        Math.min(Math.max(y1, 0), height));
  }

  /** The same place with another class. */
  public Box labelled(int other) {
    return new Box(other, x0, y0, x1, y1);
  }

  /** The place of {@code other} with this class. */
  public Box at(Box other) {
    return other.labelled(label);
  }

  /** Whether the place is the same, whatever the class. */
  public boolean isAt(Box other) {
    return equals(at(other));
  }
}
