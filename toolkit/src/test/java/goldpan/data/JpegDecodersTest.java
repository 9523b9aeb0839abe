package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.input.Resize;
import goldpan.jpeg.JpegDecoding;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * libjpeg-turbo against Java's reader. Where libjpeg-turbo is not installed both are Java's; {@code
 * install/test} installs it where it may.
 */
class JpegDecodersTest {
  private static final int MUTATIONS = 600;

  @AfterEach
  void choose() {
    System.clearProperty(JpegDecoding.PROPERTY);
  }

  private static List<byte[]> files() throws Exception {
    Path shared = Path.of(System.getProperty("goldpan.shared"), "cases", "decoding", "pictures");
    assertTrue(Files.isDirectory(shared), shared + " is missing; see CONTRIBUTING.md");
    Path own =
        Path.of(Objects.requireNonNull(JpegDecodersTest.class.getResource("decoding")).toURI());
    List<byte[]> files = new ArrayList<>();
    for (Path folder : List.of(shared, own)) {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          byte[] content = Files.readAllBytes(file);
          if (ImageKind.ofBytes(content).equals(Optional.of(ImageKind.JPEG))) {
            files.add(content);
          }
        }
      }
    }
    assertTrue(files.size() > 50, files.size() + " JPEGs in " + shared + " and " + own);
    return files;
  }

  /** What decoding comes to: pixels, or what is wrong; and what is odd. */
  private static String outcome(String decoder, byte[] content, List<byte[]> pixels) {
    System.setProperty(JpegDecoding.PROPERTY, decoder);
    try {
      Decoder.Decoded decoded = Decoder.decode(content);
      pixels.add(decoded.pixels().bytes());
      return decoded.pixels().width() + "×" + decoded.pixels().height() + decoded.oddities();
    } catch (UnreadableMediaException e) {
      return e.problem();
    }
  }

  private static void assertAlike(byte[] content) {
    List<byte[]> pixels = new ArrayList<>();
    assertEquals(outcome("java", content, pixels), outcome("whole", content, pixels));
    if (!pixels.isEmpty()) {
      int most = 0;
      for (int i = 0; i < pixels.get(0).length; i++) {
        most = Math.max(most, Math.abs((pixels.get(0)[i] & 255) - (pixels.get(1)[i] & 255)));
      }
      assertTrue(most <= 1, "differ by " + most);
    }
  }

  @Test
  void allWaysOfCodingComeToTheSameValuesAndOddities() throws Exception {
    files().forEach(JpegDecodersTest::assertAlike);
  }

  @Test
  void cutOffFilesAreRefusedInTheSameWords() throws Exception {
    for (byte[] content : files()) {
      assertAlike(Arrays.copyOf(content, content.length * 2 / 3));
    }
  }

  @Test
  void whatIsDamagedIsReadOrRefusedByBoth() throws Exception {
    List<byte[]> files = files();
    Random random = new Random(7);
    for (int m = 0; m < MUTATIONS; m++) {
      byte[] content = files.get(random.nextInt(files.size())).clone();
      for (int k = 0; k < 3; k++) {
        content[3 + random.nextInt(content.length - 3)] = (byte) random.nextInt();
      }
      List<byte[]> pixels = new ArrayList<>();
      String java = outcome("java", content, pixels);
      String turbo = outcome("whole", content, pixels);
      assertEquals(pixels.size() == 2, !pixels.isEmpty(), java + "; " + turbo);
      if (pixels.size() == 2) {
        assertArrayEquals(pixels.get(0), pixels.get(1));
      }
    }
  }

  /** Brightness that rises to the right and, half as fast, downwards: a shift would show. */
  private static BufferedImage slope(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int value = 170 * x / width + 85 * y / height;
        image.setRGB(x, y, value << 16 | value << 8 | value);
      }
    }
    return image;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void reducedPicturesAreNotShiftedWhicheverWayTheyAreTurned(int orientation) throws IOException {
    // 1001 = 125 · 8 + 1, so that the last of 126 pixels is all but outside; 779 = 97 · 8 + 3.
    byte[] content =
        Pictures.withSegment(
            Pictures.encoded(slope(1001, 779), "jpg"), 0xe1, Pictures.exif(orientation));
    ReducedPixels reduced = Decoder.decode(content, 40, 40);
    assertEquals(JpegDecoding.reduces() ? 8 : 1, reduced.factor());
    Pixels small = Resize.to(reduced, 40, 40);
    Pixels whole = Resize.to(Decoder.decode(content).pixels(), 40, 40);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        // A quarter of a pixel to the right would be 1.06 levels.
        int difference = small.at(x, y, 0) - whole.at(x, y, 0);
        assertTrue(Math.abs(difference) <= 1, difference + " at " + x + "," + y);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"32", "64", "100"})
  void reducedPicturesDifferByLessThanOneAndAHalfLevels(int side) throws IOException {
    BufferedImage image = slope(900, 700);
    Random random = new Random(1);
    for (int i = 0; i < 900 * 700; i++) {
      int step = i % 900 / 7 % 2 == 0 ? 40 : 0;
      int noise = random.nextInt(12);
      image.setRGB(
          i % 900, i / 900, image.getRGB(i % 900, i / 900) + (step + noise) * 0x000101 & 0xffffff);
    }
    byte[] content = Pictures.encoded(image, "jpg");
    byte[] small = Resize.to(Decoder.decode(content, side, side), side, side).bytes();
    byte[] whole = Resize.to(Decoder.decode(content).pixels(), side, side).bytes();
    long sum = 0;
    for (int i = 0; i < small.length; i++) {
      sum += Math.abs((small[i] & 255) - (whole[i] & 255));
    }
    assertTrue(sum <= 1.5 * small.length, sum / (double) small.length + " levels");
  }

  @ParameterizedTest
  @CsvSource({
    "4000, 3000, 1, 224, 224, 4", // 750 rows are 3.3 times as many, 375 would be 1.7 times
    "4000, 3000, 1, 180, 180, 8",
    "3000, 4000, 6, 224, 160, 8", // lying: 4000×3000 when upright, 500×375
    "4000, 3000, 6, 224, 160, 4",
    "640, 480, 1, 224, 224, 1",
    "60, 4000, 1, 4, 4, 1", // too narrow to scale
  })
  void aPictureStaysTwiceAsLargeAsItIsWanted(
      int width, int height, int orientation, int wide, int high, int factor) {
    JpegHeader header =
        new JpegHeader(width, height, 0xc0, 3, 0, orientation, true, -1, 0, List.of(), List.of());
    int expected = JpegDecoding.reduces() ? factor : 1;
    assertEquals(expected, TurboPictures.factor(header, wide, high));
    System.setProperty(JpegDecoding.PROPERTY, "whole");
    assertEquals(1, TurboPictures.factor(header, wide, high));
  }

  @Test
  void anUnknownDecoderIsRefused() throws IOException {
    byte[] content = Pictures.encoded(slope(8, 8), "jpg");
    System.setProperty(JpegDecoding.PROPERTY, "fast");
    assertEquals(
        "system property goldpan.jpeg is \"fast\"; expected auto, whole or java; start Java with -Dgoldpan.jpeg=auto or without it",
        assertThrows(IllegalArgumentException.class, () -> Decoder.decode(content)).getMessage());
  }
}
