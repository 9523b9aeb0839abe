package goldpan.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * EXIF's tag 0x0112: how a stored picture has to be turned to stand upright. 1 is upright; 2, 4, 5
 * and 7 are mirrored.
 */
final class Orientation {
  private static final int TAG = 0x0112;

  /** The type of four-byte numbers, which some writers use although two bytes are the rule. */
  private static final int LONG = 4;

  private Orientation() {}

  /**
   * The orientation in a block of EXIF data (a TIFF header and its first directory); 1 when it says
   * nothing or nonsense.
   */
  static int ofExif(byte[] bytes, int from, int to) {
    ByteBuffer b = ByteBuffer.wrap(bytes, from, Math.max(0, to - from)).slice();
    if (b.remaining() < 14) {
      return 1;
    }
    b.order(b.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = b.getInt(4) & 0xffffffffL;
    if (directory + 2 > b.limit()) {
      return 1;
    }
    int entries = b.getShort((int) directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      long at = directory + 2 + 12L * i;
      if (at + 12 > b.limit()) {
        return 1;
      }
      if ((b.getShort((int) at) & 0xffff) == TAG) {
        boolean isLong = b.getShort((int) at + 2) == LONG;
        int value = isLong ? b.getInt((int) at + 8) : b.getShort((int) at + 8);
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }

  /** The picture set upright. */
  static Pixels upright(Pixels stored, int orientation) {
    if (orientation == 1) {
      return stored;
    }
    int w = stored.width();
    int h = stored.height();
    int channels = stored.channels();
    int width = orientation >= 5 ? h : w;
    int height = orientation >= 5 ? w : h;
    byte[] from = stored.bytes();
    byte[] to = new byte[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int source = source(orientation, x, y, w, h) * channels;
        System.arraycopy(from, source, to, (y * width + x) * channels, channels);
      }
    }
    return Pixels.of(width, height, channels, to);
  }

  /** Where in the stored w×h picture the upright pixel (x, y) is. */
  private static int source(int orientation, int x, int y, int w, int h) {
    return switch (orientation) {
      case 2 -> y * w + (w - 1 - x);
      case 3 -> (h - 1 - y) * w + (w - 1 - x);
      case 4 -> (h - 1 - y) * w + x;
      case 5 -> x * w + y;
      case 6 -> (h - 1 - x) * w + y;
      case 7 -> (h - 1 - x) * w + (w - 1 - y);
      case 8 -> x * w + (w - 1 - y);
      default -> y * w + x;
    };
  }
}
