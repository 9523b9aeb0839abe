package goldpan.task.masks;

import goldpan.data.Words;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A set of cells of a picture that is cut into columns × rows equal cells. Kept as the bits of its
 * bounding box; as text, the box and its run lengths, compressed.
 *
 * @param columns of the whole grid
 * @param rows of the whole grid
 * @param left of the bounding box, in cells
 * @param top of the bounding box, in cells
 * @param width of the bounding box, in cells
 * @param height of the bounding box, in cells
 * @param cells bit {@code y * width + x} for each cell of the box
 */
public record Region(
    int columns, int rows, int left, int top, int width, int height, BitSet cells) {
  private static final int LARGEST_SIDE = 1 << 14;
  private static final int BITS = 7;
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,5})x(\\d{1,5})" + "\\.(\\d{1,5})".repeat(4) + "\\.([\\w-]+)");

  public Region {
    if (!(columns >= 1 && columns <= LARGEST_SIDE && rows >= 1 && rows <= LARGEST_SIDE)) {
      throw new IllegalArgumentException(
          Words.of("grid is %d×%d; expected sides from 1 to %d", columns, rows, LARGEST_SIDE));
    }
    boolean fits =
        left >= 0
            && top >= 0
            && width >= 1
            && height >= 1
            && left <= columns - width
            && top <= rows - height;
    if (!fits || cells.isEmpty() || cells.length() > width * height) {
      throw new IllegalArgumentException(
          Words.of(
              "region at %d,%d of %d×%d cells has %d cells; expected some, inside a grid of %d×%d",
              left, top, width, height, cells.cardinality(), columns, rows));
    }
    cells = (BitSet) cells.clone();
  }

  @Override
  public BitSet cells() {
    return (BitSet) cells.clone();
  }

  /**
   * The region of some cells of a grid.
   *
   * @param all {@code y * columns + x} for each cell; at least one
   */
  public static Region of(int columns, int rows, int[] all) {
    int left = columns;
    int right = -1;
    int top = rows;
    int bottom = -1;
    for (int i : all) {
      left = Math.min(left, i % columns);
      right = Math.max(right, i % columns);
      top = Math.min(top, i / columns);
      bottom = Math.max(bottom, i / columns);
    }
    int width = right - left + 1;
    BitSet own = new BitSet();
    for (int i : all) {
      own.set((i / columns - top) * width + i % columns - left);
    }
    return new Region(columns, rows, left, top, width, bottom - top + 1, own);
  }

  /** How many cells it has. */
  public int area() {
    return cells.cardinality();
  }

  /** Whether it has this cell of the grid. */
  public boolean has(int column, int row) {
    int x = column - left;
    int y = row - top;
    return x >= 0 && x < width && y >= 0 && y < height && cells.get(y * width + x);
  }

  /** Whether a pixel of a picture of this size lies in one of its cells. */
  public boolean covers(int x, int y, int pictureWidth, int pictureHeight) {
    return has((int) ((long) x * columns / pictureWidth), (int) ((long) y * rows / pictureHeight));
  }

  /** Grid, box and run lengths: {@code 480x360.12.40.30.22.CODE}; of letters, digits, - and _. */
  public String text() {
    return Words.of("%dx%d.%d.%d.%d.%d.%s", columns, rows, left, top, width, height, encoded());
  }

  private String encoded() {
    ByteArrayOutputStream runs = new ByteArrayOutputStream();
    boolean on = false;
    for (int at = 0; at < width * height; ) {
      int end = on ? cells.nextClearBit(at) : cells.nextSetBit(at);
      end = end < 0 ? width * height : Math.min(end, width * height);
      number(end - at, runs);
      at = end;
      on = !on;
    }
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(runs.toByteArray());
      deflater.finish();
      byte[] packed = new byte[runs.size() + 64];
      int length = deflater.deflate(packed);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(packed, length));
    } finally {
      deflater.end();
    }
  }

  private static void number(int value, ByteArrayOutputStream out) {
    int rest = value;
    while (rest >= 1 << BITS) {
      out.write((rest & ((1 << BITS) - 1)) | (1 << BITS));
      rest >>>= BITS;
    }
    out.write(rest);
  }

  /** Reads what {@link #text} writes; empty when it is nothing like it. */
  public static Optional<Region> parse(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    try {
      int[] numbers =
          IntStream.rangeClosed(1, 6).map(g -> Integer.parseInt(found.group(g))).toArray();
      int width = numbers[4];
      int height = numbers[5];
      if (!(width >= 1 && width <= LARGEST_SIDE && height >= 1 && height <= LARGEST_SIDE)) {
        return Optional.empty();
      }
      Optional<BitSet> cells = decoded(found.group(7), width * height);
      Optional<Region> read =
          cells.map(
              c -> new Region(numbers[0], numbers[1], numbers[2], numbers[3], width, height, c));
      return read.filter(r -> r.text().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no numbers, no code, or outside of the grid
    }
  }

  private static Optional<BitSet> decoded(String code, int cells) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(Base64.getUrlDecoder().decode(code));
      BitSet all = new BitSet(cells);
      byte[] bytes = new byte[1 << 10];
      long at = 0;
      long run = 0;
      int shift = 0;
      boolean on = false;
      int n;
      while ((n = inflater.inflate(bytes)) > 0) {
        for (int i = 0; i < n; i++) {
          run |= (long) (bytes[i] & ((1 << BITS) - 1)) << shift;
          shift += BITS;
          if (bytes[i] >= 0) {
            if (at + run > cells) {
              return Optional.empty();
            }
            all.set((int) at, (int) (at + run), on);
            at += run;
            run = 0;
            shift = 0;
            on = !on;
          } else if (shift > 4 * BITS) {
            return Optional.empty();
          }
        }
      }
      return at == cells ? Optional.of(all) : Optional.empty();
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
