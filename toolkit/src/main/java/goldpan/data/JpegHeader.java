package goldpan.data;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a JPEG's segments say before its picture begins.
 *
 * @param width in pixels
 * @param height in pixels
 * @param components 1 grey, 3 colour, 4 CMYK or YCCK
 * @param orientation EXIF's, 1 to 8
 * @param jfif whether the JFIF marker is there
 * @param adobe the colour transform that Adobe's marker names, -1 without one
 * @param end offset behind the frame header; the picture lies after it
 * @param profiles offset and length of the segments that hold a colour profile
 */
record JpegHeader(
    int width,
    int height,
    int components,
    int orientation,
    boolean jfif,
    int adobe,
    int end,
    List<int[]> profiles) {
  private static final int YCCK = 2;

  /** Reads the segments up to the picture; empty when the bytes end before. */
  static Optional<JpegHeader> read(byte[] b) {
    int orientation = 1;
    boolean jfif = false;
    int adobe = -1;
    List<int[]> profiles = new ArrayList<>();
    int at = 2;
    while (at + 4 <= b.length) {
      int marker = b[at + 1] & 0xff;
      if (b[at] != (byte) 0xff || marker == 0xff) {
        at++; // padding
        continue;
      }
      if (standsAlone(marker)) {
        at += 2;
        continue;
      }
      int length = u16(b, at + 2);
      int end = at + 2 + length;
      if (length < 2 || end > b.length) {
        return Optional.empty();
      }
      if (isFrame(marker) && length >= 8) {
        return Optional.of(
            new JpegHeader(
                u16(b, at + 7),
                u16(b, at + 5),
                b[at + 9] & 0xff,
                orientation,
                jfif,
                adobe,
                end,
                profiles));
      }
      if (marker == 0xe1 && startsWith(b, at + 4, "Exif\0\0")) {
        orientation = Orientation.ofExif(b, at + 10, end);
      } else if (marker == 0xe0 && startsWith(b, at + 4, "JFIF\0")) {
        jfif = true;
      } else if (marker == 0xee && length >= 14 && startsWith(b, at + 4, "Adobe")) {
        adobe = b[at + 15] & 0xff;
      } else if (marker == 0xe2 && startsWith(b, at + 4, "ICC_PROFILE\0")) {
        profiles.add(new int[] {at, end - at});
      }
      at = end;
    }
    return Optional.empty();
  }

  /** Whether Adobe's marker is there: inks are stored inverted. */
  boolean hasAdobe() {
    return adobe >= 0;
  }

  /** Whether three channels are luma and two chroma beyond doubt. */
  boolean isYcc() {
    return components == 3 && jfif && !hasAdobe();
  }

  /** Whether four channels are luma, two chroma and black, not four inks. */
  boolean isYcck() {
    return adobe == YCCK;
  }

  /**
   * The file without its colour profiles. Goldpan, like most trainers, takes the values as they are
   * stored; the JDK would convert them, slowly, and refuse a damaged profile.
   */
  byte[] withoutProfiles(byte[] bytes) {
    if (profiles.isEmpty()) {
      return bytes;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    int from = 0;
    for (int[] segment : profiles) {
      out.write(bytes, from, segment[0] - from);
      from = segment[0] + segment[1];
    }
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0
        && marker <= 0xcf
        && marker != 0xc4 // Huffman tables
        && marker != 0xc8 // reserved
        && marker != 0xcc; // arithmetic conditioning
  }

  private static int u16(byte[] b, int at) {
    return (b[at] & 0xff) << 8 | (b[at + 1] & 0xff);
  }

  private static boolean startsWith(byte[] b, int at, String text) {
    if (at + text.length() > b.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (b[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
