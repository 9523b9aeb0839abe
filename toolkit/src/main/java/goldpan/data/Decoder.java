package goldpan.data;

import goldpan.jpeg.JpegDecoding;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOException;

/**
 * Turns a picture's file content into {@link Pixels}: JPEG (grey, colour, CMYK and YCCK), PNG (all
 * depths, palette, transparency), GIF (first frame on its canvas), BMP, WebP, TIFF (first page) and
 * PNM (all of P1 to P7).
 *
 * <p>The values are those that Pillow decodes, but for rounding, with its {@code exif_transpose}
 * and {@code alpha_composite} over white: EXIF orientation is applied, transparency is laid over
 * white, values of 16 bits or with another maximum are scaled to 8 bits, colour profiles are
 * ignored. Lossy WebP differs: TwelveMonkeys samples chroma without smoothing and luma differs by
 * some levels too; in made-up pictures of quickly changing colours by 3 to 6 levels on average.
 *
 * <p>Whatever ends early or is damaged is refused: half a picture would look like a hard example.
 * Safe for many threads.
 */
final class Decoder {
  private Decoder() {}

  /** A picture and what is odd about its file. */
  record Decoded(Pixels pixels, List<String> oddities) {}

  /**
   * Decodes a file's content.
   *
   * @throws UnreadableMediaException without an id, when it cannot be decoded in full
   */
  static Decoded decode(byte[] bytes) {
    JpegDecoding unused = JpegDecoding.chosen(); // what it says of a bad setting is of no picture
    ImageKind kind = kind(bytes);
    return explaining(kind, bytes, () -> kind == ImageKind.JPEG ? jpeg(bytes) : other(kind, bytes));
  }

  /**
   * Decodes a file's content to be resized to {@code width}×{@code height}: a much larger JPEG at a
   * half, a quarter or an eighth of its size, at least twice as large as wanted, where {@link
   * JpegDecoding} allows; all others whole.
   *
   * @throws UnreadableMediaException without an id, when it cannot be decoded in full
   */
  static ReducedPixels decode(byte[] bytes, int width, int height) {
    JpegDecoding unused = JpegDecoding.chosen();
    ImageKind kind = kind(bytes);
    Optional<ReducedPixels> reduced =
        kind == ImageKind.JPEG
            ? explaining(kind, bytes, () -> reduced(bytes, width, height))
            : Optional.empty();
    return reduced.orElseGet(() -> ReducedPixels.whole(decode(bytes).pixels()));
  }

  private static Optional<ReducedPixels> reduced(byte[] bytes, int width, int height) {
    JpegHeader header = checkedHeader(bytes);
    int factor = TurboPictures.factor(header, width, height);
    return factor == 1
        ? Optional.empty()
        : TurboPictures.stored(header, bytes, factor)
            .map(
                stored ->
                    ReducedPixels.upright(stored, header.upright(), factor, header.orientation()));
  }

  private static ImageKind kind(byte[] bytes) {
    return ImageKind.ofBytes(bytes).orElseThrow(() -> unreadable(Foreign.describe(bytes)));
  }

  private interface Decoding<T> {
    T decode() throws IOException;
  }

  private static <T> T explaining(ImageKind kind, byte[] bytes, Decoding<T> decoding) {
    try {
      return decoding.decode();
    } catch (IOException | RuntimeException e) {
      if (e instanceof UnreadableMediaException told) {
        throw told;
      }
      if (isCutOff(kind, bytes, e)) {
        throw endsEarly(bytes, "its picture is not complete");
      }
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      if (e instanceof IIOException && reason.startsWith("Unsupported")) {
        throw unreadable(
            Words.of(
                "is a %s picture of a sort that is not read (%s); save it as PNG", kind, reason));
      }
      throw new UnreadableMediaException(
          "", "is a damaged %s picture: %s".formatted(kind, reason), e);
    }
  }

  private static Decoded jpeg(byte[] bytes) throws IOException {
    JpegHeader header = checkedHeader(bytes);
    Optional<Pixels> quick = TurboPictures.stored(header, bytes, 1);
    if (quick.isPresent()) {
      return new Decoded(Orientation.upright(quick.get(), header.orientation()), List.of());
    }
    Readers.Read<Pixels> read = stored(header, header.canonical(bytes));
    refuseDamage(bytes, read.warnings());
    return new Decoded(Orientation.upright(read.value(), header.orientation()), read.warnings());
  }

