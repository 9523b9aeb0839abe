package goldpan.data;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Turns a picture's file content into {@link Pixels}: JPEG (grey, colour, CMYK and YCCK), PNG (all
 * depths, palette, transparency), GIF (first frame), BMP and WebP.
 *
 * <p>EXIF orientation is applied, transparency is laid over white, 16-bit values are rounded to 8,
 * colour profiles are ignored. Whatever ends early or is damaged is refused: half a picture would
 * look like a hard example. Safe for many threads.
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
    ImageKind kind =
        ImageKind.ofBytes(bytes).orElseThrow(() -> unreadable(Foreign.describe(bytes)));
    try {
      return kind == ImageKind.JPEG ? jpeg(bytes) : other(kind, bytes);
    } catch (IOException | RuntimeException e) {
      if (e instanceof UnreadableMediaException told) {
        throw told;
      }
      if (isCutOff(kind, bytes, e)) {
        throw endsEarly(bytes, "its picture is not complete");
      }
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new UnreadableMediaException(
          "", "is a damaged %s picture: %s".formatted(kind, reason), e);
    }
  }

  private static Decoded jpeg(byte[] bytes) throws IOException {
    Optional<JpegHeader> found = JpegHeader.read(bytes);
    if (found.isEmpty()) {
      throw endsEarly(bytes, "its header is not complete");
    }
    JpegHeader header = found.get();
    DecodingMemory.ofHeap().check(header.width(), header.height());
    if (!hasEnd(bytes, header.end())) {
      // The JDK fills what is missing with grey and does not always warn.
      throw endsEarly(bytes, "its picture is not complete");
    }
    Readers.Read<Pixels> read = stored(header, header.withoutProfiles(bytes));
    refuseDamage(bytes, read.warnings());
    return new Decoded(Orientation.upright(read.value(), header.orientation()), read.warnings());
  }

  private static Readers.Read<Pixels> stored(JpegHeader header, byte[] bytes) throws IOException {
    if (header.isYcc()) {
      return Readers.readColourJpeg(bytes);
    }
    if (header.components() == 4) {
      return Readers.readRawJpeg(bytes).map(raster -> FourChannelJpeg.pixels(raster, header));
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
    int orientation =
        switch (kind) {
          case PNG -> Chunks.pngOrientation(bytes);
          case WEBP -> Chunks.webpOrientation(bytes);
          default -> 1;
        };
    Readers.Read<BufferedImage> read = Readers.read(kind, bytes);
    Pixels stored = Rasters.pixels(read.value());
    return new Decoded(Orientation.upright(stored, orientation), read.warnings());
  }

  static UnreadableMediaException endsEarly(byte[] bytes, String how) {
    return unreadable(Words.of("ends early after %,d bytes: %s", bytes.length, how));
  }

  static UnreadableMediaException unreadable(String problem) {
    return new UnreadableMediaException("", problem);
  }
}
