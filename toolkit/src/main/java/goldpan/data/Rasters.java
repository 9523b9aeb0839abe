package goldpan.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Takes the values out of an AWT picture as they are stored: no colour conversion (AWT's would
 * treat grey as linear light), 16-bit values rounded to 8, transparency laid over white.
 */
final class Rasters {
  private Rasters() {}

  static Pixels pixels(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    Raster raster = image.getRaster();
    if (colours instanceof IndexColorModel palette) {
      return ofPalette(raster, palette);
    }
    int bands = raster.getNumBands();
    boolean alpha = colours.hasAlpha();
    boolean inks = bands == 4 && colours.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
    if (inks && raster.getDataBuffer() instanceof DataBufferByte) {
      return FourChannels.ofInks(raster);
    }
    if (!alpha && (bands == 1 || bands == 3) && isPlainBytes(raster)) {
      return ofBytes(raster, bands);
    }
    if (bands - (alpha ? 1 : 0) == 1 || bands - (alpha ? 1 : 0) == 3) {
      return ofSamples(raster, alpha, colours);
    }
    return ofRgb(image);
  }

  private static boolean isPlainBytes(Raster raster) {
    return raster.getDataBuffer() instanceof DataBufferByte buffer
        && buffer.getNumBanks() == 1
        && raster.getSampleModel() instanceof PixelInterleavedSampleModel
        && raster.getSampleModelTranslateX() == 0
        && raster.getSampleModelTranslateY() == 0;
  }

  private static Pixels ofBytes(Raster raster, int bands) {
    PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
    DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
    int w = raster.getWidth();
    int h = raster.getHeight();
    int[] offsets = model.getBandOffsets();
    byte[] to = new byte[w * h * bands];
    for (int y = 0; y < h; y++) {
      int row = buffer.getOffset() + y * model.getScanlineStride();
      if (bands == 1) {
        copyBand(buffer.getData(), row + offsets[0], model.getPixelStride(), to, y * w, w);
      } else {
        copyColours(buffer.getData(), row, offsets, model.getPixelStride(), to, y * w * 3, w);
      }
    }
    return Pixels.of(w, h, bands, to);
  }

  private static void copyBand(byte[] from, int start, int step, byte[] to, int at, int w) {
    for (int x = 0; x < w; x++) {
      to[at + x] = from[start + x * step];
    }
  }

  private static void copyColours(
      byte[] from, int start, int[] offsets, int step, byte[] to, int at, int w) {
    int red = start + offsets[0];
    int green = start + offsets[1];
    int blue = start + offsets[2];
    for (int x = 0; x < w; x++) {
      to[at + 3 * x] = from[red + x * step];
      to[at + 3 * x + 1] = from[green + x * step];
      to[at + 3 * x + 2] = from[blue + x * step];
    }
  }

  private static Pixels ofPalette(Raster raster, IndexColorModel palette) {
    int size = palette.getMapSize();
    int[] argb = new int[size];
    palette.getRGBs(argb);
    boolean grey = true;
    for (int i = 0; i < size; i++) {
      argb[i] = overWhite(argb[i]);
      grey &= ((argb[i] >> 16) & 0xff) == (argb[i] & 0xff);
      grey &= ((argb[i] >> 8) & 0xff) == (argb[i] & 0xff);
    }
    int w = raster.getWidth();
    int h = raster.getHeight();
    int channels = grey ? 1 : 3;
    byte[] to = new byte[w * h * channels];
    int[] row = new int[w];
    int at = 0;
    for (int y = 0; y < h; y++) {
      raster.getSamples(0, y, w, 1, 0, row);
      for (int index : row) {
        int colour = index < size ? argb[index] : 0;
        if (!grey) {
          to[at++] = (byte) (colour >> 16);
          to[at++] = (byte) (colour >> 8);
        }
        to[at++] = (byte) colour;
      }
    }
    return Pixels.of(w, h, channels, to);
  }

  private static Pixels ofSamples(Raster raster, boolean alpha, ColorModel colours) {
    int w = raster.getWidth();
    int h = raster.getHeight();
    int bands = raster.getNumBands();
    int channels = alpha ? bands - 1 : bands;
    int[] most = new int[bands];
    for (int b = 0; b < bands; b++) {
      int bits = raster.getSampleModel().getSampleSize(b);
      boolean wide = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT;
      most[b] = (1 << Math.min(bits, wide ? 16 : 30)) - 1;
    }
    byte[] to = new byte[w * h * channels];
    int[] row = new int[w * bands];
    int at = 0;
    for (int y = 0; y < h; y++) {
      raster.getPixels(0, y, w, 1, row);
      for (int x = 0; x < w; x++) {
        double cover = alpha ? row[x * bands + channels] / (double) most[channels] : 1;
        for (int c = 0; c < channels; c++) {
          double value = row[x * bands + c] / (double) most[c];
          double shown = colours.isAlphaPremultiplied() ? value : value * cover;
          to[at++] = (byte) Math.round(255 * (shown + 1 - cover));
        }
      }
    }
    return Pixels.of(w, h, channels, to);
  }

  private static Pixels ofRgb(BufferedImage image) {
    int w = image.getWidth();
    int h = image.getHeight();
    byte[] to = new byte[w * h * 3];
    int[] row = new int[w];
    int at = 0;
    for (int y = 0; y < h; y++) {
      image.getRGB(0, y, w, 1, row, 0, w);
      for (int argb : row) {
        int colour = overWhite(argb);
        to[at++] = (byte) (colour >> 16);
        to[at++] = (byte) (colour >> 8);
        to[at++] = (byte) colour;
      }
    }
    return Pixels.of(w, h, 3, to);
  }

  private static int overWhite(int argb) {
    int cover = argb >>> 24;
    if (cover == 255) {
      return argb & 0xffffff;
    }
    int r = over((argb >> 16) & 0xff, cover);
    int g = over((argb >> 8) & 0xff, cover);
    int b = over(argb & 0xff, cover);
    return r << 16 | g << 8 | b;
  }

  private static int over(int value, int cover) {
    return (value * cover + 255 * (255 - cover) + 127) / 255;
  }
}
