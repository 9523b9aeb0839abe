package goldpan.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The entropy-coded part of a JPEG, bit by bit. Past its end it gives zeros, and remembers.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex F.2.2</a>
 */
final class JpegBits {
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private byte[] bytes = {};
  private int at;
  private long held;
  private int count;
  private int invented;
  private boolean damaged;

  /** Begins at {@code from}. */
  void over(byte[] content, int from) {
    bytes = content;
    at = from;
    held = 0;
    count = 0;
    invented = 0;
    damaged = false;
  }

  /** Whether all was there, and right behind the last bits stands the marker of the end. */
  boolean endedWell() {
    int left = count - invented;
    return !damaged
        && left >= 0
        && left < 8
        && at + 1 < bytes.length
        && bytes[at] == (byte) 0xff
        && bytes[at + 1] == (byte) 0xd9;
  }

  private void fill() {
    if (at + 4 <= bytes.length) {
      int four = (int) FOUR.get(bytes, at);
      int inverse = ~four;
      boolean anyMarker = ((inverse - 0x01010101) & ~inverse & 0x80808080) != 0;
      if (!anyMarker) {
        held = held << 32 | (four & 0xffffffffL);
        count += 32;
        at += 4;
        return;
      }
    }
    fillByBytes();
  }

  private void fillByBytes() {
    while (count <= 48) {
      int value = at < bytes.length ? bytes[at] & 0xff : 0xff;
      if (value != 0xff) {
        at++;
      } else if (at + 1 < bytes.length && bytes[at + 1] == 0) {
        at += 2;
      } else {
        value = 0;
        invented += 8;
      }
      held = held << 8 | value;
      count += 8;
    }
  }

  private int symbol(HuffmanTable table) {
    if (count < 32) {
      fill();
    }
    int found = table.find((int) (held >> (count - 16)) & 0xffff);
    damaged |= found == 0;
    count -= found & 0xff;
    return found >> 8;
  }

  /** A number of {@code size} bits, at most 16, as T.81 extends its sign. */
  private int number(int size) {
    if (size == 0) {
      return 0;
    }
    count -= size;
    int value = (int) (held >> count) & ((1 << size) - 1);
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  }

  /**
   * Reads the 64 coefficients of a block, multiplied by their steps, in natural order.
   *
   * @param into all zeros
   * @param before the last block's first coefficient, without its step
   * @return the first coefficient without its step
   */
  int block(HuffmanTable first, HuffmanTable others, int[] steps, int before, int[] into) {
    int size = symbol(first);
    damaged |= size > 11;
    int dc = before + number(size & 15);
    into[0] = dc * steps[0];
    int k = 1;
    while (k < 64) {
      int symbol = symbol(others);
      int bits = symbol & 15;
      k += symbol >> 4;
      if (bits == 0) {
        if (symbol != 0xf0) {
          damaged |= symbol != 0;
          return dc;
        }
        k++;
        continue;
      }
      int value = number(bits);
      damaged |= k > 63;
      int place = ZIGZAG[k & 63];
      into[place] = value * steps[place];
      k++;
    }
    damaged |= k > 64;
    return dc;
  }

  /** Natural order of the k-th coefficient. */
  static final int[] ZIGZAG = zigzag();

  private static int[] zigzag() {
    int[] order = new int[64];
    int k = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      int low = Math.max(0, diagonal - 7);
      int high = Math.min(7, diagonal);
      for (int i = low; i <= high; i++) {
        int y = diagonal % 2 == 0 ? high + low - i : i;
        order[k++] = 8 * y + diagonal - y;
      }
    }
    return order;
  }
}
