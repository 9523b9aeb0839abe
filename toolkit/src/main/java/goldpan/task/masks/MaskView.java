package goldpan.task.masks;

import goldpan.data.Pixels;

/**
 * A picture with one unit of its mask: the unit is filled, what has the same given class around it
 * is outlined in yellow, the unit itself in light blue, and all else a little darker.
 */
final class MaskView {
  private static final int GIVEN = 0xFFC107;
  private static final int PROPOSED = 0x18FFFF;
  private static final int DIM = 7;
  private static final int FILL = 3;
  private static final int TENTHS = 10;

  private MaskView() {}

  static Pixels of(Mask mask, RegionPart part, Pixels sample) {
    Pixels colour = sample.withChannels(3);
    int width = colour.width();
    int height = colour.height();
    byte[] state = state(mask, part, width, height);
    byte[] out = colour.bytes();
    int thick = Math.max(1, Math.max(width, height) / 400);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        boolean inside = state[at] == 2;
        if (edge(state, width, height, x, y, thick, 2)) {
          paint(out, at, PROPOSED, TENTHS);
        } else if (edge(state, width, height, x, y, thick, 1)) {
          paint(out, at, GIVEN, TENTHS);
        } else if (inside) {
          paint(out, at, PROPOSED, FILL);
        } else {
          dim(out, at);
        }
      }
    }
    return Pixels.of(width, height, 3, out);
  }

  /** 2 in the unit, 1 of its given class, 0 elsewhere. */
  private static byte[] state(Mask mask, RegionPart part, int width, int height) {
    byte[] state = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int my = (int) ((long) y * mask.height() / height);
      for (int x = 0; x < width; x++) {
        int mx = (int) ((long) x * mask.width() / width);
        boolean same = mask.at(mx, my) == part.given();
        state[y * width + x] = (byte) (part.covers(mask, mx, my) ? 2 : same ? 1 : 0);
      }
    }
    return state;
  }

  /** Whether a place of at least this state lies next to one of less. */
  private static boolean edge(
      byte[] state, int width, int height, int x, int y, int thick, int least) {
    if (state[y * width + x] < least) {
      return false;
    }
    for (int d = 1; d <= thick; d++) {
      if ((x >= d && state[y * width + x - d] < least)
          || (x + d < width && state[y * width + x + d] < least)
          || (y >= d && state[(y - d) * width + x] < least)
          || (y + d < height && state[(y + d) * width + x] < least)) {
        return true;
      }
    }
    return false;
  }

  private static void paint(byte[] out, int at, int colour, int tenths) {
    for (int c = 0; c < 3; c++) {
      int over = colour >> (16 - 8 * c) & 0xff;
      int under = out[3 * at + c] & 0xff;
      out[3 * at + c] = (byte) ((over * tenths + under * (TENTHS - tenths)) / TENTHS);
    }
  }

  private static void dim(byte[] out, int at) {
    for (int c = 0; c < 3; c++) {
      out[3 * at + c] = (byte) ((out[3 * at + c] & 0xff) * DIM / TENTHS);
    }
  }
}
