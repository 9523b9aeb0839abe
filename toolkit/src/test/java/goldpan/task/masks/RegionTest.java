package goldpan.task.masks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegionTest {
  @Test
  void textHasTheWholeShape() {
    Region ell = Region.of(4, 3, new int[] {1, 5, 6});
    assertEquals(3, ell.area());
    assertTrue(ell.has(1, 0) && ell.has(1, 1) && ell.has(2, 1));
    assertFalse(ell.has(2, 0));
    assertTrue(ell.text().startsWith("4x3.1.0.2.2."), ell.text());
    assertEquals(Optional.of(ell), Region.parse(ell.text()));
  }

  @Test
  void everyShapeIsReadBackFromItsText() {
    Random random = new Random(7);
    for (int trial = 0; trial < 200; trial++) {
      int columns = 1 + random.nextInt(200);
      int rows = 1 + random.nextInt(90);
      Set<Integer> cells = new HashSet<>();
      int count = 1 + random.nextInt(columns * rows);
      for (int i = 0; i < count; i++) {
        cells.add(random.nextInt(columns * rows));
      }
      int[] all = cells.stream().mapToInt(Integer::intValue).toArray();
      Region region = Region.of(columns, rows, all);
      Region read = Region.parse(region.text()).orElseThrow();
      List<Integer> found = new ArrayList<>();
      for (int i = 0; i < columns * rows; i++) {
        if (read.has(i % columns, i / columns)) {
          found.add(i);
        }
      }
      assertEquals(cells, new HashSet<>(found));
    }
  }

  @Test
  void cellsCoverThePixelsTheyLieOver() {
    Region left = Region.of(2, 1, new int[] {0});
    assertTrue(left.covers(4, 3, 10, 7));
    assertFalse(left.covers(5, 0, 10, 7));
  }

  @Test
  void textThatIsNoRegionIsNone() {
    String good = Region.of(4, 3, new int[] {1, 5, 6}).text();
    List<String> bad =
        List.of(
            "",
            "4x3",
            good + "A",
            good.replace("4x3", "2x1"),
            good.replace("4x3", "999999999x3"),
            good.replace(".2.2.", ".2.1."),
            good.replace(".2.2.", ".16000.16000."),
            "4x3.1.0.2.2.!!!!",
            "4x3.1.0.-2.-2.AA");
    for (String text : bad) {
      assertEquals(Optional.empty(), Region.parse(text), text);
    }
  }

  @Test
  void refusesARegionOutsideItsGrid() {
    java.util.BitSet one = new java.util.BitSet();
    one.set(0);
    String told =
        assertThrows(IllegalArgumentException.class, () -> new Region(4, 3, 4, 0, 1, 1, one))
            .getMessage();
    assertEquals(
        "region at 4,0 of 1×1 cells has 1 cells; expected some, inside a grid of 4×3", told);
  }

  @Test
  void componentsAreThoseOfFloodFillFromEveryCell() {
    Random random = new Random(3);
    for (int trial = 0; trial < 50; trial++) {
      int columns = 1 + random.nextInt(12);
      int rows = 1 + random.nextInt(12);
      int[] keys = new int[columns * rows];
      Arrays.setAll(keys, i -> random.nextInt(3) - 1);
      Set<Set<Integer>> expected = new HashSet<>();
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] >= 0) {
          Set<Integer> reach = new HashSet<>();
          reach(keys, columns, i, keys[i], reach);
          expected.add(reach);
        }
      }
      Set<Set<Integer>> found = new HashSet<>();
      for (int[] cells : Components.of(keys, columns)) {
        Set<Integer> own = new HashSet<>();
        Arrays.stream(cells).forEach(own::add);
        assertTrue(found.add(own));
      }
      assertEquals(expected, found);
    }
  }

  private static void reach(int[] keys, int columns, int at, int key, Set<Integer> into) {
    if (at < 0 || at >= keys.length || keys[at] != key || !into.add(at)) {
      return;
    }
    reach(keys, columns, at - columns, key, into);
    reach(keys, columns, at + columns, key, into);
    if (at % columns > 0) {
      reach(keys, columns, at - 1, key, into);
    }
    if (at % columns < columns - 1) {
      reach(keys, columns, at + 1, key, into);
    }
  }
}
