package goldpan.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmoothTestTest {

  @Test
  void oneEvenChanceByHand() {
    // one row: u = 0, e = 1/2, v = 1/4; P0..P4(0) = 1, 0, -1/2, 0, 3/8
    double expected = (1 + 5 * 0.25 + 9 * 0.140625) / 5;
    assertEquals(expected, SmoothTest.misfit(new double[] {0.5}, row -> true), 1e-12);
    assertEquals(expected, SmoothTest.misfit(new double[] {0.5}, row -> false), 1e-12);
  }

  @Test
  void trueChancesGiveAboutOneAndFalseOnesMore() {
    SplittableRandom random = new SplittableRandom(1);
    double sum = 0;
    int runs = 200;
    int high = 0;
    double wrongly = 0;
    for (int run = 0; run < runs; run++) {
      double[] chances = random.doubles(500).toArray();
      boolean[] happened = new boolean[500];
      for (int i = 0; i < happened.length; i++) {
        happened[i] = random.nextDouble() < chances[i];
      }
      double misfit = SmoothTest.misfit(chances, row -> happened[row]);
      sum += misfit;
      high += misfit > 2.214 ? 1 : 0;
      double[] shy = Arrays.stream(chances).map(q -> 0.2 + 0.6 * q).toArray();
      wrongly += SmoothTest.misfit(shy, row -> happened[row]) / runs;
    }
    assertEquals(1, sum / runs, 0.15);
    assertTrue(wrongly > 4, "" + wrongly);
    assertTrue(high >= 2 && high <= 20, high + " of 200 above the 5 % quantile");
  }

  @Test
  void ofCertaintiesAndOfNothingThereIsNoMisfit() {
    assertEquals(0, SmoothTest.misfit(new double[] {0, 1}, row -> row == 1));
    assertEquals(0, SmoothTest.misfit(new double[0], row -> true));
  }
}
