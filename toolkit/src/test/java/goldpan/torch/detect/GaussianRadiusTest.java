package goldpan.torch.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldpan.task.boxes.Box;
import org.junit.jupiter.api.Test;

class GaussianRadiusTest {
  private static final double[][] SIDES = {{1, 1}, {10, 10}, {3, 40}, {25, 7}, {120, 90}};

  /**
   * 10×10 moved by r to the same side: (10−r)²/(200−(10−r)²) = .7 where 10 − r = √(140/1.7) =
   * 9.0749; grown by r to both sides: 100/(10+2r)² = .7 at r = .9761; shrunk: (10−2r)²/100 = .7 at
   * r = .8167, the least.
   */
  @Test
  void aSquareOfTenHasARadiusOfFourFifths() {
    assertEquals(0.8167, GaussianRadius.of(10, 10, 0.7), 1e-4);
  }

  @Test
  void isTheGreatestRadiusWithinWhichCornersKeepTheOverlap() {
    for (double[] s : SIDES) {
      for (double t : new double[] {0.3, 0.5, 0.7, 0.9}) {
        assertEquals(bruteForce(s[0], s[1], t), GaussianRadius.of(s[0], s[1], t), 1e-3 * s[0]);
      }
    }
  }

  /** Grows r until one of the ways to move both corners by r along both axes breaks the overlap. */
  private static double bruteForce(double w, double h, double overlap) {
    Box box = new Box(0, 0, 0, w, h);
    double step = 1e-4 * Math.min(w, h);
    for (double r = 0; ; r += step) {
      boolean keeps =
          box.iou(new Box(0, r, r, w + r, h + r)) >= overlap
              && box.iou(new Box(0, r, r, w - r, h - r)) >= overlap
              && box.iou(new Box(0, -r, -r, w + r, h + r)) >= overlap;
      if (!keeps) {
        return r;
      }
    }
  }
}
