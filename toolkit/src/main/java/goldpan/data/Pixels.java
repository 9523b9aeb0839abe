package goldpan.data;

import java.awt.image.BufferedImage;
import java.util.Objects;

/**
 * A decoded picture: 8-bit values in rows from the top, pixel by pixel, channels together (H×W×C).
 *
 * <p>One channel is grey, three are red, green, blue. The array handed to {@link #of} is taken
 * over, not copied: media makes it, and nobody else sees it; {@link #bytes} gives a copy.
 */
public final class Pixels {
  private final int width;
  private final int height;
  private final int channels;
  private final byte[] values;

  private Pixels(int width, int height, int channels, byte[] values) {
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.values = values;
  }

  /**
   * A picture that takes over {@code values}.
   *
   * @throws IllegalArgumentException if channels is neither 1 nor 3, a side is below 1, or the
   *     array is not {@code width * height * channels} long
   */
  public static Pixels of(int width, int height, int channels, byte[] values) {
    Objects.requireNonNull(values);
    if (width < 1 || height < 1 || (channels != 1 && channels != 3)) {
      throw new IllegalArgumentException(
          Words.of(
              "picture is %d×%d with %d channels; expected sides from 1 and 1 or 3 channels",
              width, height, channels));
    }
    if (values.length != (long) width * height * channels) {
      throw new IllegalArgumentException(
          Words.of(
              "picture of %d×%d×%d has %d values; expected %d",
              width, height, channels, values.length, (long) width * height * channels));
    }
    return new Pixels(width, height, channels, values);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** 1 for grey, 3 for red, green, blue. */
  public int channels() {
    return channels;
  }

  /** A copy of the values, H×W×C. */
  public byte[] bytes() {
    return values.clone();
  }

  /** Writes the values of row {@code y}, W×C of them, into the start of {@code target}. */
  public void row(int y, float[] target) {
    int length = width * channels;
    int start = y * length;
    for (int i = 0; i < length; i++) {
      target[i] = values[start + i] & 0xff;
    }
  }

  /** Writes the values, H×W×C, into {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  /** The value in 0..255 at column x, row y and channel c. */
  public int at(int x, int y, int c) {
    return values[(y * width + x) * channels + c] & 0xff;
  }

  /** The same picture with three channels (a grey one three times over) or one (Rec. 601 luma). */
  public Pixels withChannels(int wanted) {
    if (wanted == channels) {
      return this;
    }
    int n = width * height;
    byte[] out = new byte[n * wanted];
    for (int i = 0; i < n; i++) {
      if (wanted == 3) {
        out[3 * i] = out[3 * i + 1] = out[3 * i + 2] = values[i];
      } else {
        int r = values[3 * i] & 0xff;
        int g = values[3 * i + 1] & 0xff;
        int b = values[3 * i + 2] & 0xff;
        out[i] = (byte) ((r * 19595 + g * 38470 + b * 7471 + 0x8000) >> 16);
      }
    }
    return of(width, height, wanted, out);
  }

  /** An AWT picture: TYPE_BYTE_GRAY or TYPE_INT_RGB. */
  public BufferedImage toImage() {
    if (channels == 1) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setDataElements(0, 0, width, height, values);
      return image;
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] rgb = new int[width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] =
          (values[3 * i] & 0xff) << 16
              | (values[3 * i + 1] & 0xff) << 8
              | (values[3 * i + 2] & 0xff);
    }
    image.setRGB(0, 0, width, height, rgb, 0, width);
    return image;
  }
}
