package goldpan.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/**
 * The picture that one thread's colour JPEGs are decoded into, red, green and blue as {@link
 * Pixels} has them. It is used again while sizes stay the same: to make a picture with its colour
 * model costs a third of what decoding a small one does.
 */
final class ColourTarget {
  /** Bigger ones, three million bytes, are not kept. */
  private static final long MOST_KEPT = 1 << 20;

  private static final int CHANNELS = 3;
  private static final ColorModel COLOURS =
      new ComponentColorModel(
          ColorSpace.getInstance(ColorSpace.CS_sRGB),
          false,
          false,
          ColorModel.OPAQUE,
          DataBuffer.TYPE_BYTE);
  private @Nullable BufferedImage kept;

  /** A picture of that size, whose content means nothing yet. */
  BufferedImage ofSize(int width, int height) {
    BufferedImage known = kept;
    if (known == null || known.getWidth() != width || known.getHeight() != height) {
      known = fresh(width, height);
      kept = (long) width * height <= MOST_KEPT ? known : null;
    }
    return known;
  }

  private static BufferedImage fresh(int width, int height) {
    WritableRaster raster =
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_BYTE,
            width,
            height,
            width * CHANNELS,
            CHANNELS,
            new int[] {0, 1, 2},
            null);
    return new BufferedImage(COLOURS, raster, false, null);
  }

  /** What has been decoded into a picture of {@link #ofSize}. */
  Pixels pixels(BufferedImage image) {
    byte[] values = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    boolean isOurs = image == kept;
    return Pixels.of(
        image.getWidth(), image.getHeight(), CHANNELS, isOurs ? values.clone() : values);
  }
}
