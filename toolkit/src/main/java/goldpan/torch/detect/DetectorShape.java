package goldpan.torch.detect;

import goldpan.data.Words;
import goldpan.input.Input;

/**
 * Which detector, for which pictures and classes.
 *
 * @param input the pictures it takes; both sides are multiples of {@link #MULTIPLE}
 * @param classes K, 1 or more
 * @param width filters of the first convolution
 */
public record DetectorShape(Input input, int classes, int width) {
  /** Pixels of the picture from one cell of the output to the next. */
  public static final int STRIDE = 4;

  /** What the sides of the pictures are multiples of: the stride of the deepest layers. */
  public static final int MULTIPLE = 16;

  /** Outputs of a cell beside those of the classes: offset across and down, width and height. */
  public static final int GEOMETRY = 4;

  public DetectorShape {
    if (input.width() < MULTIPLE
        || input.height() < MULTIPLE
        || input.width() % MULTIPLE != 0
        || input.height() % MULTIPLE != 0) {
      throw new IllegalArgumentException(
          Words.of(
              "detector's pictures are %d×%d; expected multiples of %d",
              input.width(), input.height(), MULTIPLE));
    }
    if (classes < 1 || width < 1) {
      throw new IllegalArgumentException(
          Words.of("detector has %d classes and width %d; expected 1 or more", classes, width));
    }
  }

  /** Cells in a row. */
  public int columns() {
    return input.width() / STRIDE;
  }

  /** Rows of cells. */
  public int rows() {
    return input.height() / STRIDE;
  }

  /** Cells of a picture. */
  public int cells() {
    return columns() * rows();
  }

  /** Outputs of a cell: a number a class, then the geometry. */
  public int outputs() {
    return classes + GEOMETRY;
  }
}
