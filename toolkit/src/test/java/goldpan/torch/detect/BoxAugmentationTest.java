package goldpan.torch.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.input.Input;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.GivenBox;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoxAugmentationTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final Input INPUT =
      new Input(WIDTH, HEIGHT, 3, Collections.nCopies(3, 7f), Collections.nCopies(3, 1f));

  private static GivenBox given(double x0, double y0, double x1, double y1) {
    return new GivenBox(4, new Box(1, x0, y0, x1, y1), false);
  }

  /** White in a rectangle, black elsewhere. */
  private static byte[] picture(int x0, int y0, int x1, int y1) {
    byte[] all = new byte[INPUT.values()];
    for (int y = y0; y < y1; y++) {
      Arrays.fill(all, (y * WIDTH + x0) * 3, (y * WIDTH + x1) * 3, (byte) 255);
    }
    return all;
  }

  @Test
  void theWholePictureAsWindowChangesNothing() {
    byte[] from = new byte[INPUT.values()];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < from.length; i++) {
      from[i] = (byte) random.nextInt(256);
    }
    byte[] into = new byte[from.length];
    BoxAugmentation augmentation = new BoxAugmentation(INPUT, 1, false, 0);
    List<GivenBox> boxes = List.of(given(3, 4, 10, 20));
    assertEquals(boxes, augmentation.apply(from, boxes, into, random));
    assertArrayEquals(from, into);
  }

  /** Left edge 16, half as wide and high: 20..24 becomes 8..16; mirrored 48..56. */
  @Test
  void aWindowMovesAndMirrorsBoxes() {
    BoxAugmentation augmentation = new BoxAugmentation(INPUT, 2, true, 0);
    List<GivenBox> boxes = List.of(given(20, 18, 24, 24));
    assertEquals(
        List.of(given(8, 12, 16, 24)),
        augmentation.moved(boxes, new BoxAugmentation.Window(16, 12, 32, 24, false)));
    assertEquals(
        List.of(given(48, 12, 56, 24)),
        augmentation.moved(boxes, new BoxAugmentation.Window(16, 12, 32, 24, true)));
  }

  @Test
  void aBoxMostlyOutOfSightIsIgnoredAndOneOutsideIsGone() {
    BoxAugmentation augmentation = new BoxAugmentation(INPUT, 2, true, 0);
    BoxAugmentation.Window window = new BoxAugmentation.Window(0, 0, 32, 24, false);
    List<GivenBox> moved =
        augmentation.moved(
            List.of(given(29, 0, 39, 10), given(28, 0, 38, 10), given(40, 0, 50, 10)), window);
    assertEquals(2, moved.size());
    assertTrue(moved.get(0).isIgnored());
    assertEquals(new GivenBox(4, new Box(1, 56, 0, 64, 20), false), moved.get(1));
  }

  @Test
  void boxesStayOnWhatTheyAreOf() {
    BoxAugmentation augmentation = new BoxAugmentation(INPUT, 1.5, true, 0);
    SplittableRandom random = new SplittableRandom(5);
    byte[] from = picture(20, 16, 44, 32);
    byte[] into = new byte[from.length];
    for (int trial = 0; trial < 50; trial++) {
      List<GivenBox> moved = augmentation.apply(from, List.of(given(20, 16, 44, 32)), into, random);
      Box box = moved.get(0).box();
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int value = into[(y * WIDTH + x) * 3] & 0xff;
          boolean inside =
              x >= box.x0() + 1.5
                  && x + 1 <= box.x1() - 1.5
                  && y >= box.y0() + 1.5
                  && y + 1 <= box.y1() - 1.5;
          boolean outside =
              x + 1 < box.x0() - 1.5
                  || x > box.x1() + 1.5
                  || y + 1 < box.y0() - 1.5
                  || y > box.y1() + 1.5;
          assertTrue(!inside || value == 255, trial + ": " + x + ", " + y + " is " + value);
          assertTrue(!outside || value <= 7, trial + ": " + x + ", " + y + " is " + value);
        }
      }
    }
  }

  @Test
  void outsideIsTheMeanOfTheChannels() {
    BoxAugmentation augmentation = new BoxAugmentation(INPUT, 2, false, 0);
    byte[] into = new byte[INPUT.values()];
    augmentation.cut(
        picture(0, 0, WIDTH, HEIGHT),
        new BoxAugmentation.Window(-WIDTH, 0, 2 * WIDTH, HEIGHT, false),
        into);
    assertEquals(7, into[0]);
    assertEquals(255, into[(WIDTH - 1) * 3] & 0xff);
  }
}
