package goldpan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EllipsisTest {

  @Test
  void whatFitsStays() {
    assertEquals("cats/0001.png", Ellipsis.middle("cats/0001.png", 13));
    assertEquals("", Ellipsis.middle("", 1));
  }

  @Test
  void aLongIdKeepsItsBeginningAndItsEnd() {
    assertEquals("train/…1.png", Ellipsis.middle("train/cats/0001.png", 12));
    assertEquals("…", Ellipsis.middle("long", 1));
    assertEquals("l…", Ellipsis.middle("long", 2));
  }

  @Test
  void aSentenceIsCutAtItsEnd() {
    assertEquals("above half…", Ellipsis.end("above half of the highest", 12));
  }

  @Test
  void anIdeographTakesTwoPlacesAndAMarkNone() {
    assertEquals(4, Ellipsis.width("猫猫"));
    assertEquals(1, Ellipsis.width("e\u0301"));
    assertEquals("猫…猫", Ellipsis.middle("猫猫猫猫", 5));
    assertEquals("e\u0301…z", Ellipsis.middle("e\u0301wxyz", 3));
  }

  @Test
  void noCutIsWiderThanAskedOrSplitsACharacter() {
    SplittableRandom random = new SplittableRandom(4);
    int[] points = {'a', 'é', 0x301, '猫', 0x1f600, 0x200d, '/'};
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
      int places = 1 + random.nextInt(20);
      String cut = Ellipsis.middle(text.toString(), places);
      assertTrue(Ellipsis.width(cut) <= places, text + " → " + cut);
      assertTrue(cut.codePoints().noneMatch(p -> Character.getType(p) == Character.SURROGATE), cut);
    }
  }

  @Test
  void noPlacesAreAnError() {
    assertEquals(
        "width is 0; expected 1 or more places",
        assertThrows(IllegalArgumentException.class, () -> Ellipsis.end("a", 0)).getMessage());
  }
}
