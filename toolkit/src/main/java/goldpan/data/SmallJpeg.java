package goldpan.data;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes plain small JPEGs: baseline, 8 bits, grey or JFIF's luma and chroma, chroma at full or
 * half resolution, one scan, nothing damaged. The values are libjpeg's bit for bit (its slow
 * transform and its triangle upsampling). For a picture of 32×32, the JDK spends most of its time
 * around the decoding: this takes about two thirds of its time.
 *
 * <p>Whatever is not as plain as that is left to the JDK, which also says what is wrong with it.
 * One instance a thread; Huffman tables, mostly the same in all files of a folder, are kept.
 */
final class SmallJpeg {
  /** Above that many pixels the JDK's native code is faster. */
  static final int MOST_PIXELS = 1 << 14;

  private static final int NARROWEST = 8;
  private static final ThreadLocal<SmallJpeg> OF_THREAD = ThreadLocal.withInitial(SmallJpeg::new);
  private final JpegBits bits = new JpegBits();
  private final InverseCosine cosine = new InverseCosine();
  private final int[] block = new int[64];
  private final int[][] steps = new int[4][64];
  private final boolean[] stepsSaid = new boolean[4];
  private final Huffman[] huffman = new Huffman[8];
  private final Plane[] planes = {new Plane(), new Plane(), new Plane()};
  private byte[] tall = {};
  private int width;
  private int height;
  private int components;

  private SmallJpeg() {
    Arrays.setAll(huffman, i -> new Huffman());
  }

  /** A table and the bytes it was made from. */
  private static final class Huffman {
    private byte[] described = {};
    private @Nullable HuffmanTable table;
    private boolean said;

    /** Takes the description at {@code at}; gives its length, or -1 when it is none. */
    int take(byte[] b, int at, int end) {
      int count = 0;
      for (int i = 0; i < 16 && at + i < end; i++) {
        count += b[at + i] & 0xff;
      }
      int length = 16 + count;
      if (at + length > end || count > 256) {
        return -1;
      }
      if (!Arrays.equals(described, 0, described.length, b, at, at + length)) {
        table = HuffmanTable.read(b, at, count);
        described = Arrays.copyOfRange(b, at, at + length);
      }
      said = table != null;
      return said ? length : -1;
    }
  }

  /** One component's samples, in whole blocks. */
  private static final class Plane {
    private int id;
    private int across;
    private int down;
    private int quantisation;
    private @Nullable HuffmanTable first;
    private @Nullable HuffmanTable others;
    private int stride;
    private int before;
    private byte[] samples = {};

    void size(int units, int rows) {
      stride = units * across * 8;
      int needed = stride * rows * down * 8;
      if (samples.length < needed) {
        samples = new byte[needed];
      }
      before = 0;
    }
  }

  /** The picture as stored, not yet upright; empty when it is not plain. */
  static Optional<Pixels> decode(byte[] bytes, JpegHeader header) {
    boolean suits = header.components() == 1 || header.isYcc();
    boolean small = header.width() * header.height() <= MOST_PIXELS;
    if (!suits || !small || Math.min(header.width(), header.height()) < NARROWEST) {
      return Optional.empty();
    }
    return Optional.ofNullable(OF_THREAD.get().picture(bytes));
  }

  private @Nullable Pixels picture(byte[] b) {
    Arrays.fill(stepsSaid, false);
    for (Huffman each : huffman) {
      each.said = false;
    }
    components = 0;
    int scan = segments(b);
    if (scan < 0) {
      return null;
    }
    bits.over(b, scan);
    decodeBlocks();
    boolean sane = cosine.wasSane();
    if (!bits.endedWell() || !sane) {
      Arrays.fill(block, 0);
      return null;
    }
    return components == 1 ? grey() : colour();
  }

  /** Reads what stands before the scan; gives where its data begin, or -1. */
  private int segments(byte[] b) {
    int at = 2;
    while (at + 4 <= b.length && b[at] == (byte) 0xff) {
      int marker = b[at + 1] & 0xff;
      int end = at + 2 + u16(b, at + 2);
      if (end > b.length || end < at + 4) {
        return -1;
      }
      if (marker == 0xda) {
        return scan(b, at + 4, end) ? end : -1;
      }
      if (!segment(marker, b, at + 4, end)) {
        return -1;
      }
      at = end;
    }
    return -1;
  }

  private boolean segment(int marker, byte[] b, int at, int end) {
    return switch (marker) {
      case 0xdb -> quantisation(b, at, end);
      case 0xc4 -> huffman(b, at, end);
      case 0xc0 -> components == 0 && frame(b, at, end);
      case 0xdd -> false;
      default -> marker == 0xfe || (marker & 0xf0) == 0xe0;
    };
  }

  private boolean quantisation(byte[] b, int at, int end) {
    for (; at < end; at += 65) {
      int id = b[at] & 0xff;
      if (id > 3 || at + 65 > end) {
        return false;
      }
      for (int k = 0; k < 64; k++) {
        steps[id][JpegBits.ZIGZAG[k]] = b[at + 1 + k] & 0xff;
      }
      stepsSaid[id] = true;
    }
    return true;
  }

