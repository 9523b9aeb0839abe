package goldpan.task.boxes;

import goldpan.data.Annotations;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Pixels;
import goldpan.data.Words;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The boxes that are given for each picture, none included. A unit is one box, with or without a
 * place that it might better have, or a place where one might be missing ({@link BoxPart}); its
 * label is a class, {@link #nothing} or {@link #moved}.
 *
 * <p>What a file says beside boxes stays in the file; exporting reads it again. Kept in columns: 45
 * bytes a box and 16 a picture. Immutable.
 */
public final class BoxAnnotations implements Annotations {
  /** Name of the task. */
  public static final String TASK = "boxes";

  private final List<String> classes;
  private final BoxColumns boxes;
  private final int[] rows;
  private final @Nullable BoxSource source;

  private BoxAnnotations(
      List<String> classes, BoxColumns boxes, int[] rows, @Nullable BoxSource source) {
    this.classes = classes;
    this.boxes = boxes;
    this.rows = rows;
    this.source = source;
  }

  /**
   * The boxes of a dataset.
   *
   * @throws IllegalArgumentException when it has none
   */
  public static BoxAnnotations of(Dataset dataset) {
    return dataset
        .annotations()
        .filter(BoxAnnotations.class::isInstance)
        .map(BoxAnnotations.class::cast)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    dataset.name() + " has no boxes; expected a dataset of pictures with boxes"));
  }

  /**
   * Begins without pictures.
   *
   * @param classes of the dataset, in their order
   */
  public static Builder builder(List<String> classes) {
    return new Builder(classes);
  }

  /** Collects pictures, in the order of the dataset's samples, and the boxes of each. */
  public static final class Builder {
    private final List<String> classes;
    private final BoxColumns.Builder boxes = new BoxColumns.Builder();

    private Builder(List<String> classes) {
      this.classes = List.copyOf(classes);
    }

    /**
     * The next picture.
     *
     * @param width in pixels; 0 when it is not known
     * @param height in pixels; 0 when it is not known
     * @param given its boxes, by rising number
     * @param listed how many boxes the file lists for it, those that cannot be used included; new
     *     boxes are numbered from there
     * @throws IllegalArgumentException when numbers do not rise or reach {@code listed}, or a class
     *     is out of range
     */
    public Builder picture(int width, int height, List<GivenBox> given, int listed) {
      int before = -1;
      for (GivenBox each : given) {
        if (each.number() <= before || each.number() >= listed) {
          throw new IllegalArgumentException(
              Words.of(
                  "box number is %d after %d of %d listed; expected rising numbers below that",
                  each.number(), before, listed));
        }
        if (each.box().label() >= classes.size()) {
          throw new IllegalArgumentException(
              Words.of(
                  "class of box %d is %d; expected 0 to %d",
                  each.number(), each.box().label(), classes.size() - 1));
        }
        before = each.number();
      }
      boxes.picture(width, height, given, listed);
      return this;
    }

    /** The next picture, with boxes numbered from 0 in this order. */
    public Builder picture(int width, int height, List<Box> given) {
      List<GivenBox> numbered = new ArrayList<>();
      given.forEach(b -> numbered.add(new GivenBox(numbered.size(), b, false)));
      return picture(width, height, numbered, given.size());
    }

    public BoxAnnotations build() {
      BoxColumns all = boxes.build();
      int[] rows = new int[all.pictures()];
      Arrays.setAll(rows, i -> i);
      return new BoxAnnotations(classes, all, rows, null);
    }
  }

  /** The files that these were read from, or that an export is to look like; empty when made. */
  public Optional<BoxSource> source() {
    return Optional.ofNullable(source);
  }

  /** The same boxes, written by {@code other} when exported. */
  public BoxAnnotations from(BoxSource other) {
    return new BoxAnnotations(classes, boxes, rows, other);
  }

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public int size() {
    return rows.length;
  }

  /** The classes of the dataset. */
  public List<String> classes() {
    return classes;
  }

  /** How many boxes a picture has. */
  public int count(int row) {
    return boxes.count(rows[row]);
  }

  /** The boxes of a picture, by rising number. */
  public List<GivenBox> boxes(int row) {
    return boxes.of(rows[row]);
  }

  /** The box of a picture with this number. */
  public Optional<GivenBox> box(int row, int number) {
    return boxes(row).stream().filter(b -> b.number() == number).findFirst();
  }

  /** The picture's width in pixels as the annotation has it; 0 when it does not say. */
  public int width(int row) {
    return boxes.width(rows[row]);
  }

  /** The picture's height in pixels as the annotation has it; 0 when it does not say. */
  public int height(int row) {
    return boxes.height(rows[row]);
  }

  /** How many boxes the file lists for a picture; a box with a number from here on is new. */
  public int listed(int row) {
    return boxes.listed(rows[row]);
  }

  @Override
  public BoxAnnotations rows(int[] indices) {
    return new BoxAnnotations(
        classes, boxes, Arrays.stream(indices).map(i -> rows[i]).toArray(), source);
  }

  @Override
  public String summary(int row) {
    int count = count(row);
    return count == 0 ? "no box" : count == 1 ? "1 box" : Words.of("%,d boxes", count);
  }

  @Override
  public void count(int row, int[] counts) {
    boxes(row).forEach(b -> counts[b.box().label()]++);
  }

  @Override
  public void digest(int row, MessageDigest sha) {
    List<GivenBox> own = boxes(row);
    ByteBuffer bytes =
        ByteBuffer.allocate(
            3 * Integer.BYTES + own.size() * (2 * Integer.BYTES + 1 + 4 * Double.BYTES));
    bytes.putInt(own.size()).putInt(width(row)).putInt(height(row));
    for (GivenBox each : own) {
      Box box = each.box();
      bytes.putInt(each.number()).putInt(box.label()).put((byte) (each.isIgnored() ? 1 : 0));
      bytes.putDouble(box.x0()).putDouble(box.y0()).putDouble(box.x1()).putDouble(box.y1());
    }
    sha.update(bytes.array());
  }

  /** The label of a place without a box; a box labelled so is none. */
  public String nothing() {
    return BoxLabels.nothing(classes);
  }

  /** The label of a box that is to be where its unit proposes. */
  public String moved() {
    return BoxLabels.moved(classes);
  }

  /** The classes, then {@link #nothing} and {@link #moved}. */
  @Override
  public List<String> unitClasses() {
    return BoxLabels.all(classes);
  }

  @Override
  public Optional<String> given(int row, String part) {
    return BoxPart.parse(part)
        .flatMap(
            p ->
                p.isNew()
                    ? Optional.of(nothing())
                    : p.number().flatMap(n -> box(row, n)).map(b -> classes.get(b.box().label())));
  }

  @Override
  public List<String> parts(int row) {
    return boxes(row).stream().map(b -> BoxPart.given(b.number()).toString()).toList();
  }

  /**
   * As decided. A box dropped or labelled {@link #nothing} goes; one labelled {@link #moved} is
   * where its unit proposes; a place labelled with a class has a new box, numbered after all that
   * the file lists.
   *
   * @throws DatasetException when a box is to go and to stay, or to be in two places
   */
  @Override
  public BoxAnnotations edited(List<Edit> edits) {
    BoxColumns.Builder all = new BoxColumns.Builder();
    BoxEdits decided = new BoxEdits(this, edits);
    for (int row = 0; row < size(); row++) {
      List<GivenBox> now = decided.of(row);
      int last = now.isEmpty() ? -1 : now.get(now.size() - 1).number();
      all.picture(width(row), height(row), now, listed(row), Math.max(next(row), last + 1));
    }
    BoxColumns columns = all.build();
    int[] places = new int[columns.pictures()];
    Arrays.setAll(places, i -> i);
    return new BoxAnnotations(classes, columns, places, source);
  }

  /** The number of the next new box. */
  int next(int row) {
    return boxes.next(rows[row]);
  }

  /** {@link BoxUnits} allows for wrong boxes. */
  @Override
  public boolean givesChances() {
    return true;
  }

  @Override
  public Optional<String> proposal(int row, String part, String label) {
    return BoxPart.parse(part).map(p -> BoxProposal.of(this, row, p, label));
  }

  @Override
  public boolean drawsUnits() {
    return true;
  }

  @Override
  public Pixels view(int row, String part, Pixels sample) {
    return BoxView.of(this, row, part, sample);
  }
}
