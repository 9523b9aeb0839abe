package goldpan.data;

import java.util.Arrays;
import java.util.Optional;

/**
 * A GIF's canvas: the size it has as a whole, and where on it the first frame lies. Around a
 * smaller frame the canvas is transparent when the frame knows a transparent colour, and otherwise
 * of the first colour of its palette, as Pillow has it.
 *
 * @param width of the canvas, and at least as far as the frame reaches
 * @param height likewise
 * @param left where the frame begins
 * @param top likewise
 * @param frameWidth the frame's own
 * @param frameHeight likewise
 * @param around the colour around the frame, {@code 0xrrggbb}
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF 89a</a>
 */
record GifCanvas(
    int width, int height, int left, int top, int frameWidth, int frameHeight, int around) {
  private static final int WHITE = 0xffffff;
  private static final int BLACK = 0;

  /** Reads the blocks up to the first frame; empty when the bytes end before. */
  static Optional<GifCanvas> read(byte[] b) {
    int global = 13;
    int at = global + (b.length < global ? 0 : paletteBytes(b[10]));
    boolean transparent = false;
    while (at + 10 <= b.length && b[at] == '!') {
      if (b[at + 1] == (byte) 0xf9) {
        transparent = (b[at + 3] & 1) != 0;
      }
      at = afterBlocks(b, at + 2);
    }
    if (at + 10 > b.length || b[at] != ',') {
      return Optional.empty();
    }
    int left = u16(b, at + 1);
    int top = u16(b, at + 3);
    int width = u16(b, at + 5);
    int height = u16(b, at + 7);
    int around = transparent ? WHITE : firstColour(b, at, global);
    return Optional.of(
        new GifCanvas(
            Math.max(u16(b, 6), left + width),
            Math.max(u16(b, 8), top + height),
            left,
            top,
            width,
            height,
            around));
  }

  private static int firstColour(byte[] b, int descriptor, int global) {
    boolean own = paletteBytes(b[descriptor + 9]) > 0;
    int at = own ? descriptor + 10 : global;
    boolean none = !own && paletteBytes(b[10]) == 0;
    return none || at + 3 > b.length ? BLACK : u8(b, at) << 16 | u8(b, at + 1) << 8 | u8(b, at + 2);
  }

  /** Behind a row of sub-blocks, each with its length in front, and the empty one that ends it. */
  private static int afterBlocks(byte[] b, int from) {
    int at = from;
    while (at < b.length && b[at] != 0) {
      at += 1 + u8(b, at);
    }
    return at + 1;
  }

  private static int paletteBytes(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
  }

  private static int u8(byte[] b, int at) {
    return b[at] & 0xff;
  }

  private static int u16(byte[] b, int at) {
    return u8(b, at) | u8(b, at + 1) << 8;
  }

  /** Whether there is nothing around the frame. */
  boolean isFull() {
    return width == frameWidth && height == frameHeight;
  }

  /** The canvas with the decoded first frame on it; the frame itself when it fills the canvas. */
  Pixels with(Pixels frame) {
    if (isFull() || frame.width() != frameWidth || frame.height() != frameHeight) {
      return frame;
    }
    int red = around >> 16;
    boolean grey = red == (around >> 8 & 0xff) && red == (around & 0xff);
    int channels = grey ? frame.channels() : 3;
    byte[] from = frame.withChannels(channels).bytes();
    byte[] to = background(channels);
    for (int y = 0; y < frameHeight; y++) {
      System.arraycopy(
          from,
          y * frameWidth * channels,
          to,
          ((top + y) * width + left) * channels,
          frameWidth * channels);
    }
    return Pixels.of(width, height, channels, to);
  }

  private byte[] background(int channels) {
    byte[] to = new byte[width * height * channels];
    if (channels == 1) {
      Arrays.fill(to, (byte) around);
      return to;
    }
    for (int i = 0; i < to.length; i += 3) {
      to[i] = (byte) (around >> 16);
      to[i + 1] = (byte) (around >> 8);
      to[i + 2] = (byte) around;
    }
    return to;
  }
}
