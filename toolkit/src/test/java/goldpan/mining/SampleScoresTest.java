package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SampleScoresTest {
  @Test
  void oneUnitIsItsOwnScore() {
    assertEquals(0.75, SampleScores.pooled(new double[] {0.25}), 1e-12);
  }

  @Test
  void twoUnitsWeighAsTheirDistanceInTemperaturesSays() {
    // weights 1 and e^-5 for 0.4 and 0.9
    double low = StrictMath.exp(-5);
    double softmin = (0.4 + 0.9 * low) / (1 + low);
    assertEquals(1 - softmin, SampleScores.pooled(new double[] {0.9, 0.4}), 1e-12);
  }

  @Test
  void manyGoodUnitsHardlyHideABadOne() {
    double[] given = new double[20];
    java.util.Arrays.fill(given, 1.0);
    given[7] = 0.01;
    assertTrue(SampleScores.pooled(given) > 0.98);
  }
}
