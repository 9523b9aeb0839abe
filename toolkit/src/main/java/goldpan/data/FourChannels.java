package goldpan.data;

import java.awt.image.Raster;

/**
 * Turns the stored values of CMYK and YCCK pictures into red, green, blue, each as {@code (255 −
 * ink) × (255 − black) / 255}.
 *
 * <p>JPEGs hold the inks inverted, as Adobe does it: the standard does not say, and Pillow and
 * browsers take them so with or without Adobe's marker. TIFFs hold them as they are.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.872">ITU-T T.872, section 6.5: Adobe's marker</a>
 */
final class FourChannels {
  private FourChannels() {}

  /**
   * The stored channels of a JPEG.
   *
   * @param isYcck whether they are luma, two chroma and black
   */
  static Pixels ofJpeg(Raster raster, boolean isYcck) {
    return pixels(raster, isYcck ? FourChannels::toInks : (row, x) -> {});
  }

  /** Cyan, magenta, yellow and black from 0, no ink, to 255. */
  static Pixels ofInks(Raster raster) {
    return pixels(raster, FourChannels::invert);
  }

  /** Changes the four values at {@code x} of a row to paper that is left bare. */
  private interface Change {
    void at(int[] row, int x);
  }

  private static Pixels pixels(Raster raster, Change change) {
    int w = raster.getWidth();
    int h = raster.getHeight();
    byte[] to = new byte[w * h * 3];
    int[] row = new int[w * 4];
    int at = 0;
    for (int y = 0; y < h; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, w, 1, row);
      for (int x = 0; x < row.length; x += 4) {
        change.at(row, x);
        for (int c = 0; c < 3; c++) {
          to[at++] = (byte) ((row[x + c] * row[x + 3] + 127) / 255);
        }
      }
    }
    return Pixels.of(w, h, 3, to);
  }

  private static void invert(int[] row, int x) {
    for (int c = 0; c < 4; c++) {
      row[x + c] = 255 - row[x + c];
    }
  }

  /** Luma and chroma to the inks that they stand for (Rec. 601, full range). */
  private static void toInks(int[] row, int x) {
    double luma = row[x];
    double blue = row[x + 1] - 128;
    double red = row[x + 2] - 128;
    row[x] = ink(luma + 1.402 * red);
    row[x + 1] = ink(luma - 0.344136 * blue - 0.714136 * red);
    row[x + 2] = ink(luma + 1.772 * blue);
  }

  private static int ink(double light) {
    return 255 - (int) Math.max(0, Math.min(255, Math.round(light)));
  }
}
