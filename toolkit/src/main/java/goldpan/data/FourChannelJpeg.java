package goldpan.data;

import java.awt.image.Raster;

/**
 * Turns the stored values of a CMYK or YCCK JPEG into red, green, blue, each as {@code (255 − ink)
 * × (255 − black) / 255}. Files with Adobe's marker hold the inks inverted.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.872">ITU-T T.872, section 6.5: Adobe's marker</a>
 */
final class FourChannelJpeg {
  private FourChannelJpeg() {}

  static Pixels pixels(Raster raster, JpegHeader header) {
    int w = raster.getWidth();
    int h = raster.getHeight();
    byte[] to = new byte[w * h * 3];
    int[] row = new int[w * 4];
    int at = 0;
    for (int y = 0; y < h; y++) {
      raster.getPixels(0, y, w, 1, row);
      for (int x = 0; x < row.length; x += 4) {
        if (header.isYcck()) {
          toInks(row, x);
        }
        int paper = header.hasAdobe() ? row[x + 3] : 255 - row[x + 3];
        for (int c = 0; c < 3; c++) {
          int bare = header.hasAdobe() ? row[x + c] : 255 - row[x + c];
          to[at++] = (byte) ((bare * paper + 127) / 255);
        }
      }
    }
    return Pixels.of(w, h, 3, to);
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
