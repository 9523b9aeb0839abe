package goldpan.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Kinds of pictures that Goldpan knows by sight and does not read. */
enum ForeignPicture {
  AVIF("an AVIF", "avif", "avifs"),
  HEIC("a HEIC", "heic", "heif", "hif", "heics"),
  JPEG_2000("a JPEG 2000", "jp2", "j2k", "j2c", "jpc", "jpf", "jpx", "jph", "jhc"),
  JPEG_XL("a JPEG XL", "jxl"),
  JPEG_XR("a JPEG XR", "jxr", "wdp", "hdp"),
  SVG("an SVG", "svg", "svgz"),
  ICO("an ICO", "ico", "cur"),
  PSD("a Photoshop (PSD)", "psd", "psb"),
  XCF("a GIMP (XCF)", "xcf"),
  RAW(
      "a raw camera",
      "cr2",
      "cr3",
      "crw",
      "nef",
      "nrw",
      "arw",
      "sr2",
      "srf",
      "dng",
      "orf",
      "rw2",
      "raf",
      "pef",
      "srw",
      "x3f",
      "3fr",
      "iiq",
      "erf",
      "kdc",
      "mos",
      "mrw"),
  DICOM("a DICOM", "dcm", "dicom"),
  EXR("an OpenEXR", "exr"),
  HDR("a Radiance HDR", "hdr"),
  PFM("a floating-point PFM", "pfm"),
  QOI("a QOI", "qoi"),
  DDS("a DDS", "dds"),
  TGA("a TGA", "tga"),
  PCX("a PCX", "pcx");

  private static final Set<ForeignPicture> BY_NAME = Set.of(RAW, TGA, PCX);

  private static final int LOOK_AT = 4096;

  /** Brands of ISO base media files, by what they hold. */
  private static final List<String> AVIF_BRANDS = List.of("avif", "avis");

  private static final List<String> HEIC_BRANDS =
      List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");

  private final String words;
  private final String extensions;

  ForeignPicture(String words, String... extensions) {
    this.words = words;
    this.extensions = "." + String.join(".", extensions) + ".";
  }

  /**
   * What a file is by its first bytes, or by its name where those say little: raw camera pictures
   * are TIFF inside, and some formats begin with anything.
   */
  static Optional<ForeignPicture> of(String name, byte[] start) {
    Optional<ImageKind> read = ImageKind.ofBytes(start);
    Optional<ForeignPicture> named = ofName(name).filter(BY_NAME::contains);
    if (read.isPresent()) {
      return named.filter(kind -> kind == RAW && read.get() == ImageKind.TIFF);
    }
    return ofBytes(start).or(() -> Foreign.isText(start) ? Optional.empty() : named);
  }

  /** What the bytes at a file's start say. */
  static Optional<ForeignPicture> ofBytes(byte[] b) {
    String s = new String(b, 0, Math.min(LOOK_AT, b.length), StandardCharsets.ISO_8859_1);
    if (s.startsWith("ftyp", 4)) {
      return ofBrands(s);
    }
    if (s.startsWith("\0\0\0\fjP  \r\n\u0087\n") || s.startsWith("\u00ffO\u00ffQ")) {
      return Optional.of(JPEG_2000);
    }
    if (s.startsWith("\0\0\0\fJXL \r\n\u0087\n") || s.startsWith("\u00ff\n")) {
      return Optional.of(JPEG_XL);
    }
    if (s.startsWith("\0\0\1\0") || s.startsWith("\0\0\2\0")) {
      return s.length() > 5 && s.charAt(4) + s.charAt(5) > 0 ? Optional.of(ICO) : Optional.empty();
    }
    if (s.startsWith("II*\0") && s.startsWith("CR", 8)) {
      return Optional.of(RAW);
    }
    return ofMagic(s).or(() -> isSvg(s) ? Optional.of(SVG) : Optional.empty());
  }

  private static Optional<ForeignPicture> ofMagic(String s) {
    record Magic(String start, int at, ForeignPicture kind) {}
    return Arrays.stream(
            new Magic[] {
              new Magic("8BPS\0", 0, PSD),
              new Magic("gimp xcf", 0, XCF),
              new Magic("II\u00bc\1", 0, JPEG_XR),
              new Magic("FUJIFILMCCD-RAW", 0, RAW),
              new Magic("DICM", 128, DICOM),
              new Magic("v/1\1", 0, EXR),
              new Magic("#?RADIANCE", 0, HDR),
              new Magic("#?RGBE", 0, HDR),
              new Magic("PF\n", 0, PFM),
              new Magic("Pf\n", 0, PFM),
              new Magic("qoif", 0, QOI),
              new Magic("DDS ", 0, DDS)
            })
        .filter(m -> s.startsWith(m.start(), m.at()))
        .map(Magic::kind)
        .findFirst();
  }

  /** The major brand and the compatible ones: those named mif1 and the like hold either. */
  private static Optional<ForeignPicture> ofBrands(String s) {
    int end = Math.min(s.length(), Math.max(16, s.charAt(2) << 8 | s.charAt(3)));
    for (int at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
      String brand = s.substring(at, at + 4);
      if (AVIF_BRANDS.contains(brand)) {
        return Optional.of(AVIF);
      }
      if (HEIC_BRANDS.contains(brand)) {
        return Optional.of(HEIC);
      }
      if (brand.equals("crx ")) {
        return Optional.of(RAW);
      }
    }
    return s.startsWith("mif1", 8) || s.startsWith("msf1", 8)
        ? Optional.of(HEIC)
        : Optional.empty();
  }

  private static boolean isSvg(String s) {
    String text = s.startsWith("\u00ef\u00bb\u00bf") ? s.substring(3) : s;
    String start = text.stripLeading().toLowerCase(Locale.ROOT);
    boolean html = start.startsWith("<!doctype html") || start.startsWith("<html");
    return start.startsWith("<")
        && !html
        && (start.contains("<svg") || start.contains("<!doctype svg"));
  }

  /** What a file name's extension says. */
  static Optional<ForeignPicture> ofName(String name) {
    String extension = ImageKind.extension(name);
    return extension.isEmpty()
        ? Optional.empty()
        : Arrays.stream(values())
            .filter(kind -> kind.extensions.contains("." + extension + "."))
            .findFirst();
  }

  /** With its article: {@code an AVIF}. */
  @Override
  public String toString() {
    return words;
  }
}
