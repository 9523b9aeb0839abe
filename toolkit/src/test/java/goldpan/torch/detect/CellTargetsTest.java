package goldpan.torch.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goldpan.input.Input;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.GivenBox;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellTargetsTest {
  /** 64×48 pixels: 16×12 cells, two classes. */
  private static final DetectorShape SHAPE = shape(64, 48, 2);

  static DetectorShape shape(int width, int height, int classes) {
    return new DetectorShape(
        new Input(width, height, 3, Collections.nCopies(3, 128f), Collections.nCopies(3, 64f)),
        classes,
        8);
  }

  private static CellTargets of(GivenBox... boxes) {
    CellTargets targets = new CellTargets(SHAPE, 1);
    targets.picture(0, List.of(boxes));
    return targets;
  }

  private static GivenBox box(int label, double x0, double y0, double x1, double y1) {
    return new GivenBox(0, new Box(label, x0, y0, x1, y1), false);
  }

  private static int cell(int column, int row) {
    return row * 16 + column;
  }

  private static float heat(CellTargets targets, int column, int row, int label) {
    return targets.heat[cell(column, row) * 2 + label];
  }

  /** Centre 21, 14: cell 5, 3, at .25 and .5 in it; 10×4 cells, of which the radius is 0. */
  @Test
  void theCellOfTheCentreLearnsWayAndSides() {
    CellTargets targets = of(box(1, 17, 12, 25, 16));
    assertEquals(1, targets.objects());
    assertEquals(1, heat(targets, 5, 3, 1));
    assertEquals(0, heat(targets, 5, 3, 0));
    assertEquals(0, heat(targets, 6, 3, 1));
    int at = cell(5, 3) * 4;
    assertEquals(-0.25, targets.geometry[at], 1e-6);
    assertEquals(0, targets.geometry[at + 1], 1e-6);
    assertEquals(Math.log(2), targets.geometry[at + 2], 1e-6);
    assertEquals(0, targets.geometry[at + 3], 1e-6);
    assertEquals(1, targets.weights[cell(5, 3)]);
  }

  /** 48×40 pixels are 12×10 cells: r = .89.., floored to 0; 60×48 are 15×12: r = 1.08, σ = .5. */
  @Test
  void heatFallsOffByAGaussianOfTheRadius() {
    CellTargets targets = of(box(0, 2, 0, 62, 48));
    assertEquals(1, (int) GaussianRadius.of(15, 12, 0.7));
    assertEquals(1, heat(targets, 8, 6, 0));
    assertEquals(Math.exp(-1 / (2 * 0.25)), heat(targets, 9, 6, 0), 1e-6);
    assertEquals(Math.exp(-2 / (2 * 0.25)), heat(targets, 9, 7, 0), 1e-6);
    assertEquals(0, heat(targets, 10, 6, 0));
  }

  @Test
  void cellsBesideTheCentreLearnTheSameBoxWithLessWeight() {
    CellTargets targets = of(box(0, 2, 0, 62, 48));
    int beside = cell(7, 6);
    assertEquals(Math.exp(-2), targets.weights[beside], 1e-6);
    assertEquals(8 - 7.5, targets.geometry[beside * 4], 1e-6);
    assertEquals(Math.log(15), targets.geometry[beside * 4 + 2], 1e-6);
    assertEquals(0, targets.weights[cell(6, 6)]);
  }

  @Test
  void backgroundAtACentreWeighsNothingAndFarFromItAll() {
    CellTargets targets = of(box(0, 2, 0, 62, 48));
    float[] negatives = targets.negatives();
    assertEquals(0, negatives[cell(8, 6) * 2]);
    assertEquals(1, negatives[cell(8, 6) * 2 + 1]);
    assertEquals(Math.pow(1 - Math.exp(-2), 4), negatives[cell(9, 6) * 2], 1e-6);
    assertEquals(1, negatives[cell(0, 0) * 2]);
  }

  @Test
  void cellsInAnIgnoredBoxAreNoBackgroundAndItIsNotToBeFound() {
    CellTargets targets = of(new GivenBox(0, new Box(0, 8, 8, 16, 16), true));
    assertEquals(0, targets.objects());
    float[] negatives = targets.negatives();
    assertEquals(0, negatives[cell(2, 2) * 2]);
    assertEquals(0, negatives[cell(3, 3) * 2 + 1]);
    assertEquals(1, negatives[cell(4, 3) * 2]);
  }

  @Test
  void anObjectInsideAnIgnoredBoxIsStillToBeFound() {
    CellTargets targets = of(new GivenBox(0, new Box(0, 0, 0, 32, 32), true), box(1, 8, 8, 16, 16));
    assertEquals(1, targets.objects());
    assertEquals(1, targets.positives()[cell(3, 3) * 2 + 1]);
  }

  @Test
  void boxesWithoutAreaOrWithACentreOutsideCountForNothing() {
    CellTargets targets =
        of(box(0, 10, 10, 10, 20), box(0, 20, 20, 10, 30), box(0, 60, 10, 90, 20));
    assertEquals(0, targets.objects());
    for (float heat : targets.heat) {
      assertEquals(0, heat);
    }
  }

  @Test
  void picturesOfABatchKeepApart() {
    CellTargets targets = new CellTargets(SHAPE, 2);
    targets.picture(1, List.of(box(0, 0, 0, 4, 4)));
    assertEquals(0, targets.heat[0]);
    assertEquals(1, targets.heat[SHAPE.cells() * 2]);
  }

  @Test
  void refusesPicturesThatLayersCannotHalve() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> shape(100, 48, 2));
    assertEquals("detector's pictures are 100×48; expected multiples of 16", e.getMessage());
  }
}
