package goldpan.data;

import java.util.Locale;
import java.util.Optional;

/** The ways a picture can be stored that Goldpan reads, by first bytes and by file name. */
enum ImageKind {
  JPEG("JPEG", "jpg", "jpeg", "jpe", "jfif"),
  PNG("PNG", "png"),
  GIF("GIF", "gif"),
  BMP("BMP", "bmp", "dib"),
  WEBP("WebP", "webp"),
  TIFF("TIFF", "tif", "tiff"),
  PNM("PNM", "pnm", "pbm", "pgm", "ppm", "pam");

  /** What messages list as readable. */
  static final String READABLE = "JPEG, PNG, GIF, BMP, WebP, TIFF or PNM";

  private final String words;
  private final String extensions;

  ImageKind(String words, String... extensions) {
    this.words = words;
    this.extensions = "." + String.join(".", extensions) + ".";
  }

  /** What the first bytes say; they do not lie, names do. */
  static Optional<ImageKind> ofBytes(byte[] b) {
    if (starts(b, 0, 0xff, 0xd8, 0xff)) {
      return Optional.of(JPEG);
    }
    if (starts(b, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return Optional.of(PNG);
    }
    if (starts(b, 0, 'G', 'I', 'F', '8')) {
      return Optional.of(GIF);
    }
    if (starts(b, 0, 'R', 'I', 'F', 'F') && starts(b, 8, 'W', 'E', 'B', 'P')) {
      return Optional.of(WEBP);
    }
    // "BM" alone also begins many a text: the four reserved bytes are zero in every writer.
    if (starts(b, 0, 'B', 'M') && starts(b, 6, 0, 0, 0, 0)) {
      return Optional.of(BMP);
    }
    if (isTiff(b)) {
      return Optional.of(TIFF);
    }
    if (isPnm(b)) {
      return Optional.of(PNM);
    }
    return Optional.empty();
  }

  /** Either byte order, with offsets of four or eight bytes; not Canon's raw pictures. */
  private static boolean isTiff(byte[] b) {
    boolean any =
        starts(b, 0, 'I', 'I', 42, 0)
            || starts(b, 0, 'M', 'M', 0, 42)
            || starts(b, 0, 'I', 'I', 43, 0)
            || starts(b, 0, 'M', 'M', 0, 43);
    return any && !starts(b, 8, 'C', 'R');
  }

  /**
   * P1 to P7, white space, and a number, a comment or, for P7, a word: no text begins like that.
   */
  private static boolean isPnm(byte[] b) {
    if (b.length < 4 || b[0] != 'P' || b[1] < '1' || b[1] > '7' || !isSpace(b[2])) {
      return false;
    }
    int at = 2;
    while (at < b.length && isSpace(b[at])) {
      at++;
    }
    if (at == b.length) {
      return false;
    }
    boolean number = b[at] >= '0' && b[at] <= '9';
    return b[1] == '7' ? b[2] == '\n' : number || b[at] == '#';
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** What the file name's extension says. */
  static Optional<ImageKind> ofName(String name) {
    String extension = extension(name);
    for (ImageKind kind : values()) {
      if (!extension.isEmpty() && kind.extensions.contains("." + extension + ".")) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The part after the last dot, in lower case; empty when there is none. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < name.lastIndexOf('/') + 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean starts(byte[] b, int offset, int... wanted) {
    if (b.length < offset + wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((b[offset + i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return words;
  }
}
