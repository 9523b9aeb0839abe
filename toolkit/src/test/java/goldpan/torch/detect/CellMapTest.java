package goldpan.torch.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.task.boxes.Box;
import goldpan.task.boxes.GivenBox;
import goldpan.task.boxes.ScoredBox;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellMapTest {
  /** 16×12 cells of 4 pixels. */
  private static final DetectorShape SHAPE = CellTargetsTest.shape(64, 48, 2);

  private final float[] values = new float[SHAPE.cells() * SHAPE.outputs()];

  private void heat(int column, int row, int label, double heat) {
    values[(row * 16 + column) * 6 + label] = (float) heat;
  }

  private CellMap map() {
    return new CellMap(SHAPE, values);
  }

  /** What the targets say of some boxes, read as an answer. */
  private static CellMap answer(List<GivenBox> boxes) {
    CellTargets targets = new CellTargets(SHAPE, 1);
    targets.picture(0, boxes);
    float[] all = new float[SHAPE.cells() * SHAPE.outputs()];
    for (int cell = 0; cell < SHAPE.cells(); cell++) {
      System.arraycopy(targets.heat, cell * 2, all, cell * 6, 2);
      System.arraycopy(targets.geometry, cell * 4, all, cell * 6 + 2, 4);
    }
    return new CellMap(SHAPE, all);
  }

  @Test
  void aPerfectAnswerGivesTheBoxesBack() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 100; trial++) {
      List<GivenBox> given = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        double x = 12 + 16 * (i % 2) + 8 * random.nextDouble();
        double y = 10 + 16 * (i / 2) + 8 * random.nextDouble();
        double w = 3 + 6 * random.nextDouble();
        double h = 3 + 6 * random.nextDouble();
        given.add(new GivenBox(i, new Box(i % 2, x - w, y - h, x + w, y + h), false));
      }
      List<ScoredBox> found = answer(given).found(64, 48, 0.5, 100, 0.99);
      assertEquals(4, found.size());
      for (GivenBox each : given) {
        assertTrue(
            found.stream()
                .anyMatch(
                    f ->
                        f.box().label() == each.box().label()
                            && f.box().iou(each.box()) > 0.9999
                            && f.confidence() == 1));
      }
    }
  }

  @Test
  void onlyTheHottestCellOfAHillIsABoxAndOfEqualsTheFirst() {
    heat(5, 5, 0, 0.6);
    heat(6, 5, 0, 0.7);
    heat(7, 6, 0, 0.6);
    heat(2, 2, 1, 0.5);
    heat(3, 2, 1, 0.5);
    List<ScoredBox> found = map().found(64, 48, 0.1, 100, 1);
    assertEquals(2, found.size());
    assertEquals(new Box(0, 24, 20, 28, 24), found.get(0).box());
    assertEquals(0.7, found.get(0).confidence(), 1e-6);
    assertEquals(new Box(1, 8, 8, 12, 12), found.get(1).box());
  }

  @Test
  void boxesComeInPixelsOfThePictureAndInsideIt() {
    heat(0, 0, 0, 0.9);
    values[4] = (float) Math.log(4);
    assertEquals(
        new Box(0, 0, 0, 25, 10),
        map().found(640, 480, 0.1, 9, 1).get(0).box().labelled(0).within(25, 10));
    assertEquals(0, map().found(640, 480, 0.1, 9, 1).get(0).box().x0());
    assertEquals(100, map().found(640, 480, 0.1, 9, 1).get(0).box().x1(), 1e-3);
    assertEquals(40, map().found(640, 480, 0.1, 9, 1).get(0).box().y1(), 1e-3);
  }

  @Test
  void theLeastConfidentGoWhenThereAreTooMany() {
    heat(1, 1, 0, 0.3);
    heat(5, 5, 0, 0.5);
    heat(9, 9, 1, 0.4);
    List<ScoredBox> two = map().found(64, 48, 0.1, 2, 1);
    assertEquals(2, two.size());
    assertEquals(0.4, two.get(1).confidence(), 1e-6);
    assertEquals(1, map().found(64, 48, 0.45, 9, 1).size());
  }

  @Test
  void aDetectionTellsTheHeatOfEveryClass() {
    heat(5, 5, 0, 0.6);
    heat(5, 5, 1, 0.25);
    ScoredBox first = map().found(64, 48, 0.5, 9, 1).get(0);
    assertArrayEquals(new float[] {0.6f, 0.25f}, first.probabilities().orElseThrow());
  }

  @Test
  void aGivenBoxHearsTheHottestOfTheCellsAroundItsCentre() {
    heat(5, 5, 0, 0.2);
    heat(6, 6, 1, 0.8);
    heat(8, 8, 0, 0.9);
    ScoredBox at = map().at(new Box(0, 20, 20, 24, 24), 64, 48);
    assertEquals(0.8, at.confidence(), 1e-6);
    assertArrayEquals(new float[] {0.2f, 0.8f}, at.probabilities().orElseThrow());
    assertEquals(new Box(1, 24, 24, 28, 28), at.box());
  }

  @Test
  void aGivenBoxOutsideCountsAtTheNearestCell() {
    heat(15, 11, 1, 0.7);
    ScoredBox at = map().at(new Box(0, 200, 200, 240, 240), 64, 48);
    assertEquals(0.7, at.confidence(), 1e-6);
  }

  @Test
  void refusesAnotherNumberOfValues() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new CellMap(SHAPE, new float[5]));
    assertEquals("5 values for 192 cells; expected 6 a cell", e.getMessage());
  }
}
