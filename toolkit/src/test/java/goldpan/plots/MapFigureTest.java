package goldpan.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Figure;
import goldpan.mining.Losses;
import goldpan.mining.Simulated;
import goldpan.predict.Dynamics;
import goldpan.predict.Predictions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MapFigureTest {
  private static final float[] EVEN = {0.5f, 0.5f};

  private static Predictions three() {
    return Simulated.predictions(new int[] {0, 1, 0}, EVEN, EVEN, EVEN)
        .with(
            Dynamics.of(
                new int[] {4, 4, 0},
                new float[3],
                new float[] {0.9f, 0.1f, 0},
                new float[] {0.05f, 0.05f, 0},
                new float[] {1, 0, 0},
                new float[3],
                new float[3]));
  }

  private static int count(Figure figure, int color) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png()));
    int count = 0;
    for (int y = 150; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == color ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void drawsWhatWasLearntFromInTheColourOfItsCorrectness() throws IOException {
    Figure map = Losses.of(three()).plot("map");
    assertEquals("Data map of 2 samples learnt from", map.title());
    assertTrue(count(map, 0x0072B2) > 20, "a blue cell for what was always right");
    assertTrue(count(map, 0xD55E00) > 20, "a red cell for what was never right");
    assertEquals(0, count(map, 0xE69F00));
  }

  @Test
  void saysSoWhenNothingWasRecorded() {
    Losses losses = Losses.of(Simulated.predictions(new int[] {0, 1}, EVEN, EVEN));
    assertTrue(losses.plot("map").svg().contains("nothing was recorded: predictions brought"));
  }

  /** Written for the eye, to the folder that the system property goldpan.figures names. */
  @Test
  void sixtyThousandSamplesAreDrawnAtOnce() throws IOException {
    int n = 60_000;
    Random random = new Random(1);
    float[][] columns = new float[6][n];
    int[] epochs = new int[n];
    int[] labels = new int[n];
    float[][] rows = new float[n][];
    for (int i = 0; i < n; i++) {
      double p = Math.pow(random.nextDouble(), random.nextInt(10) == 0 ? 3 : 0.2);
      epochs[i] = 12;
      columns[1][i] = (float) p;
      columns[2][i] = (float) (Math.sqrt(p * (1 - p)) * (0.2 + 0.8 * random.nextDouble()));
      columns[3][i] = (float) Math.min(1, Math.max(0, p + 0.1 * random.nextGaussian()));
      labels[i] = i % 2;
      rows[i] = EVEN;
    }
    Figure map =
        Losses.of(Simulated.predictions(labels, rows).with(Dynamics.of(epochs, columns)))
            .plot("map");
    assertTrue(map.svg().length() < 3_000_000, "length " + map.svg().length());
    String folder = System.getProperty("goldpan.figures");
    if (folder != null) {
      map.save(Files.createDirectories(Path.of(folder)).resolve("map.png"));
    }
  }
}
