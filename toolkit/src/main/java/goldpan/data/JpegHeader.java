package goldpan.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a JPEG's segments say before its picture begins.
 *
 * <p>Which colours three or four channels are is decided as libjpeg, and with it nearly all other
 * software, decides it; Java's reader looks at the sampling of the channels instead, and takes luma
 * and chroma for red, green and blue in files without JFIF's marker.
 *
 * <p>Own code, since this runs for every picture of a mining. The JPEG plugin of TwelveMonkeys,
 * which hands on to Java's reader too, takes 3.2 times the processor time of this and that reader
 * together on 32×32 pictures and 1.9 times on 500×375, and it converts colour profiles.
 * metadata-extractor would add 3 to 9 % on 32×32 pictures for the orientation alone, and the other
 * markers, and where the picture begins, are needed all the same.
 *
 * @param width in pixels
 * @param height in pixels
 * @param process the marker of the frame header, which names the way of coding: 0xc0 to 0xcf, or
 *     0xf7 for JPEG-LS
 * @param components 1 grey, 3 colour, 4 CMYK or YCCK
 * @param ids the names of the first three channels, one a byte
 * @param orientation EXIF's, 1 to 8
 * @param jfif whether the JFIF marker is there
 * @param adobe the colour transform that Adobe's marker names, -1 without one
 * @param end offset behind the frame header; the picture lies after it
 * @param profiles offset and length of the segments that hold a colour profile
 * @param markers offset and length of Adobe's segments
 * @see <a href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JFIF 1.02</a>
 */
record JpegHeader(
    int width,
    int height,
    int process,
    int components,
    int ids,
    int orientation,
    boolean jfif,
    int adobe,
    int end,
    List<int[]> profiles,
    List<int[]> markers) {
  private static final int RGB = 0x52_47_42;

  /** The first orientation of EXIF that lies on its side. */
  private static final int LYING = 5;

  private static final byte[] JFIF =
      "\u00ff\u00e0\0\u0010JFIF\0\1\1\0\0\1\0\1\0\0".getBytes(StandardCharsets.ISO_8859_1);

  /** Reads the segments up to the picture; empty when the bytes end before. */
  static Optional<JpegHeader> read(byte[] b) {
    int orientation = 1;
    boolean jfif = false;
    int adobe = -1;
    List<int[]> profiles = new ArrayList<>();
    List<int[]> markers = new ArrayList<>();
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
                marker,
                u8(b, at + 9),
                length < 17 ? 0 : u8(b, at + 10) << 16 | u8(b, at + 13) << 8 | u8(b, at + 16),
                orientation,
                jfif,
                adobe,
                end,
                profiles,
                markers));
      }
      if (marker == 0xe1 && startsWith(b, at + 4, "Exif\0\0")) {
        orientation = Orientation.ofExif(b, at + 10, end);
      } else if (marker == 0xe0 && startsWith(b, at + 4, "JFIF\0")) {
        jfif = true;
      } else if (marker == 0xee && length >= 14 && startsWith(b, at + 4, "Adobe")) {
        adobe = u8(b, at + 15);
        markers.add(new int[] {at, end - at});
      } else if (marker == 0xe2 && startsWith(b, at + 4, "ICC_PROFILE\0")) {
        profiles.add(new int[] {at, end - at});
      }
      at = end;
    }
    return Optional.empty();
  }

  /**
   * Whether three channels are luma and two chroma: JFIF's marker says so, else Adobe's, else they
   * are not called R, G and B.
   */
  boolean isYcc() {
    return components == 3 && (jfif || (adobe >= 0 ? adobe != 0 : ids != RGB));
  }

  /** The picture's size when it stands upright. */
  PictureSize upright() {
    return orientation >= LYING ? new PictureSize(height, width) : new PictureSize(width, height);
  }

  /** Whether four channels are luma, two chroma and black, not four inks. */
  boolean isYcck() {
    return components == 4 && adobe > 0;
  }

  /**
   * The file as Java's reader understands it. Colour profiles are gone: Goldpan, like most
   * trainers, takes the values as they are stored, and Java would convert them, slowly, and refuse
   * a damaged profile. Luma and chroma are named by JFIF's marker and nothing else.
   */
  byte[] canonical(byte[] bytes) {
    List<int[]> gone = new ArrayList<>(profiles);
    if (isYcc()) {
      gone.addAll(markers);
    }
    boolean named = jfif || !isYcc();
    if (gone.isEmpty() && named) {
      return bytes;
    }
    gone.sort((a, b) -> Integer.compare(a[0], b[0]));
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + JFIF.length);
    out.write(bytes, 0, 2);
    if (!named) {
      out.writeBytes(JFIF);
    }
    int from = 2;
    for (int[] segment : gone) {
      out.write(bytes, from, segment[0] - from);
      from = segment[0] + segment[1];
    }
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  /** What the way of coding is called that Java's reader cannot read; empty for one that it can. */
  Optional<String> unreadCoding() {
    return switch (process) {
      case 0xc0, 0xc1, 0xc2 -> Optional.empty();
      case 0xc3 -> Optional.of("a lossless JPEG");
      case 0xc9, 0xca, 0xcb -> Optional.of("an arithmetic-coded JPEG");
      case 0xf7 -> Optional.of("a JPEG-LS");
      default -> Optional.of("a hierarchical JPEG");
    };
  }

  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
  }

  private static boolean isFrame(int marker) {
    return (marker == 0xf7 || (marker >= 0xc0 && marker <= 0xcf))
        && marker != 0xc4 // Huffman tables
        && marker != 0xc8 // reserved
        && marker != 0xcc; // arithmetic conditioning
  }

  private static int u8(byte[] b, int at) {
    return b[at] & 0xff;
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
