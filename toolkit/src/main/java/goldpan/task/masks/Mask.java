package goldpan.task.masks;

import goldpan.data.Words;
import java.util.BitSet;

/**
 * The class of each pixel of a picture, in rows from the top; {@link #IGNORED} where none is given.
 * A byte a pixel. Immutable.
 */
public final class Mask {
  /** What stands where no class is given; such pixels have no part in anything. */
  public static final int IGNORED = 255;

  private final int width;
  private final int height;
  private final byte[] classes;

  private Mask(int width, int height, byte[] classes) {
    this.width = width;
    this.height = height;
    this.classes = classes;
  }

  /**
   * A mask that takes over {@code classes}, one unsigned byte a pixel.
   *
   * @throws IllegalArgumentException when a side is below 1 or the array has another length
   */
  public static Mask of(int width, int height, byte[] classes) {
    if (width < 1 || height < 1 || classes.length != (long) width * height) {
      throw new IllegalArgumentException(
          Words.of(
              "mask of %d×%d has %d pixels; expected sides from 1 and width times height of them",
              width, height, classes.length));
    }
    return new Mask(width, height, classes);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The class at column x and row y, in 0..254, or {@link #IGNORED}. */
  public int at(int x, int y) {
    return classes[y * width + x] & 0xff;
  }

  /** A copy of all classes, one unsigned byte a pixel. */
  public byte[] bytes() {
    return classes.clone();
  }

  /** The classes that occur, without {@link #IGNORED}. */
  public BitSet present() {
    BitSet present = new BitSet();
    for (byte each : classes) {
      present.set(each & 0xff);
    }
    present.clear(IGNORED);
    return present;
  }

  /**
   * The class at the middle of a cell, when the picture is cut into columns × rows equal cells.
   *
   * @param column of the cell, in [0, columns)
   * @param row of the cell, in [0, rows)
   */
  public int atCell(int column, int row, int columns, int rows) {
    int x = (int) ((2L * column + 1) * width / (2L * columns));
    int y = (int) ((2L * row + 1) * height / (2L * rows));
    return at(x, y);
  }
}
