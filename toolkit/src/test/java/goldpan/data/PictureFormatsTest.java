package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFormatsTest {
  private static final String UNREAD =
      " picture, which is not read; expected a JPEG, PNG, GIF, BMP, WebP, TIFF or PNM picture;"
          + " convert it, for example: magick IN OUT.png";

  @TempDir Path temporary;

  @Test
  void tiffAndPnmAreReadAndWhatIsNotIsNamed() {
    Path cases = Path.of(System.getProperty("goldpan.shared"), "cases", "picture-formats");
    assertTrue(Files.isDirectory(cases), cases + " is missing; see CONTRIBUTING.md");
    Dataset d = Dataset.open(cases);
    assertEquals(List.of("face", "forest", "mixed", "river", "stop"), d.classes());
    assertEquals(21, d.size());
    assertEquals(
        List.of(
            "mixed/b.jp2: is a JPEG 2000" + UNREAD + " (format not read, passed over)",
            "mixed/c.avif: is an AVIF" + UNREAD + " (format not read, passed over)",
            "mixed/d.svg: is an SVG" + UNREAD + " (format not read, passed over)",
            "mixed/e.heic: is a HEIC" + UNREAD + " (format not read, passed over)",
            "mixed/icon.ico: is an ICO" + UNREAD + " (format not read, passed over)",
            "mixed/served.jpg: is an AVIF" + UNREAD + " (unreadable, left out)",
            "mixed/served2.jpg: is a HEIC" + UNREAD + " (unreadable, left out)"),
        d.check().stream().map(Finding::toString).toList());
    assertEquals(1, d.pixels(0).channels());
    assertEquals(16, d.pixels(4).width());
  }

  @ParameterizedTest
  @CsvSource({
    "00 00 00 1c 66 74 79 70 61 76 69 66 00 00 00 00, an AVIF",
    "00 00 00 1c 66 74 79 70 6d 69 66 31 00 00 00 00 6d 69 66 31 61 76 69 66, an AVIF",
    "00 00 00 1c 66 74 79 70 6d 69 66 31 00 00 00 00 6d 69 66 31 68 65 69 63, a HEIC",
    "00 00 00 18 66 74 79 70 6d 69 66 31 00 00 00 00, a HEIC",
    "00 00 00 18 66 74 79 70 63 72 78 20 00 00 00 00, a raw camera",
    "ff 4f ff 51 00 2f, a JPEG 2000",
    "00 00 00 0c 4a 58 4c 20 0d 0a 87 0a, a JPEG XL",
    "ff 0a 7a 01, a JPEG XL",
    "49 49 bc 01 08 00, a JPEG XR",
    "00 00 02 00 01 00 20 20, an ICO",
    "38 42 50 53 00 01, a Photoshop (PSD)",
    "49 49 2a 00 10 00 00 00 43 52 02 00, a raw camera",
    "71 6f 69 66 00 00, a QOI",
    "44 44 53 20 7c 00, a DDS",
    "76 2f 31 01 02 00, an OpenEXR",
    "50 66 0a 31 20 31 0a 31 0a, a floating-point PFM",
    "3c 3f 78 6d 6c 3f 3e 0a 3c 73 76 67 3e, an SVG",
    "ef bb bf 3c 73 76 67 20 78 6d 6c 6e 73 3d, an SVG"
  })
  void theFirstBytesNameWhatIsNotRead(String hex, String name) {
    assertEquals("is " + name + UNREAD, Foreign.describe(bytes(hex)));
  }

  @ParameterizedTest
  @CsvSource({
    "00 00 00 1c 66 74 79 70 69 73 6f 6d 00 00 02 00, a video",
    "25 50 44 46 2d 31, a PDF document",
    "50 4b 03 04 00, a ZIP archive",
    "1f 8b 08 00, a gzipped file",
    "50 32 20 69 73 20 61 20 6c 61 62 65 6c, a text file",
    "3c 68 74 6d 6c 3e 3c 73 76 67 3e, a web page",
    "49 49 2a 00, a"
  })
  void whatIsNoPictureIsStillNone(String hex, String name) {
    byte[] start = bytes(hex);
    Optional<ForeignPicture> foreign = ForeignPicture.of("x.jpg", start);
    assertEquals(Optional.empty(), foreign);
    assertEquals(name.equals("a"), ImageKind.ofBytes(start).isPresent());
    assertTrue(name.equals("a") || Foreign.describe(start).startsWith("is " + name + ";"), name);
  }

  @Test
  void rawCameraPicturesAreTiffInsideAndToldByName() {
    byte[] tiff = bytes("49 49 2a 00 08 00 00 00");
    assertEquals(Optional.of(ForeignPicture.RAW), ForeignPicture.of("a/b.NEF", tiff));
    assertEquals(Optional.empty(), ForeignPicture.of("a/b.svs", tiff));
    assertEquals(Optional.of(ForeignPicture.TGA), ForeignPicture.of("b.tga", bytes("00 00 02 00")));
    assertEquals(Optional.empty(), ForeignPicture.of("b.tga", bytes("68 65 6c 6c 6f")));
  }

  @Test
  void aClassOfUnreadFormatsStandsOut() {
    Path root = temporary.resolve("pets");
    Pictures.write(root, "cat/1.png", Pictures.png());
    Pictures.write(root, "dog/1.png", Pictures.png());
    Pictures.write(root, "eel/1.avif", bytes("00 00 00 1c 66 74 79 70 61 76 69 66 00 00 00 00"));
    Pictures.write(root, "eel/2.avif", bytes("00 00 00 1c 66 74 79 70 61 76 69 66 00 00 00 00"));
    Dataset d = Dataset.open(root);
    assertEquals(List.of("cat", "dog", "eel"), d.classes());
    assertEquals(
        "eel: is a class folder whose 2 pictures are all in a format that is not read; the first is"
            + " an AVIF"
            + UNREAD
            + " (class without a readable picture)",
        d.findings().get(2).toString());
    assertTrue(d.toString().contains("cat 1, dog 1, eel 0 (none can be read)"), d.toString());
    assertTrue(d.toString().contains("3 findings:\n    eel: is a class"), d.toString());
  }

  @Test
  void aFolderOfNothingElseIsRefusedByItsFormat() {
    Path root = temporary.resolve("phone");
    byte[] heic = bytes("00 00 00 18 66 74 79 70 68 65 69 63 00 00 00 00");
    Pictures.write(root, "cat/1.heic", heic);
    Pictures.write(root, "dog/1.heic", heic);
    assertEquals(
        root
            + " holds 2 pictures, all in formats that are not read; the first, cat/1.heic, is a HEIC"
            + UNREAD,
        assertThrows(DatasetException.class, () -> Dataset.open(root)).getMessage());
  }

  @Test
  void aClassOfBrokenFilesStandsOutWhenTheDatasetIsOpened() {
    Path root = temporary.resolve("pets");
    Pictures.write(root, "cat/1.png", Pictures.png());
    Pictures.write(root, "cat/2.png", "no picture");
    Pictures.write(root, "dog/1.jpg", "<html>404</html>");
    Pictures.write(root, "dog/2.jpg", "<html>404</html>");
    Dataset d = Dataset.open(root);
    String lost =
        "dog: none of its 2 pictures can be read; the first, dog/1.jpg, is a web page; expected a"
            + " JPEG, PNG, GIF, BMP, WebP, TIFF or PNM picture (class without a readable picture)";
    assertEquals(List.of(lost), d.findings().stream().map(Finding::toString).toList());
    assertTrue(d.toString().contains("cat 2, dog 2 (none can be read)"), d.toString());
    assertEquals(
        List.of(lost),
        d.check().stream()
            .filter(f -> f.kind() == Finding.Kind.LOST_CLASS)
            .map(Finding::toString)
            .toList());
  }

  @Test
  void aClassOfDamagedPicturesStandsOutOnceTheyAreDecoded() {
    Path root = temporary.resolve("pets");
    Pictures.write(root, "cat/1.png", Pictures.png());
    Pictures.write(root, "dog/1.png", Arrays.copyOf(Pictures.png(), 40));
    Dataset d = Dataset.open(root);
    assertEquals(List.of(), d.findings());
    List<Finding> found = d.check();
    assertEquals(2, found.size());
    assertEquals(
        "dog: its only picture cannot be read; dog/1.png, " + found.get(0).what(),
        found.get(1).where() + ": " + found.get(1).what());
  }

  @Test
  void aListedClassWhoseFilesAreAllMissingStandsOut() {
    Pictures.write(temporary, "a.png", Pictures.png());
    Path table =
        Pictures.write(temporary, "list.csv", "path,label\na.png,cat\nb.png,dog\nc.png,dog\n");
    assertTrue(
        Dataset.open(table).findings().stream()
            .map(Finding::toString)
            .anyMatch(
                f -> f.startsWith("dog: none of its 2 pictures can be read; the first, b.png,")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiff-raw.tif",
        "tiff-big-endian.tif",
        "tiff-big.tif",
        "tiff-tiles.tif",
        "tiff-inks.tif",
        "tiff-tiff_lzw.tif",
        "pnm-p5.pgm",
        "pnm-p4.pbm",
        "pnm-p6-to-65535.ppm",
        "gif-within.gif"
      })
  void noPartOfAPictureIsTakenForAnother(String name) throws IOException {
    byte[] whole = resource(name);
    byte[] expected = Decoder.decode(whole).pixels().bytes();
    int refused = 0;
    for (int length = 0; length < whole.length; length++) {
      try {
        byte[] part = Decoder.decode(Arrays.copyOf(whole, length)).pixels().bytes();
        assertArrayEquals(expected, part, "cut after " + length);
      } catch (UnreadableMediaException e) {
        refused++;
      }
    }
    assertTrue(refused >= whole.length - 12, refused + " of " + whole.length);
  }

  @ParameterizedTest
  @CsvSource({"tiff-raw.tif, 200, TIFF", "pnm-p6.ppm, 300, PNM", "pnm-p2.pgm, 300, PNM"})
  void aTruncatedPictureSaysThatItEndsEarly(String name, int length, String kind)
      throws IOException {
    byte[] part = Arrays.copyOf(resource(name), length);
    assertEquals(
        "ends early after %d bytes: its picture is not complete".formatted(length),
        assertThrows(UnreadableMediaException.class, () -> Decoder.decode(part)).problem());
  }

  @Test
  void aTiffOfSeveralPagesSaysSo() throws IOException {
    assertEquals(
        List.of("holds 2 pages; the first is taken"),
        Decoder.decode(resource("tiff-pages.tif")).oddities());
  }

  @Test
  void sixteenBitPnmIsRoundedToEight() {
    byte[] pgm = bytes("50 35 20 32 20 31 20 36 35 35 33 35 0a ff ff 64 c8");
    Pixels pixels = Decoder.decode(pgm).pixels();
    assertEquals(255, pixels.at(0, 0, 0));
    assertEquals(100, pixels.at(1, 0, 0));
  }

  @Test
  void pamWithColoursAndAlphaIsRead() {
    byte[] header =
        "P7\nWIDTH 2\nHEIGHT 1\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n"
            .getBytes(StandardCharsets.US_ASCII);
    byte[] pam = Arrays.copyOf(header, header.length + 8);
    System.arraycopy(bytes("0a 14 1e ff 0a 14 1e 00"), 0, pam, header.length, 8);
    Pixels pixels = Decoder.decode(pam).pixels();
    assertEquals(
        "10 20 30", pixels.at(0, 0, 0) + " " + pixels.at(0, 0, 1) + " " + pixels.at(0, 0, 2));
    assertEquals(255, pixels.at(1, 0, 2));
  }

  @Test
  void aTiffOfFloatingPointNumbersIsRefusedByName() {
    // Little-endian, 1×1, one strip of four bytes behind the header.
    byte[] tiff =
        bytes(
            "49 49 2a 00 0c 00 00 00 00 00 80 3f 08 00"
                + " 00 01 03 00 01 00 00 00 01 00 00 00 01 01 03 00 01 00 00 00 01 00 00 00"
                + " 02 01 03 00 01 00 00 00 20 00 00 00 06 01 03 00 01 00 00 00 01 00 00 00"
                + " 11 01 04 00 01 00 00 00 08 00 00 00 16 01 03 00 01 00 00 00 01 00 00 00"
                + " 17 01 04 00 01 00 00 00 04 00 00 00 53 01 03 00 01 00 00 00 03 00 00 00"
                + " 00 00 00 00");
    assertEquals(
        "is a TIFF picture of 32-bit floating-point values; expected unsigned whole numbers of up"
            + " to 16 bits; convert it to those",
        assertThrows(UnreadableMediaException.class, () -> Decoder.decode(tiff)).problem());
  }

  @Test
  void aCanvasTooBigForTheHeapIsRefusedBeforeItIsMade() throws IOException {
    byte[] gif = resource("gif-within.gif");
    Arrays.fill(gif, 6, 10, (byte) 0xff);
    assertEquals(
        "is a picture of 65,535×65,535; expected at most 200,000,000 pixels; make it smaller",
        assertThrows(UnreadableMediaException.class, () -> Decoder.decode(gif)).problem());
  }

  @Test
  void arithmeticCodingIsNamed() {
    byte[] jpeg = Pictures.jpeg();
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) {
        jpeg[i + 1] = (byte) 0xc9;
      }
    }
    assertEquals(
        "is an arithmetic-coded JPEG" + UNREAD,
        assertThrows(UnreadableMediaException.class, () -> Decoder.decode(jpeg)).problem());
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PictureFormatsTest.class.getResourceAsStream("decoding/" + name))) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(String hex) {
    String[] parts = hex.strip().split(" ", -1);
    byte[] all = new byte[parts.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) Integer.parseInt(parts[i], 16);
    }
    return all;
  }
}
