package goldpan.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Walks the chunks of PNG and WebP files: finds the EXIF orientation, and what is cut off or
 * damaged, which the readers behind do not always tell.
 */
final class Chunks {
  private static final int PROFILE_FLAG = 0x20;

  private Chunks() {}

  /**
   * EXIF orientation of a PNG.
   *
   * @throws UnreadableMediaException when a chunk is cut off or its checksum is wrong
   */
  static int pngOrientation(byte[] bytes) {
    ByteBuffer b = ByteBuffer.wrap(bytes);
    int orientation = 1;
    int at = 8;
    while (at + 12 <= bytes.length) {
      long length = b.getInt(at) & 0xffffffffL;
      String type = type(bytes, at + 4);
      if (at + 12 + length > bytes.length) {
        throw Decoder.endsEarly(
            bytes, "its " + type + Words.of(" chunk promises %,d more", length));
      }
      int end = at + 8 + (int) length;
      if (checksum(bytes, at + 4, end) != b.getInt(end)) {
        throw Decoder.unreadable(
            Words.of(
                "is a damaged PNG picture: the checksum of its %s chunk at byte %,d is wrong",
                type, at));
      }
      if (type.equals("eXIf")) {
        orientation = Orientation.ofExif(bytes, at + 8, end);
      } else if (type.equals("IEND")) {
        return orientation;
      }
      at = end + 4;
    }
    throw Decoder.endsEarly(bytes, "its end chunk is missing");
  }

  /**
   * EXIF orientation of a WebP file.
   *
   * @throws UnreadableMediaException when the file is shorter than it says
   */
  static int webpOrientation(byte[] bytes) {
    ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long total = (b.getInt(4) & 0xffffffffL) + 8;
    if (total > bytes.length) {
      throw Decoder.endsEarly(bytes, Words.of("it promises %,d", total));
    }
    long at = 12;
    while (at + 8 <= total) {
      long length = b.getInt((int) at + 4) & 0xffffffffL;
      if (type(bytes, (int) at).equals("EXIF") && at + 8 + length <= total) {
        int from = (int) at + 8;
        int header = type(bytes, from).equals("Exif") ? 6 : 0;
        return Orientation.ofExif(bytes, from + header, from + (int) length);
      }
      at += 8 + length + (length & 1);
    }
    return 1;
  }

  /**
   * A WebP file whose reader finds no colour profile in it: Goldpan takes the values as they are
   * stored, and the reader would refuse a damaged profile.
   */
  static byte[] webpWithoutProfile(byte[] bytes) {
    ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long at = 12;
    while (at + 8 <= bytes.length) {
      long length = b.getInt((int) at + 4) & 0xffffffffL;
      long next = at + 8 + length + (length & 1);
      if (type(bytes, (int) at).equals("ICCP")) {
        byte[] without = cut(bytes, (int) at, (int) Math.min(bytes.length, next));
        ByteBuffer.wrap(without).order(ByteOrder.LITTLE_ENDIAN).putInt(4, without.length - 8);
        if (type(without, 12).equals("VP8X")) {
          without[20] &= ~PROFILE_FLAG;
        }
        return without;
      }
      at = next;
    }
    return bytes;
  }

  private static byte[] cut(byte[] bytes, int from, int to) {
    byte[] rest = new byte[bytes.length - (to - from)];
    System.arraycopy(bytes, 0, rest, 0, from);
    System.arraycopy(bytes, to, rest, from, bytes.length - to);
    return rest;
  }

  private static String type(byte[] bytes, int at) {
    return at + 4 > bytes.length ? "" : new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }

  private static int checksum(byte[] bytes, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }
}
