package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoresTest {

  private static Scores scores(double... values) {
    return Scores.of("margin", "", 3, values);
  }

  @Test
  void equalsStayInRowOrder() {
    assertArrayEquals(new int[] {1, 3, 0, 2, 4}, scores(1, 2, 1, 2, -1).descending());
    assertArrayEquals(new int[] {0, 1, 2}, scores(0.0, -0.0, 0.0).descending());
  }

  @Test
  void scoresThatOnlyDifferAsDoublesAreTold() {
    double up = Math.nextUp(0.3);
    assertArrayEquals(new int[] {1, 3, 0, 2}, scores(0.3, up, 0.3, up).descending());
    assertArrayEquals(new int[] {2, 1, 0}, scores(1e-300, 2e-300, 3e-300).descending());
  }

  @Test
  void orderAgreesWithAStableObjectSort() {
    SplittableRandom random = new SplittableRandom(4);
    for (int n : new int[] {0, 1, 2, 3, 100, 5000}) {
      double[] v =
          IntStream.range(0, n)
              .mapToDouble(
                  i -> random.nextBoolean() ? random.nextInt(7) - 3 : random.nextGaussian() * 1e-3)
              .toArray();
      int[] oracle =
          IntStream.range(0, n)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer i) -> -v[i]))
              .mapToInt(i -> i)
              .toArray();
      assertArrayEquals(oracle, scores(v).descending());
    }
  }

  @Test
  void countsStrictlyAbove() {
    Scores s = scores(3, 1, 2, 2);
    assertEquals(1, s.above(2));
    assertEquals(4, s.above(0));
    assertEquals(0, s.above(Double.POSITIVE_INFINITY));
    assertEquals(3, s.highest(1));
    assertEquals(1, s.highest(4));
  }

  @Test
  void infinityIsRefused() {
    assertEquals(
        "margin of row 0 is Infinity; expected a finite number; check the probabilities of that row",
        assertThrows(IllegalArgumentException.class, () -> scores(Double.POSITIVE_INFINITY))
            .getMessage());
  }
}
