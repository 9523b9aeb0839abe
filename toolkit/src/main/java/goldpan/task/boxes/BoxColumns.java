package goldpan.task.boxes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The boxes of pictures, one column a property. */
final class BoxColumns {
  private static final int CORNERS = 4;

  private final int[] starts;
  private final int[] sizes;
  private final int[] listed;
  private final int[] next;
  private final int[] numbers;
  private final int[] labels;
  private final boolean[] ignored;
  private final double[] corners;

  private BoxColumns(Builder from) {
    this.starts = Arrays.copyOf(from.starts, from.pictures + 1);
    this.sizes = Arrays.copyOf(from.sizes, 2 * from.pictures);
    this.listed = Arrays.copyOf(from.listed, from.pictures);
    this.next = Arrays.copyOf(from.next, from.pictures);
    this.numbers = Arrays.copyOf(from.numbers, from.boxes);
    this.labels = Arrays.copyOf(from.labels, from.boxes);
    this.ignored = Arrays.copyOf(from.ignored, from.boxes);
    this.corners = Arrays.copyOf(from.corners, CORNERS * from.boxes);
  }

  int pictures() {
    return listed.length;
  }

  int count(int picture) {
    return starts[picture + 1] - starts[picture];
  }

  int width(int picture) {
    return sizes[2 * picture];
  }

  int height(int picture) {
    return sizes[2 * picture + 1];
  }

  int listed(int picture) {
    return listed[picture];
  }

  int next(int picture) {
    return next[picture];
  }

  List<GivenBox> of(int picture) {
    List<GivenBox> all = new ArrayList<>(count(picture));
    for (int b = starts[picture]; b < starts[picture + 1]; b++) {
      int c = CORNERS * b;
      Box box = new Box(labels[b], corners[c], corners[c + 1], corners[c + 2], corners[c + 3]);
      all.add(new GivenBox(numbers[b], box, ignored[b]));
    }
    return all;
  }

  /** Columns that grow. */
  static final class Builder {
    private static final int FIRST = 16;

    private int pictures;
    private int boxes;
    private int[] starts = new int[FIRST + 1];
    private int[] sizes = new int[2 * FIRST];
    private int[] listed = new int[FIRST];
    private int[] next = new int[FIRST];
    private int[] numbers = new int[FIRST];
    private int[] labels = new int[FIRST];
    private boolean[] ignored = new boolean[FIRST];
    private double[] corners = new double[CORNERS * FIRST];

    void picture(int width, int height, List<GivenBox> given, int inFile) {
      picture(width, height, given, inFile, inFile);
    }

    void picture(int width, int height, List<GivenBox> given, int inFile, int nextNumber) {
      growPictures();
      sizes[2 * pictures] = width;
      sizes[2 * pictures + 1] = height;
      listed[pictures] = inFile;
      next[pictures] = nextNumber;
      given.forEach(this::box);
      starts[++pictures] = boxes;
    }

    private void box(GivenBox given) {
      growBoxes();
      Box box = given.box();
      numbers[boxes] = given.number();
      labels[boxes] = box.label();
      ignored[boxes] = given.isIgnored();
      double[] own = {box.x0(), box.y0(), box.x1(), box.y1()};
      System.arraycopy(own, 0, corners, CORNERS * boxes, CORNERS);
      boxes++;
    }

    private void growPictures() {
      if (pictures == listed.length) {
        int room = 2 * pictures;
        starts = Arrays.copyOf(starts, room + 1);
        sizes = Arrays.copyOf(sizes, 2 * room);
        listed = Arrays.copyOf(listed, room);
        next = Arrays.copyOf(next, room);
      }
    }

    private void growBoxes() {
      if (boxes == numbers.length) {
        int room = 2 * boxes;
        numbers = Arrays.copyOf(numbers, room);
        labels = Arrays.copyOf(labels, room);
        ignored = Arrays.copyOf(ignored, room);
        corners = Arrays.copyOf(corners, CORNERS * room);
      }
    }

    BoxColumns build() {
      return new BoxColumns(this);
    }
  }
}
