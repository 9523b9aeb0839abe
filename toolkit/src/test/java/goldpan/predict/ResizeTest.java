package goldpan.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
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
