package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp"})
  void losslessFormatsGiveTheStoredValues(String format) {
    Pixels pixels = decode(Pictures.encoded(Pictures.colour(), format));
    assertEquals("6×4×3", shape(pixels));
    assertColour(pixels, 0, 0, 255, 255, 255);
    assertColour(pixels, 1, 0, 255, 0, 0);
    assertColour(pixels, 5, 3, 0, 0, 255);
  }

  @Test
  void gifGivesItsFirstFrame() {
    Pixels pixels = decode(Pictures.encoded(Pictures.colour(), "gif"));
    assertEquals("6×4×3", shape(pixels));
    assertColour(pixels, 5, 3, 0, 0, 255);
  }

  @Test
  void jpegKeepsColoursNearly() {
    BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().fillRect(0, 0, 32, 16);
    Pixels pixels = decode(Pictures.encoded(image, "jpg"));
    assertEquals("32×16×3", shape(pixels));
    assertColour(pixels, 31, 15, 255, 255, 255);
  }

  @Test
  void jpegColoursAreTheOnesOfTheJdkBitForBit() throws IOException {
    BufferedImage image = new BufferedImage(97, 61, BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(3);
    for (int i = 0; i < 97 * 61; i++) {
      image.setRGB(i % 97, i / 97, random.nextInt(1 << 24));
    }
    byte[] jpeg = Pictures.encoded(image, "jpg");
    Pixels expected = Rasters.pixels(ImageIO.read(new ByteArrayInputStream(jpeg)));
    assertArrayEquals(expected.bytes(), decode(jpeg).bytes());
  }

  @Test
  void eachJpegOfMixedSizesGetsItsOwnPixels() throws IOException {
    int[][] sizes = {{32, 32}, {32, 32}, {7, 50}, {32, 32}, {1100, 1000}, {1100, 1000}, {32, 32}};
    Pixels[] decoded = new Pixels[sizes.length];
    byte[][] jpegs = new byte[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      jpegs[i] = Pictures.encoded(noise(sizes[i][0], sizes[i][1], i), "jpg");
      decoded[i] = decode(jpegs[i]);
    }
    for (int i = 0; i < sizes.length; i++) {
      Pixels expected = Rasters.pixels(ImageIO.read(new ByteArrayInputStream(jpegs[i])));
      assertEquals(shape(expected), shape(decoded[i]));
      assertArrayEquals(expected.bytes(), decoded[i].bytes());
    }
  }

  private static BufferedImage noise(int width, int height, int seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(seed);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, random.nextInt(1 << 24));
    }
    return image;
  }

  @Test
  void greyJpegHasOneChannelAndItsStoredValues() {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, 8, 8, 0, filled(64, 77));
    Pixels pixels = decode(Pictures.encoded(image, "jpg"));
    assertEquals("8×8×1", shape(pixels));
    assertEquals(77, pixels.at(3, 3, 0));
  }

  @Test
  void webpIsDecoded() {
    // A lossless WebP of 1×1, orange.
    byte[] bytes =
        Base64.getDecoder().decode("UklGRhwAAABXRUJQVlA4TA8AAAAvAAAAAAfQ//73v/+BiOh/AAA=");
    assertEquals("1×1×3", shape(decode(bytes)));
  }

  @Test
  void sixteenBitValuesAreRoundedToEight() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 65535);
    image.getRaster().setSample(1, 0, 0, 25700 + 100);
    Pixels pixels = decode(Pictures.encoded(image, "png"));
    assertEquals("2×1×1", shape(pixels));
    assertEquals(255, pixels.at(0, 0, 0));
    assertEquals(100, pixels.at(1, 0, 0));
  }

  @Test
  void transparencyIsLaidOverWhite() {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_4BYTE_ABGR);
    image.setRGB(0, 0, 0x00112233);
    image.setRGB(1, 0, 0xff112233);
    image.setRGB(2, 0, 0x80000000);
    Pixels pixels = decode(Pictures.encoded(image, "png"));
    assertColour(pixels, 0, 0, 255, 255, 255);
    assertColour(pixels, 1, 0, 0x11, 0x22, 0x33);
    assertColour(pixels, 2, 0, 127, 127, 127);
  }

  @Test
  void palettesAreLookedUp() {
    byte[] r = {(byte) 200, 0};
    byte[] g = {100, 0};
    byte[] b = {50, 0};
    BufferedImage image =
        new BufferedImage(
            2, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, r, g, b));
    image.getRaster().setSample(1, 0, 0, 1);
    Pixels pixels = decode(Pictures.encoded(image, "png"));
    assertColour(pixels, 0, 0, 200, 100, 50);
    assertColour(pixels, 1, 0, 0, 0, 0);
  }

  @Test
  void aBlackAndWhitePngIsGrey() {
    BufferedImage image = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(8, 0, 0xffffff);
    Pixels pixels = decode(Pictures.encoded(image, "png"));
    assertEquals("9×1×1", shape(pixels));
    assertEquals(0, pixels.at(0, 0, 0));
    assertEquals(255, pixels.at(8, 0, 0));
  }

  @Test
  void inksAreInvertedWithoutAdobesMarkerToo() throws IOException {
    Pixels pixels = decode(Pictures.rawJpeg(inks(255, 0, 0, 255)));
    assertEquals("16×16×3", shape(pixels));
    assertNear(pixels, 255, 0, 0);
  }

  @Test
  void inksWithAdobesMarkerAreInverted() throws IOException {
    byte[] jpeg = Pictures.rawJpeg(inks(255, 0, 0, 255));
    assertNear(decode(Pictures.withSegment(jpeg, 0xee, adobe(0))), 255, 0, 0);
  }

  @Test
  void ycckIsTurnedIntoInksFirst() throws IOException {
    // Luma 76, chroma 85 and 255 stand for red light; inverted, for paper without red.
    byte[] jpeg = Pictures.rawJpeg(inks(76, 85, 255, 255));
    assertNear(decode(Pictures.withSegment(jpeg, 0xee, adobe(2))), 1, 255, 255);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 6, 4, 0, 0", "2, 6, 4, 5, 0", "3, 6, 4, 5, 3", "4, 6, 4, 0, 3",
    "5, 4, 6, 0, 0", "6, 4, 6, 3, 0", "7, 4, 6, 3, 5", "8, 4, 6, 0, 5"
  })
  void theFirstStoredPixelGoesWhereTheOrientationSays(
      int orientation, int width, int height, int x, int y) {
    byte[] values = new byte[24];
    values[0] = 9;
    Pixels upright = Orientation.upright(Pixels.of(6, 4, 1, values), orientation);
    assertEquals(width + "×" + height + "×1", shape(upright));
    assertEquals(9, upright.at(x, y, 0));
  }

  @Test
  void aSidewaysPhoneJpegStandsUpright() {
    byte[] turned = Pictures.withSegment(Pictures.jpeg(), 0xe1, Pictures.exif(6));
    assertEquals("4×6×3", shape(decode(turned)));
  }

  @Test
  void anOrientationOfFourBytesCounts() {
    byte[] exif = Pictures.exif(6);
    int type = exif.length - 13;
    exif[type] = 4;
    exif[type + 6] = 0;
    exif[type + 8] = 6;
    assertEquals("4×6×3", shape(decode(Pictures.withSegment(Pictures.jpeg(), 0xe1, exif))));
  }

  @Test
  void aDamagedColourProfileDoesNotMatter() {
    byte[] profile = "ICC_PROFILE\0\1\1nonsense".getBytes(StandardCharsets.ISO_8859_1);
    byte[] jpeg = Pictures.withSegment(Pictures.jpeg(), 0xe2, profile);
    assertArrayEquals(decode(Pictures.jpeg()).bytes(), decode(jpeg).bytes());
  }

  @Test
  void truncatedJpegIsRefused() {
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().drawOval(10, 10, 180, 180);
    byte[] jpeg = Pictures.encoded(image, "jpg");
    assertProblem(
        "ends early after 1,500 bytes: its picture is not complete", Arrays.copyOf(jpeg, 1500));
    assertProblem(
        "ends early after 100 bytes: its header is not complete", Arrays.copyOf(jpeg, 100));
  }

  @Test
  void aThreadDecodesOnAfterABadPicture() {
    assertThrows(UnreadableMediaException.class, () -> decode(Arrays.copyOf(Pictures.jpeg(), 610)));
    assertEquals("6×4×3", shape(decode(Pictures.jpeg())));
  }

  @Test
  void truncatedPngIsRefused() {
    byte[] png = Pictures.png();
    assertProblem(
        "ends early after 50 bytes: its IDAT chunk promises %,d more"
            .formatted(png.length - 12 - 45),
        Arrays.copyOf(png, 50));
    assertProblem(
        "ends early after %d bytes: its end chunk is missing".formatted(png.length - 12),
        Arrays.copyOf(png, png.length - 12));
  }

  @Test
  void aFlippedBitInAPngIsRefused() {
    byte[] png = Pictures.png();
    png[45] ^= 1;
    assertProblem(
        "is a damaged PNG picture: the checksum of its IDAT chunk at byte 33 is wrong", png);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp"})
  void otherTruncatedPicturesAreRefused(String format) {
    byte[] whole = Pictures.encoded(noise(), format);
    int length = whole.length - 40;
    assertProblem(
        "ends early after %,d bytes: its picture is not complete".formatted(length),
        Arrays.copyOf(whole, length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void noPartOfAPictureIsTakenForThePicture(String format) {
    byte[] whole = Pictures.encoded(noise(), format);
    // A GIF without its closing semicolon still holds its whole picture.
    int end = format.equals("gif") ? whole.length - 2 : whole.length;
    for (int length = 0; length < end; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(UnreadableMediaException.class, () -> decode(part), "cut after " + length);
    }
  }

  @Test
  void whatIsNoPictureIsNamed() {
    String expected = "; expected a JPEG, PNG, GIF, BMP, WebP, TIFF or PNM picture";
    assertProblem("is 0 bytes" + expected, new byte[0]);
    assertProblem("is a text file" + expected, "hello\n".getBytes(StandardCharsets.UTF_8));
    assertProblem(
        "is a web page" + expected, "<!DOCTYPE html>404".getBytes(StandardCharsets.UTF_8));
    assertProblem("starts with bytes 00 01 02 03" + expected, new byte[] {0, 1, 2, 3, 4});
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() {
    byte[] jpeg = Pictures.jpeg();
    int frame = 0;
    while (!(jpeg[frame] == (byte) 0xff && jpeg[frame + 1] == (byte) 0xc0)) {
      frame++;
    }
    Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xf0);
    assertProblem(
        "is a picture of 61,680×61,680; expected at most 200,000,000 pixels; make it smaller",
        jpeg);
  }

  private static Pixels decode(byte[] bytes) {
    return Decoder.decode(bytes).pixels();
  }

  private static BufferedImage noise() {
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      image.setRGB(i % 20, i / 20, random.nextInt(1 << 24));
    }
    return image;
  }

  private static void assertProblem(String problem, byte[] bytes) {
    UnreadableMediaException e =
        assertThrows(UnreadableMediaException.class, () -> Decoder.decode(bytes));
    assertEquals(problem, e.problem());
  }

  private static void assertColour(Pixels p, int x, int y, int r, int g, int b) {
    assertArrayEquals(new int[] {r, g, b}, new int[] {p.at(x, y, 0), p.at(x, y, 1), p.at(x, y, 2)});
  }

  private static void assertNear(Pixels p, int... rgb) {
    for (int c = 0; c < 3; c++) {
      assertEquals(rgb[c], p.at(8, 8, c), 3, "channel " + c);
    }
  }

  private static String shape(Pixels p) {
    return p.width() + "×" + p.height() + "×" + p.channels();
  }

  private static int[] filled(int n, int value) {
    int[] values = new int[n];
    Arrays.fill(values, value);
    return values;
  }

  private static Raster inks(int... values) {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
    for (int b = 0; b < 4; b++) {
      raster.setSamples(0, 0, 16, 16, b, filled(256, values[b]));
    }
    return raster;
  }

  private static byte[] adobe(int transform) {
    return new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
  }
}