  private boolean huffman(byte[] b, int at, int end) {
    while (at < end) {
      int id = b[at] & 0xff;
      if ((id & 0xec) != 0) {
        return false;
      }
      int length = huffman[(id >> 4) * 4 + (id & 3)].take(b, at + 1, end);
      if (length < 0 || (id < 4 && !areSizes(b, at + 17, at + 1 + length))) {
        return false;
      }
      at += 1 + length;
    }
    return true;
  }

  /** Whether the symbols can all be sizes of a first coefficient. */
  private static boolean areSizes(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((b[i] & 0xf0) != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean frame(byte[] b, int at, int end) {
    int count = end - at < 6 ? 0 : b[at + 5] & 0xff;
    if ((count != 1 && count != 3) || end - at != 6 + 3 * count || b[at] != 8) {
      return false;
    }
    height = u16(b, at + 1);
    width = u16(b, at + 3);
    components = count;
    for (int c = 0; c < count; c++) {
      Plane plane = planes[c];
      plane.id = b[at + 6 + 3 * c] & 0xff;
      plane.across = count == 1 ? 1 : (b[at + 7 + 3 * c] & 0xff) >> 4;
      plane.down = count == 1 ? 1 : b[at + 7 + 3 * c] & 15;
      plane.quantisation = b[at + 8 + 3 * c] & 0xff;
    }
    return count == 1 || isSampledPlainly();
  }

  private boolean isSampledPlainly() {
    boolean fullChroma = true;
    for (int c = 1; c < 3; c++) {
      fullChroma &= planes[c].across == 1 && planes[c].down == 1;
    }
    int luma = planes[0].across << 4 | planes[0].down;
    return fullChroma && (luma == 0x11 || luma == 0x21 || luma == 0x22);
  }

  /** Whether the scan has all components in their order, in one go. */
  private boolean scan(byte[] b, int at, int end) {
    if (components == 0 || end - at != 4 + 2 * components || b[at] != components) {
      return false;
    }
    boolean fits = b[end - 3] == 0 && b[end - 2] == 63 && b[end - 1] == 0;
    for (int c = 0; c < components; c++) {
      Plane plane = planes[c];
      int tables = b[at + 2 + 2 * c] & 0xff;
      if (plane.id != (b[at + 1 + 2 * c] & 0xff) || (tables & 0xcc) != 0) {
        return false;
      }
      Huffman first = huffman[tables >> 4];
      Huffman others = huffman[4 + (tables & 3)];
      fits &= first.said && others.said;
      fits &= plane.quantisation < 4 && stepsSaid[plane.quantisation];
      plane.first = first.table;
      plane.others = others.table;
    }
    return fits;
  }

  private void decodeBlocks() {
    int unitWidth = 8 * planes[0].across;
    int unitHeight = 8 * planes[0].down;
    int units = (width + unitWidth - 1) / unitWidth;
    int rows = (height + unitHeight - 1) / unitHeight;
    for (int c = 0; c < components; c++) {
      planes[c].size(units, rows);
    }
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < units; x++) {
        for (int c = 0; c < components; c++) {
          decodeUnit(planes[c], x, y);
        }
      }
    }
  }

  private void decodeUnit(Plane plane, int x, int y) {
    HuffmanTable first = plane.first;
    HuffmanTable others = plane.others;
    if (first == null || others == null) {
      return; // scan() has seen to it
    }
    for (int v = 0; v < plane.down; v++) {
      for (int h = 0; h < plane.across; h++) {
        plane.before = bits.block(first, others, steps[plane.quantisation], plane.before, block);
        int at = (y * plane.down + v) * 8 * plane.stride + (x * plane.across + h) * 8;
        cosine.samples(block, plane.samples, at, plane.stride);
      }
    }
  }

  private Pixels grey() {
    byte[] to = new byte[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(planes[0].samples, y * planes[0].stride, to, y * width, width);
    }
    return Pixels.of(width, height, 1, to);
  }

  private Pixels colour() {
    byte[] to = new byte[width * height * 3];
    Plane luma = planes[0];
    int row = (width + 1) & ~1;
    if (tall.length < 2 * row) {
      tall = new byte[2 * row];
    }
    for (int y = 0; y < height; y++) {
      chroma(planes[1], y, 0);
      chroma(planes[2], y, row);
      YccJpeg.row(luma.samples, y * luma.stride, tall, row, to, y * width * 3, width);
    }
    return Pixels.of(width, height, 3, to);
  }

  /** One row of a chroma component at full width, into {@link #tall}. */
  private void chroma(Plane plane, int y, int target) {
    if (planes[0].across == 1) {
      System.arraycopy(plane.samples, y * plane.stride, tall, target, width);
      return;
    }
    int own = (width + 1) / 2;
    if (planes[0].down == 1) {
      Upsampling.across(plane.samples, y * plane.stride, own, tall, target);
      return;
    }
    int near = y / 2;
    int far = Math.max(0, Math.min((height + 1) / 2 - 1, near + (y % 2 == 0 ? -1 : 1)));
    Upsampling.both(plane.samples, near * plane.stride, far * plane.stride, own, tall, target);
  }

  private static int u16(byte[] b, int at) {
    return (b[at] & 0xff) << 8 | (b[at + 1] & 0xff);
  }
}
