package goldpan.input;

import goldpan.data.Pixels;
import java.util.Arrays;

/** Pictures that are a course in time from left to right, such as spectrograms, at one size. */
final class Timed {
  private static final int NARROWEST = 16;
  private static final int WIDEST = 128;

  private Timed() {}

  /** A width that nine in ten of the first {@code count} fit into, in 16..128. */
  static int width(int[] widths, int count) {
    int[] sorted = Arrays.copyOf(widths, count);
    Arrays.sort(sorted);
    return Math.max(NARROWEST, Math.min(WIDEST, sorted[(int) (0.9 * (count - 1))]));
  }

  /** A shorter one in the middle of black; a longer one squeezed. */
  static Pixels fitted(Pixels picture, int width, int height) {
    if (picture.width() >= width) {
      return Resize.to(picture, width, height);
    }
    Pixels high = Resize.to(picture, picture.width(), height);
    int row = high.width() * high.channels();
    byte[] all = high.bytes();
    byte[] padded = new byte[width * height * high.channels()];
    int left = (width - high.width()) / 2 * high.channels();
    for (int y = 0; y < height; y++) {
      System.arraycopy(all, y * row, padded, y * width * high.channels() + left, row);
    }
    return Pixels.of(width, height, high.channels(), padded);
  }
}
