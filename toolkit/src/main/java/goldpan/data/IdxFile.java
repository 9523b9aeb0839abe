package goldpan.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One IDX file of unsigned bytes, plain or gzipped: the magic {@code 00 00 08 D}, D sizes of four
 * bytes, then the values.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">LeCun, Cortes, Burges: the MNIST database, "file
 *     formats"</a>
 */
final class IdxFile {
  private static final int UNSIGNED_BYTES = 0x08;

  private final String name;
  private final int[] sizes;
  private final StoredValues values;

  private IdxFile(String name, int[] sizes, StoredValues values) {
    this.name = name;
    this.sizes = sizes;
    this.values = values;
  }

  /** Whether the file begins as an IDX file of unsigned bytes does, unzipped or not. */
  static boolean isOne(Path file) {
    try (InputStream in = unzipped(Files.newInputStream(file))) {
      byte[] magic = in.readNBytes(4);
      return magic.length == 4 && isMagic(magic);
    } catch (IOException e) {
      return false;
    }
  }

  /** How many dimensions an IDX file has; 0 when it is none. */
  static int dimensions(Path file) {
    try (InputStream in = unzipped(Files.newInputStream(file))) {
      byte[] magic = in.readNBytes(4);
      return magic.length == 4 && isMagic(magic) ? magic[3] : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Opens a file. A plain one stays on disk, mapped.
   *
   * @throws DatasetException when the magic is wrong or data is missing
   */
  static IdxFile open(Path file) {
    String name = String.valueOf(file.getFileName());
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
      raw.mark(2);
      boolean zipped = isGzip(raw.readNBytes(2));
      raw.reset();
      if (zipped) {
        return read(name, raw);
      }
      int[] sizes = header(name, new DataInputStream(raw));
      long offset = 4 + 4L * sizes.length;
      long held = Files.size(file) - offset;
      if (held < product(sizes)) {
        throw tooShort(name, sizes, held);
      }
      return new IdxFile(name, sizes, StoredValues.mapped(file, offset, product(sizes)));
    } catch (IOException e) {
      throw new DatasetException(
          "%s: cannot be read (%s); check the file".formatted(name, Reason.of(e)), e);
    }
  }

  /**
   * Reads a file's content from a stream, plain or gzipped.
   *
   * @param name for messages
   * @throws DatasetException when the magic is wrong or data is missing
   */
  static IdxFile read(String name, InputStream stream) throws IOException {
    try (DataInputStream in = new DataInputStream(unzipped(stream))) {
      int[] sizes = header(name, in);
      long promised = product(sizes);
      StoredValues.Copied copied = StoredValues.copied(in, promised);
      if (copied.length() < promised) {
        throw tooShort(name, sizes, copied.length());
      }
      return new IdxFile(name, sizes, copied.values());
    } catch (ZipException e) {
      throw new DatasetException(
          "%s: is a damaged gzip file (%s); download it again".formatted(name, e.getMessage()), e);
    }
  }

  /** The file's name, for messages. */
  String name() {
    return name;
  }

  /** A copy of the sizes, outermost first. */
  int[] sizes() {
    return sizes.clone();
  }

  /** The values. */
  StoredValues values() {
    return values;
  }

  /** The sizes as a person writes them: {@code 60000×28×28}. */
  String shape() {
    return shape(sizes);
  }

  private static int[] header(String name, DataInputStream in) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length < 4 || !isMagic(magic)) {
      throw new DatasetException(
          "%s: starts with bytes %s; expected 00 00 08 and the number of dimensions, an IDX file of unsigned bytes; check that it is the right file"
              .formatted(name, HexFormat.ofDelimiter(" ").formatHex(magic)));
    }
    int[] sizes = new int[magic[3]];
    try {
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = in.readInt();
      }
    } catch (EOFException e) {
      throw new DatasetException(
          Words.of(
              "%s: ends within its header; expected %d sizes; download it again",
              name, sizes.length),
          e);
    }
    if (Arrays.stream(sizes).anyMatch(s -> s < 0) || product(sizes) < 0) {
      throw new DatasetException(
          "%s: header promises %s values; expected sizes from 0; download it again"
              .formatted(name, shape(sizes)));
    }
    return sizes;
  }

  private static boolean isMagic(byte[] b) {
    return b[0] == 0 && b[1] == 0 && b[2] == UNSIGNED_BYTES && b[3] >= 1 && b[3] <= 4;
  }

  /** The product, -1 when it does not fit a long. */
  private static long product(int[] sizes) {
    long product = 1;
    for (int size : sizes) {
      long high = Math.multiplyHigh(product, size);
      product *= size;
      if (high != 0 || product < 0) {
        return -1;
      }
    }
    return product;
  }

  private static DatasetException tooShort(String name, int[] sizes, long held) {
    return new DatasetException(
        Words.of(
            "%s: header promises %s values, file ends after %,d; download it again",
            name, shape(sizes), held));
  }

  private static String shape(int[] sizes) {
    return Arrays.stream(sizes)
        .mapToObj(s -> Integer.toUnsignedString(s))
        .collect(Collectors.joining("×"));
  }

  private static boolean isGzip(byte[] start) {
    return start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
  }

  private static InputStream unzipped(InputStream stream) throws IOException {
    InputStream buffered = new BufferedInputStream(stream);
    buffered.mark(2);
    boolean zipped = isGzip(buffered.readNBytes(2));
    buffered.reset();
    return zipped ? new GZIPInputStream(buffered, 1 << 16) : buffered;
  }
}
