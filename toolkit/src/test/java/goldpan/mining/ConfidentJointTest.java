package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import goldpan.predict.Predictions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConfidentJointTest {

  @Test
  void countsByHand() {
    // Thresholds: class 0 (0.9 + 0.7 + 0.2) / 3 = 0.6, class 1 (0.8 + 0.6) / 2 = 0.7.
    ConfidentJoint joint =
        ConfidentJoint.of(
            Simulated.predictions(
                new int[] {0, 0, 0, 1, 1},
                new float[] {0.9f, 0.1f},
                new float[] {0.7f, 0.3f},
                new float[] {0.2f, 0.8f},
                new float[] {0.2f, 0.8f},
                new float[] {0.4f, 0.6f}));
    assertEquals(0.6f, joint.threshold(0), 1e-6f);
    assertEquals(0.7f, joint.threshold(1), 1e-6f);
    assertArrayEquals(new int[] {2, 1}, new int[] {joint.count(0, 0), joint.count(0, 1)});
    assertArrayEquals(new int[] {0, 1}, new int[] {joint.count(1, 0), joint.count(1, 1)});
    assertEquals(1, joint.errors(), 1e-9);
    assertArrayEquals(new int[] {2, 1}, joint.whole(0));
    // One of the two counts, and stands for both.
    assertEquals(2, joint.calibrated(1, 1), 1e-9);
  }

  @Test
  void ofSeveralLikelyClassesTheMostProbableOfThoseCounts() {
    // Thresholds 0.2, 0.3 and 0.9: class 2 is the most probable but not likely, class 1 is.
    ConfidentJoint joint =
        ConfidentJoint.of(
            Simulated.predictions(
                new int[] {0, 1, 2, 0},
                new float[] {0.2f, 0.3f, 0.5f},
                new float[] {0.6f, 0.3f, 0.1f},
                new float[] {0.05f, 0.05f, 0.9f},
                new float[] {0.2f, 0.2f, 0.6f}));
    assertEquals(1, joint.likely(new float[] {0.2f, 0.3f, 0.5f}, 0));
  }

  @Test
  void givenLabelWinsATieAndElseTheFirstClass() {
    float[] even = {0.25f, 0.25f, 0.25f, 0.25f};
    ConfidentJoint joint =
        ConfidentJoint.of(Simulated.predictions(new int[] {0, 1, 2, 3}, even, even, even, even));
    assertEquals(2, joint.likely(even, 2));
    assertEquals(1, joint.likely(new float[] {0.2f, 0.3f, 0.3f, 0.2f}, 0));
    assertEquals(0, joint.errors());
  }

  @Test
  void equalProbabilitiesReachTheirOwnMean() {
    int n = 1001;
    float[][] rows = new float[n][];
    Arrays.fill(rows, new float[] {0.9f, 0.1f});
    assertEquals(n, ConfidentJoint.of(Simulated.predictions(new int[n], rows)).count(0, 0));
  }

  @Test
  void labelWithoutACountedSampleIsTakenToBeRight() {
    ConfidentJoint joint =
        ConfidentJoint.of(
            Simulated.predictions(
                new int[] {1, 1, 0},
                new float[] {0.5f, 0.5f},
                new float[] {0.5f, 0.5f},
                new float[] {0.9f, 0.1f}));
    assertEquals(2, joint.calibrated(1, 1), 1e-9);
    assertEquals(0, ConfidentJoint.of(Simulated.predictions(new int[0])).errors());
  }

  @Test
  void agreesWithANaiveCount() {
    Predictions p = Simulated.predictions(3000, 7, 0.2, 9);
    ConfidentJoint joint = ConfidentJoint.of(p);
    float[] means = new float[7];
    for (int k = 0; k < 7; k++) {
      means[k] = mean(p, k);
    }
    int[][] counts = new int[7][7];
    for (int r = 0; r < p.size(); r++) {
      int best = -1;
      for (int k = 0; k < 7; k++) {
        boolean reaches = p.probability(r, k) >= means[k];
        best = reaches && (best < 0 || p.probability(r, k) > p.probability(r, best)) ? k : best;
      }
      if (best >= 0) {
        counts[p.label(r)][best]++;
      }
    }
    for (int given = 0; given < 7; given++) {
      for (int likely = 0; likely < 7; likely++) {
        assertEquals(counts[given][likely], joint.count(given, likely));
      }
      assertEquals(joint.labelled(given), Arrays.stream(joint.whole(given)).sum());
    }
  }

  private static float mean(Predictions p, int k) {
    double sum = 0;
    int count = 0;
    for (int r = 0; r < p.size(); r++) {
      sum += p.label(r) == k ? p.probability(r, k) : 0;
      count += p.label(r) == k ? 1 : 0;
    }
    return (float) (sum / count);
  }

  @Test
  void saysWhatItCounted() {
    assertEquals(
        "confident joint of 2 samples and 2 classes: about 0 labels wrong (0.0 %)",
        ConfidentJoint.of(
                Simulated.predictions(
                    new int[] {0, 1}, new float[] {0.9f, 0.1f}, new float[] {0.1f, 0.9f}))
            .toString());
  }
}
