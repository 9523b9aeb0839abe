package goldpan.data;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Optional;

/**
 * What the directory of a TIFF's first page says that its reader does not apply or check: which way
 * up it stands, whether its strips or tiles are all there, and whether its values are whole
 * numbers.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
final class TiffPage {
  private static final int BITS = 258;
  private static final int STRIP_OFFSETS = 273;
  private static final int ORIENTATION = 274;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int SAMPLE_FORMAT = 339;
  private static final int MOST_BITS = 16;

  private final byte[] bytes;
  private final Directory page;
  private final int pages;

  private TiffPage(byte[] bytes, Directory page, int pages) {
    this.bytes = bytes;
    this.page = page;
    this.pages = pages;
  }

  /**
   * Reads the directories of a file.
   *
   * @throws IOException when they are damaged or cut off
   */
  static TiffPage first(byte[] bytes) throws IOException {
    try (MemoryStream stream = new MemoryStream()) {
      stream.over(bytes);
      Directory all = new TIFFReader().read(stream);
      if (all instanceof CompoundDirectory some && some.directoryCount() > 0) {
        return new TiffPage(bytes, some.getDirectory(0), some.directoryCount());
      }
      return new TiffPage(bytes, all, 1);
    }
  }

  /** EXIF's orientation, 1 to 8. */
  int orientation() {
    long[] said = numbers(ORIENTATION);
    return said.length == 1 && said[0] >= 1 && said[0] <= 8 ? (int) said[0] : 1;
  }

  /** That there are more pages, as a phrase that follows the file's name. */
  Optional<String> others() {
    return pages == 1
        ? Optional.empty()
        : Optional.of(Words.of("holds %,d pages; the first is taken", pages));
  }

  /**
   * Refuses what the reader would turn into a wrong picture.
   *
   * @throws UnreadableMediaException when a strip or tile lies beyond the end, or the values are no
   *     whole numbers of up to 16 bits
   */
  void refuseUnread() {
    refuseCutOff(numbers(STRIP_OFFSETS), numbers(STRIP_BYTES));
    refuseCutOff(numbers(TILE_OFFSETS), numbers(TILE_BYTES));
    long format = first(SAMPLE_FORMAT, 1);
    long bits = first(BITS, 1);
    if ((format != 1 && format != 4) || bits > MOST_BITS) {
      throw Decoder.unreadable(
          Words.of(
              "is a TIFF picture of %d-bit %s values; expected unsigned whole numbers of up to 16"
                  + " bits; convert it to those",
              bits,
              switch ((int) format) {
                case 1, 4 -> "unsigned";
                case 2 -> "signed";
                case 3 -> "floating-point";
                default -> "complex";
              }));
    }
  }

  private void refuseCutOff(long[] offsets, long[] lengths) {
    for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
      if (offsets[i] < 0 || lengths[i] < 0 || offsets[i] > bytes.length - lengths[i]) {
        throw Decoder.endsEarly(bytes, "its picture is not complete");
      }
    }
  }

  private long first(int tag, long otherwise) {
    long[] all = numbers(tag);
    return all.length == 0 ? otherwise : all[0];
  }

  private long[] numbers(int tag) {
    Entry entry = page.getEntryById(tag);
    Object value = entry == null ? null : entry.getValue();
    if (value instanceof Number one) {
      return new long[] {one.longValue()};
    }
    if (value == null || !value.getClass().isArray()) {
      return new long[0];
    }
    Class<?> of = value.getClass().getComponentType();
    boolean whole = of == byte.class || of == short.class || of == int.class || of == long.class;
    long[] all = new long[whole ? Array.getLength(value) : 0];
    for (int i = 0; i < all.length; i++) {
      all[i] = Array.getLong(value, i);
    }
    return all;
  }
}
