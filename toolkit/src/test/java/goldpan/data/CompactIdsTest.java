package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompactIdsTest {

  private static void assertSame(List<String> expected) {
    Dataset.Ids ids = Dataset.Ids.of(expected);
    assertEquals(expected.size(), ids.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), ids.get(i));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> ids.get(expected.size()));
    assertThrows(IndexOutOfBoundsException.class, () -> ids.get(-1));
  }

  @Test
  void idsComeBackAcrossBlocks() {
    for (int n : new int[] {0, 1, (1 << 14) - 1, 1 << 14, (1 << 14) + 1, 40_000}) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        ids.add("train/cat/" + i * 7 + ".jpg");
      }
      assertSame(ids);
    }
  }

  @Test
  void everyScriptComesBackAndEmptyIdsToo() {
    assertSame(List.of("", "ä/猫.png", "😀", "", "с пробелом", "a"));
  }

  @Test
  void whatIsNoUnicodeTextComesBackToo() {
    assertSame(List.of("a", "\ud83d", "x\ude00y", "😀"));
  }

  @Test
  void laterChangesOfTheListDoNotShow() {
    List<String> ids = new ArrayList<>(List.of("a", "b"));
    Dataset.Ids packed = Dataset.Ids.of(ids);
    ids.set(0, "c");
    assertEquals("a", packed.get(0));
  }
}
