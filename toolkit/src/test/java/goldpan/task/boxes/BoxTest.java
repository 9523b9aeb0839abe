package goldpan.task.boxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoxTest {
  private static final Box TEN = new Box(0, 0, 0, 10, 10);

  @Test
  void halfOverlapIsAThird() {
    assertEquals(1.0 / 3, TEN.iou(new Box(1, 5, 0, 15, 10)), 1e-15);
  }

  @Test
  void iouEqualsCountingOfPixels() {
    java.util.Random random = new java.util.Random(5);
    for (int i = 0; i < 200; i++) {
      Box a = whole(random);
      Box b = whole(random);
      int both = 0;
      int either = 0;
      for (int y = 0; y < 20; y++) {
        for (int x = 0; x < 20; x++) {
          both += covers(a, x, y) && covers(b, x, y) ? 1 : 0;
          either += covers(a, x, y) || covers(b, x, y) ? 1 : 0;
        }
      }
      assertEquals(either == 0 ? 0 : (double) both / either, a.iou(b), 1e-12);
    }
  }

  private static Box whole(java.util.Random random) {
    int x = random.nextInt(15);
    int y = random.nextInt(15);
    return new Box(0, x, y, x + random.nextInt(6), y + random.nextInt(6));
  }

  private static boolean covers(Box box, int x, int y) {
    return x >= box.x0() && x < box.x1() && y >= box.y0() && y < box.y1();
  }

  @Test
  void boxesThatTouchShareNothing() {
    assertEquals(0, TEN.iou(new Box(0, 10, 0, 20, 10)));
  }

  @Test
  void aBoxWithoutAreaOverlapsNothing() {
    Box line = new Box(0, 2, 2, 2, 8);
    assertTrue(line.isDegenerate());
    assertEquals(0, line.area());
    assertEquals(0, line.iou(line));
    assertEquals(0, new Box(0, 8, 8, 2, 2).area());
  }

  @Test
  void whatLiesOutsideThePictureIsCutOff() {
    assertEquals(new Box(0, 0, 0, 8, 6), new Box(0, -3, -1, 12, 9).within(8, 6));
    assertTrue(new Box(0, 20, 20, 30, 30).within(8, 6).isDegenerate());
  }

  @Test
  void rejectsNumbersThatAreNone() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Box(0, 0, Double.NaN, 1, 1));
    assertEquals(
        "box of class 0 is 0.0, NaN, 1.0, 1.0; expected a class from 0 and finite pixels",
        e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Box(-1, 0, 0, 1, 1));
  }

  @Test
  void confidenceIsSharedOutAsTheProbabilitiesSay() {
    ScoredBox found = ScoredBox.of(TEN, 0.8, new float[] {0.5f, 0.25f, 0});
    assertEquals(0.8, found.confidence(0));
    assertEquals(0.4, found.confidence(1));
    assertEquals(0, found.confidence(2));
    assertEquals(0, ScoredBox.of(TEN, 0.8).confidence(1));
  }

  @Test
  void rejectsLogitsAndPercents() {
    assertEquals(
        "confidence is 87.0; expected 0 to 1; divide percents by 100, give logits to a sigmoid",
        assertThrows(IllegalArgumentException.class, () -> ScoredBox.of(TEN, 87)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> ScoredBox.of(TEN, Double.NaN));
    assertEquals(
        "box is of class 0 and has 0 probabilities; expected one for each class",
        assertThrows(IllegalArgumentException.class, () -> ScoredBox.of(TEN, 1, new float[0]))
            .getMessage());
  }

  @Test
  void partsAreReadAsTheyAreWritten() {
    Box place = new Box(2, 1.005, -2, 30.5, 1234.56789);
    for (BoxPart part :
        new BoxPart[] {BoxPart.given(0), BoxPart.moved(7, place), BoxPart.added(place)}) {
      BoxPart read = BoxPart.parse(part.toString()).orElseThrow();
      assertEquals(part.toString(), read.toString());
      assertEquals(part.number(), read.number());
      assertEquals(part.place(), read.place());
    }
    assertEquals("7@1,-2,30.5,1234.57", BoxPart.moved(7, place).toString());
    assertEquals("new@0,0,100,200", BoxPart.added(new Box(0, 0, 0, 100, 200)).toString());
  }

  @Test
  void otherTextIsNoPart() {
    for (String text :
        new String[] {
          "", "new", "03", "-1", "3@1,2,3", "3@1,2,3,x", "new@5,5,5,9", "3@1,2,3,4,5"
        }) {
      assertEquals(Optional.empty(), BoxPart.parse(text).map(BoxPart::toString), text);
    }
    assertFalse(BoxPart.parse("3").orElseThrow().isNew());
  }
}
