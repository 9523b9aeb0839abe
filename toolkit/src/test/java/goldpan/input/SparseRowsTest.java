package goldpan.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseRowsTest {

  private static String text(SparseRow row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      text.append(row.feature(i)).append('=').append(row.value(i)).append(' ');
    }
    return text.toString();
  }

  private static void assertComesBack(SparseRows.Builder builder, int rows) {
    Random random = new Random(3);
    SparseRow row = new SparseRow();
    List<String> expected = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      row.clear();
      for (int f = random.nextInt(3); f < 1000 && r % 7 > 0; f += 1 + random.nextInt(9)) {
        row.add(f, random.nextFloat() - 0.5f);
      }
      builder.add(row);
      expected.add(text(row));
    }
    try (SparseRows built = builder.build()) {
      assertEquals(rows, built.size());
      for (int r = rows - 1; r >= 0; r--) {
        built.row(r, row);
        assertEquals(expected.get(r), text(row));
      }
    }
  }

  @Test
  void rowsComeBackBitForBit() {
    assertComesBack(SparseRows.builder(1000), 3000);
  }

  @Test
  void rowsInAFileComeBackBitForBit() {
    assertComesBack(SparseRows.builder(1000, 0, 512), 300);
  }

  @Test
  void rowsBeyondWhatTheHeapMayHoldComeBackBitForBit() {
    assertComesBack(SparseRows.builder(1000, 40_000, 1024), 300);
  }

  @Test
  void thereMayBeNoRows() {
    assertComesBack(SparseRows.builder(1000), 0);
  }

  @Test
  void featuresThatDoNotFitAreRefused() {
    try (SparseRows.Builder builder = SparseRows.builder(10)) {
      assertEquals(
          "row 0 has feature 10; expected below 10",
          assertThrows(
                  IllegalArgumentException.class, () -> builder.add(new SparseRow().add(10, 1)))
              .getMessage());
      assertEquals(
          "feature 3 of row 0 is NaN; expected a finite number",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> builder.add(new SparseRow().add(3, Float.NaN)))
              .getMessage());
    }
    SparseRow row = new SparseRow().add(3, 1);
    assertEquals(
        "feature is 3 after 3; expected rising ones from 0",
        assertThrows(IllegalArgumentException.class, () -> row.add(3, 1)).getMessage());
  }
}