  private static JpegHeader checkedHeader(byte[] bytes) {
    Optional<JpegHeader> found = JpegHeader.read(bytes);
    if (found.isEmpty()) {
      throw endsEarly(bytes, "its header is not complete");
    }
    JpegHeader header = found.get();
    DecodingMemory.ofHeap().check(header.width(), header.height());
    Optional<String> unread = header.unreadCoding();
    if (unread.isPresent()) {
      throw unreadable(Foreign.unread(unread.get()));
    }
    if (!hasEnd(bytes, header.end())) {
      // The JDK fills what is missing with grey and does not always warn.
      throw endsEarly(bytes, "its picture is not complete");
    }
    return header;
  }

  private static Readers.Read<Pixels> stored(JpegHeader header, byte[] bytes) throws IOException {
    if (header.isYcc()) {
      return Readers.readColourJpeg(bytes);
    }
    if (header.components() == 4) {
      return Readers.readRawJpeg(bytes).map(raster -> FourChannels.ofJpeg(raster, header.isYcck()));
    }
    return Readers.read(ImageKind.JPEG, bytes).map(Rasters::pixels);
  }

  private static void refuseDamage(byte[] bytes, List<String> warnings) {
    for (String warning : warnings) {
      boolean damaged = warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous");
      if (warning.startsWith("Premature end")) {
        throw endsEarly(bytes, "its picture is not complete");
      }
      if (damaged) {
        throw unreadable("is a damaged JPEG picture: " + warning);
      }
    }
  }

  /**
   * Whether the marker that ends a JPEG is there; within the picture its two bytes cannot occur.
   */
  private static boolean hasEnd(byte[] bytes, int pictureFrom) {
    for (int i = bytes.length - 2; i >= pictureFrom; i--) {
      if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) 0xd9) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCutOff(ImageKind kind, byte[] bytes, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException) {
        return true;
      }
    }
    return kind == ImageKind.GIF && bytes[bytes.length - 1] != ';';
  }

  private static Decoded other(ImageKind kind, byte[] bytes) throws IOException {
    return switch (kind) {
      case PNG -> plain(kind, bytes, Chunks.pngOrientation(bytes));
      case WEBP -> plain(kind, Chunks.webpWithoutProfile(bytes), Chunks.webpOrientation(bytes));
      case GIF -> gif(bytes);
      case TIFF -> tiff(bytes);
      default -> plain(kind, bytes, 1);
    };
  }

  private static Decoded plain(ImageKind kind, byte[] bytes, int orientation) throws IOException {
    Readers.Read<BufferedImage> read = Readers.read(kind, bytes);
    Pixels stored = Rasters.pixels(read.value());
    return new Decoded(Orientation.upright(stored, orientation), read.warnings());
  }

  private static Decoded gif(byte[] bytes) throws IOException {
    Optional<GifCanvas> canvas = GifCanvas.read(bytes);
    if (canvas.isEmpty()) {
      throw endsEarly(bytes, "its picture is not complete");
    }
    DecodingMemory.ofHeap().check(canvas.get().width(), canvas.get().height());
    Decoded frame = plain(ImageKind.GIF, bytes, 1);
    return new Decoded(canvas.get().with(frame.pixels()), frame.oddities());
  }

  private static Decoded tiff(byte[] bytes) throws IOException {
    TiffPage page = TiffPage.first(bytes);
    page.refuseUnread();
    Decoded decoded = plain(ImageKind.TIFF, bytes, page.orientation());
    List<String> oddities = new ArrayList<>(decoded.oddities());
    page.others().ifPresent(oddities::add);
    return new Decoded(decoded.pixels(), List.copyOf(oddities));
  }

  static UnreadableMediaException endsEarly(byte[] bytes, String how) {
    return unreadable(Words.of("ends early after %,d bytes: %s", bytes.length, how));
  }

  static UnreadableMediaException unreadable(String problem) {
    return new UnreadableMediaException("", problem);
  }
}
