package goldpan.data;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Turns the luma and chroma of a JFIF file into red, green, blue, with the same rounding as
 * libjpeg. The JDK can do it too, but takes a third longer for a small picture, because it also
 * makes colour models for it.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JPEG File Interchange Format 1.02, page
 *     3</a>
 */
final class YccJpeg {
  private static final int BITS = 16;
  private static final int HALF = 1 << (BITS - 1);
  private static final int[] RED_OF_CR = table(1.402, HALF);
  private static final int[] BLUE_OF_CB = table(1.772, HALF);
  private static final int[] GREEN_OF_CR = table(-0.71414, 0);
  private static final int[] GREEN_OF_CB = table(-0.34414, HALF);

  private YccJpeg() {}

  static Pixels pixels(Raster raster) {
    PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
    byte[] from = ((DataBufferByte) raster.getDataBuffer()).getData();
    int w = raster.getWidth();
    int h = raster.getHeight();
    byte[] to = new byte[w * h * 3];
    for (int y = 0; y < h; y++) {
      row(from, y * model.getScanlineStride(), to, y * w * 3, w * 3);
    }
    return Pixels.of(w, h, 3, to);
  }

  private static void row(byte[] from, int source, byte[] to, int target, int length) {
    for (int i = 0; i < length; i += 3) {
      int luma = from[source + i] & 0xff;
      int cb = from[source + i + 1] & 0xff;
      int cr = from[source + i + 2] & 0xff;
      to[target + i] = clamped(luma + (RED_OF_CR[cr] >> BITS));
      to[target + i + 1] = clamped(luma + ((GREEN_OF_CB[cb] + GREEN_OF_CR[cr]) >> BITS));
      to[target + i + 2] = clamped(luma + (BLUE_OF_CB[cb] >> BITS));
    }
  }

  private static byte clamped(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  private static int[] table(double factor, int rounding) {
    int fixed = (int) Math.signum(factor) * (int) (Math.abs(factor) * (1 << BITS) + 0.5);
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = fixed * (i - 128) + rounding;
    }
    return table;
  }
}
