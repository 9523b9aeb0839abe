package goldpan.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MatrixTest {

  @Test
  void rowsAreCopiedInAndOut() {
    float[] row = {1, 2};
    Matrix matrix = Matrix.of(row, new float[] {3, 4});
    row[0] = 9;
    float[] out = new float[2];
    matrix.row(0, out);
    assertArrayEquals(new float[] {1, 2}, out);
    out[0] = 7;
    assertEquals(1, matrix.at(0, 0));
    assertEquals(4, matrix.at(1, 1));
  }

  @Test
  void blocksDoNotShow() {
    int rows = 3000;
    Matrix.Builder builder = Matrix.builder(rows, 1000);
    float[] row = new float[1001];
    for (int r = 0; r < rows; r++) {
      row[1] = r;
      row[1000] = -r;
      builder.set(r, row, 1);
    }
    Matrix matrix = builder.build();
    for (int r = 0; r < rows; r++) {
      assertEquals(r, matrix.at(r, 0));
      assertEquals(-r, matrix.at(r, 999));
    }
  }

  @Test
  void theFirstOfEqualsIsMostProbable() {
    assertEquals(1, Matrix.of(new float[] {0.2f, 0.4f, 0.4f}).mostProbable(0));
  }

  @Test
  void noRowsAreNone() {
    assertEquals(0, Matrix.of().rows());
    assertEquals(0, Matrix.of().columns());
  }

  @Test
  void rowsMustBeEquallyLong() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Matrix.of(new float[] {1, 2}, new float[] {3}));
    assertEquals("row 1 has 1 values; expected 2, as row 0 has", e.getMessage());
  }

  @Test
  void rowsThatWereCutOffAreNotThere() {
    Matrix cut = Matrix.of(new float[] {1}, new float[] {2}).firstRows(1);
    assertEquals(1, cut.rows());
    assertThrows(IndexOutOfBoundsException.class, () -> cut.at(1, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> cut.row(1, new float[1]));
  }

  @Test
  void whatIsTooBigForTheHeapIsInAFileAndReadsTheSame() {
    int rows = 3_000;
    int columns = 1_000;
    Matrix.Builder heap = Matrix.builder(rows, columns);
    Matrix.Builder file = Matrix.builder(rows, columns, 1 << 20);
    java.util.Random random = new java.util.Random(3);
    float[] values = new float[columns + 2];
    for (int r = rows - 1; r >= 0; r--) {
      for (int k = 0; k < values.length; k++) {
        values[k] = random.nextFloat();
      }
      heap.set(r, values, 2);
      file.set(r, values, 2);
    }
    Matrix one = heap.build();
    Matrix other = file.build().firstRows(rows - 1);
    assertEquals(rows - 1, other.rows());
    float[] here = new float[columns];
    float[] there = new float[columns];
    for (int r = 0; r < rows - 1; r++) {
      one.row(r, here);
      other.row(r, there);
      assertArrayEquals(here, there);
      assertEquals(one.at(r, 999), other.at(r, 999));
      assertEquals(one.mostProbable(r), other.mostProbable(r));
    }
  }
}
