package goldpan.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Progress;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
  @TempDir private Path folder;

  /** Squares of any colour, each three pixels wide. */
  private static BufferedImage mosaic(long seed, int width, int height) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] colours = random.ints((width / 3 + 1) * (height / 3 + 1), 0, 0x1000000).toArray();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colours[y / 3 * (width / 3 + 1) + x / 3]);
      }
    }
    return image;
  }

  private void write(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name + ".png");
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private Dataset mosaics(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      write((i % 2 == 0 ? "ant/" : "bee/") + i, mosaic(i, 32, 32));
    }
    return Dataset.open(folder);
  }

  private Health look() {
    return Health.of(SampleScan.of(Dataset.open(folder), Progress.SILENT));
  }

  private static BufferedImage blurred(BufferedImage image) {
    float[] weights = new float[81];
    Arrays.fill(weights, 1 / 81f);
    return new ConvolveOp(new Kernel(9, 9, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(image, null)
        .getSubimage(5, 5, image.getWidth() - 10, image.getHeight() - 10);
  }

  private static BufferedImage grey(BufferedImage image) {
    for (int p = 0; p < 32 * 32; p++) {
      int v = new Color(image.getRGB(p % 32, p / 32)).getGreen();
      image.setRGB(p % 32, p / 32, new Color(v, v, v).getRGB());
    }
    return image;
  }

  @Test
  void picturesThatAreAllAlikeHaveNothingOdd() throws IOException {
    mosaics(60);
    Health health = look();
    assertEquals(0, health.flagged().length, health.toString());
    assertTrue(health.toString().endsWith("0 of 60 pictures are odd"), health.toString());
  }

  @Test
  void eachThingThatIsOddIsFlaggedAsThatThing() throws IOException {
    mosaics(60);
    write("ant/dark", new RescaleOp(0.15f, 0, null).filter(mosaic(100, 32, 32), null));
    write("ant/bright", new RescaleOp(0.1f, 228, null).filter(mosaic(101, 32, 32), null));
    write("ant/blurred", blurred(mosaic(102, 42, 42)));
    write("ant/flat", new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB));
    write("ant/large", mosaic(104, 128, 128));
    write("ant/wide", mosaic(105, 64, 16));
    write("ant/grey", grey(mosaic(106, 32, 32)));
    Health health = look();
    assertEquals(List.of("ant/flat.png", "ant/dark.png"), health.flagged(HealthIssue.DARK));
    assertEquals(List.of("ant/bright.png"), health.flagged(HealthIssue.BRIGHT));
    assertEquals(List.of("ant/blurred.png"), health.flagged(HealthIssue.BLURRED));
    assertEquals(List.of("ant/flat.png"), health.flagged(HealthIssue.LOW_INFORMATION));
    assertEquals(List.of("ant/large.png"), health.flagged(HealthIssue.ODD_SIZE));
    assertEquals(List.of("ant/wide.png"), health.flagged(HealthIssue.ODD_ASPECT));
    assertTrue(health.flagged(HealthIssue.GREY).contains("ant/grey.png"), health.toString());
    assertEquals(7, health.table().rowCount());
    assertEquals(7, health.pictures().rowCount());
  }

  @Test
  void whatGoesWithAClassIsTold() throws IOException {
    mosaics(60);
    for (int i = 0; i < 12; i++) {
      write("cat/" + i, new RescaleOp(0.15f, 0, null).filter(mosaic(200 + i, 32, 32), null));
    }
    Health health = look();
    assertEquals(
        "12 of 12 are cat, which 16.7 % of all pictures are",
        health.classOf(HealthIssue.DARK).orElse(""));
    assertEquals(java.util.Optional.empty(), health.classOf(HealthIssue.BRIGHT));
  }

  @Test
  void aDatasetThatIsDarkAsAWholeHasNothingOdd() throws IOException {
    for (int i = 0; i < 40; i++) {
      write("ant/" + i, new RescaleOp(0.15f, 0, null).filter(mosaic(i, 32, 32), null));
    }
    assertEquals(0, look().flagged().length);
  }

  @Test
  void textsAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "text,label\ngood day,a\nbad day,b\n");
    SampleScan scan = SampleScan.of(Dataset.open(file), Progress.SILENT);
    assertEquals(
        "t.csv has texts; expected pictures, whose light and sharpness can be measured",
        assertThrows(DatasetException.class, () -> Health.of(scan)).getMessage());
  }
}
