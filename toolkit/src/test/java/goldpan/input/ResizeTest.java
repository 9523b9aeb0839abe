package goldpan.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Pixels;
import goldpan.predict.file.NpyTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ResizeTest {

  private static Pixels drawn(int height, int width, int channels) {
    byte[] values = new byte[height * width * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) ((7 * i + 13 * (i / 5)) % 256);
    }
    return Pixels.of(width, height, channels, values);
  }

  @Test
  void isWhatPyTorchComputesRoundedToEightBits() throws IOException {
    List<String> lines = Files.readAllLines(NpyTest.fixture("resized.csv"));
    assertEquals(6, lines.size());
    for (String line : lines.subList(1, 6)) {
      String[] cells = line.split(",");
      int[] shape = new int[5];
      for (int i = 0; i < 5; i++) {
        shape[i] = Integer.parseInt(cells[i]);
      }
      byte[] ours = Resize.to(drawn(shape[0], shape[1], shape[2]), shape[4], shape[3]).bytes();
      assertEquals(cells.length - 5, ours.length);
      for (int i = 0; i < ours.length; i++) {
        double theirs = Double.parseDouble(cells[5 + i]);
        assertTrue(
            Math.abs(theirs - (ours[i] & 0xff)) <= 0.5001,
            line.substring(0, 9) + " value " + i + ": " + theirs + " and " + (ours[i] & 0xff));
      }
    }
  }

  @Test
  void isWhatFilteringAllColumnsThenAllRowsGives() {
    int[][] cases = {{75, 100, 3, 45, 44}, {40, 31, 1, 8, 70}, {5, 9, 3, 17, 3}, {64, 64, 3, 1, 1}};
    for (int[] c : cases) {
      Pixels picture = drawn(c[0], c[1], c[2]);
      float[][] narrow = new float[c[0]][c[4] * c[2]];
      for (int y = 0; y < c[0]; y++) {
        for (int x = 0; x < c[4]; x++) {
          for (int channel = 0; channel < c[2]; channel++) {
            int row = y;
            int band = channel;
            narrow[y][x * c[2] + channel] = naive(c[1], c[4], x, p -> picture.at(p, row, band));
          }
        }
      }
      byte[] expected = new byte[c[3] * c[4] * c[2]];
      for (int i = 0; i < expected.length; i++) {
        int column = i % (c[4] * c[2]);
        float sum = naive(c[0], c[3], i / (c[4] * c[2]), p -> narrow[p][column]);
        expected[i] = (byte) Math.min(255, Math.max(0, Math.round(sum)));
      }
      assertArrayEquals(expected, Resize.to(picture, c[4], c[3]).bytes());
    }
  }

  /** The target place {@code at} of a line of {@code from} made {@code to} long. */
  private static float naive(int from, int to, int at, IntToDoubleFunction line) {
    double scale = (double) from / to;
    double support = Math.max(1, scale);
    double center = (at + 0.5) * scale;
    double all = 0;
    for (int pass = 0; pass < 2; pass++) {
      float sum = 0;
      double weights = 0;
      for (int p = Math.max(0, (int) (center - support + 0.5));
          p < Math.min(from, (int) (center + support + 0.5));
          p++) {
        double weight = Math.max(0, 1 - Math.abs((p + 0.5 - center) / support));
        weights += weight;
        sum += (float) (weight / all) * (float) line.applyAsDouble(p);
      }
      if (pass == 1) {
        return sum;
      }
      all = weights;
    }
    throw new AssertionError();
  }

  @Test
  void theSameSizeIsThePictureItself() {
    Pixels picture = drawn(4, 5, 3);
    assertSame(picture, Resize.to(picture, 5, 4));
  }

  @Test
  void halvingTakesTheTriangleMeanByHand() {
    Pixels picture = Pixels.of(4, 1, 1, new byte[] {0, 80, (byte) 160, (byte) 240});
    // at 1.0 with support 2: weights of the centres .5, 1.5, 2.5 are 0.75, 0.75, 0.25
    assertEquals((0.75 * 0 + 0.75 * 80 + 0.25 * 160) / 1.75, 57.14, 0.01);
    assertEquals(57, Resize.to(picture, 2, 1).bytes()[0]);
  }
}
