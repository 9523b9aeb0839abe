package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The JDK's reader is the oracle: the same values, or nothing and the JDK is asked. */
class SmallJpegTest {

  /** Gradients with noise, so that all coefficients and clamping occur. */
  private static BufferedImage drawn(int width, int height, boolean grey, long seed) {
    Random random = new Random(seed);
    int noise = 1 + random.nextInt(255);
    int type = grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int band = 0; band < (grey ? 1 : 3); band++) {
          int value = 255 * (x + (band + 1) * y) / (width + 3 * height) + random.nextInt(noise);
          image.getRaster().setSample(x, y, band, Math.min(255, value));
        }
      }
    }
    return image;
  }

  private static byte[] encoded(
      BufferedImage image, float quality, int across, int down, boolean progressive)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(quality);
    if (progressive) {
      how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), how);
    sampled(metadata, across, down);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(metadata, new IIOImage(image, null, metadata), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static void sampled(IIOMetadata metadata, int across, int down) throws IOException {
    String format = "javax_imageio_jpeg_image_1.0";
    Node root = metadata.getAsTree(format);
    NodeList parts = ((Element) root).getElementsByTagName("componentSpec");
    ((Element) parts.item(0)).setAttribute("HsamplingFactor", String.valueOf(across));
    ((Element) parts.item(0)).setAttribute("VsamplingFactor", String.valueOf(down));
    metadata.setFromTree(format, root);
  }

  private static Optional<Pixels> fast(byte[] bytes) {
    return SmallJpeg.decode(bytes, JpegHeader.read(bytes).orElseThrow());
  }

  private static byte[] byTheJdk(byte[] bytes) throws IOException {
    return Decoder.byTheJdk(bytes, JpegHeader.read(bytes).orElseThrow()).pixels().bytes();
  }

  @ParameterizedTest
  @CsvSource({"2,2", "2,1", "1,1"})
  void everyValueIsTheOneOfTheJdk(int across, int down) throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      int width = 8 + seed * 7 % 60;
      int height = 8 + seed * 11 % 61;
      float quality = 0.05f + 0.95f * (seed % 10) / 10;
      byte[] bytes = encoded(drawn(width, height, false, seed), quality, across, down, false);
      Pixels ours = fast(bytes).orElseThrow();
      assertEquals(width, ours.width());
      assertEquals(height, ours.height());
      assertArrayEquals(byTheJdk(bytes), ours.bytes(), width + "×" + height + " seed " + seed);
    }
  }

  @Test
  void greyValuesAreThoseOfTheJdk() throws IOException {
    for (int seed = 0; seed < 100; seed++) {
      byte[] bytes = encoded(drawn(8 + seed, 70 - seed / 2, true, seed), 0.8f, 1, 1, false);
      Pixels ours = fast(bytes).orElseThrow();
      assertEquals(1, ours.channels());
      assertArrayEquals(byTheJdk(bytes), ours.bytes());
    }
  }

  @Test
  void whatIsNotPlainIsLeftToTheJdk() throws IOException {
    assertTrue(fast(encoded(drawn(32, 32, false, 1), 0.9f, 2, 2, true)).isEmpty(), "progressive");
    assertTrue(fast(encoded(drawn(200, 90, false, 1), 0.9f, 2, 2, false)).isEmpty(), "big");
    assertTrue(fast(encoded(drawn(32, 6, false, 1), 0.9f, 2, 2, false)).isEmpty(), "narrow");
    assertTrue(fast(encoded(drawn(32, 32, false, 1), 0.9f, 1, 2, false)).isEmpty(), "sampling");
  }

  @Test
  void aDamagedPictureIsNeverTakenForAnother() throws IOException {
    byte[] whole = encoded(drawn(32, 32, false, 5), 0.9f, 2, 2, false);
    int agreed = 0;
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = whole.clone();
      bytes[2 + random.nextInt(bytes.length - 2)] ^= (byte) (1 << random.nextInt(8));
      if (JpegHeader.read(bytes).isEmpty()) {
        continue;
      }
      Optional<Pixels> ours = fast(bytes);
      if (ours.isPresent()) {
        assertArrayEquals(byTheJdk(bytes), ours.get().bytes(), "seed " + seed);
        agreed++;
      }
    }
    assertTrue(agreed > 100, agreed + " damaged pictures were decoded");
  }

  @Test
  void aThreadDecodesOnAfterADamagedPicture() throws IOException {
    byte[] whole = encoded(drawn(32, 32, false, 5), 0.9f, 2, 2, false);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 40);
    assertTrue(fast(cut).isEmpty());
    assertArrayEquals(byTheJdk(whole), fast(whole).orElseThrow().bytes());
  }

  @Test
  void theJdksOwnReaderAgreesOnAFileOfItsOwn() throws IOException {
    byte[] bytes = encoded(drawn(40, 40, true, 9), 0.7f, 1, 1, false);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes));
    assertEquals(read.getRaster().getSample(17, 5, 0), fast(bytes).orElseThrow().at(17, 5, 0));
  }
}
