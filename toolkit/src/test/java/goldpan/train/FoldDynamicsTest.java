package goldpan.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.Dynamics;
import goldpan.predict.Matrix;
import goldpan.predict.Targets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldDynamicsTest {
  private static final float THREE = (float) Math.log(3);
  private static final Targets LABELS = Targets.single(new int[] {0, 1, 0}, 2);

  /** Position 1 is held out; 0 and 2 are learnt from. */
  private static FoldDynamics fold(int epochs) {
    return new FoldDynamics(new int[] {0, 2}, epochs);
  }

  /** Two classes with logits (ln 3, 0) say 3/4 and 1/4. */
  private static void see(FoldDynamics fold, boolean right) {
    fold.observe(
        new int[] {1, 2}, 1, 1, LABELS, right ? new float[] {THREE, 0} : new float[] {0, THREE});
  }

  @Test
  void aLookIsMarginProbabilityAndDistanceFromTheLabel() {
    Look look = Look.at(new float[] {9, THREE, 0, 9}, 1, 2, 0);
    assertEquals(THREE, look.margin(), 1e-6f);
    assertEquals(0.75f, look.probability(), 1e-6f);
    assertEquals(Math.sqrt(2) / 4, look.errorNorm(), 1e-6f);
    Look wrong = Look.at(new float[] {1000, 0, -1000}, 0, 3, 2);
    assertEquals(new Look(-2000, 0, (float) Math.sqrt(2)), wrong);
  }

  @Test
  void passesAddUpSampleBySample() {
    FoldDynamics fold = fold(4);
    see(fold, true);
    see(fold, false);
    see(fold, true);
    assertEquals(THREE, fold.lateMargin(1), 1e-6f);
    see(fold, false);
    assertEquals(0, fold.lateMargin(1), 1e-6f);
    assertEquals(0, fold.passes(0));
    assertEquals(4, fold.passes(1));
    assertEquals(0, fold.marginSum(1), 1e-6f);
    assertEquals(0.5f, fold.meanProbability(1), 1e-6f);
    assertEquals(0.25f, fold.deviation(1), 1e-6f);
    assertEquals(2, fold.right(1));
    assertEquals(2, fold.forgotten(1));
    // of four passes the first two are early
    assertEquals(Math.sqrt(2) * (0.25 + 0.75) / 2, fold.earlyErrorNorm(1), 1e-6);
  }

  @Test
  void whatWasNeverLearntIsNeverForgotten() {
    FoldDynamics fold = fold(3);
    for (int e = 0; e < 3; e++) {
      see(fold, false);
    }
    assertEquals(0, fold.forgotten(1));
    assertEquals(0, fold.right(1));
  }

  @Test
  void foldsCombineToMeansOverPassesAndModels() {
    FoldDynamics one = fold(2);
    see(one, true);
    see(one, true);
    FoldDynamics two = new FoldDynamics(new int[] {1, 2}, 2);
    see(two, true);
    see(two, false);
    DynamicsSum sum = new DynamicsSum(3);
    sum.add(1, two);
    sum.add(0, one);
    Dynamics all = sum.build();
    assertEquals(0, all.epochs(0));
    assertEquals(0, all.epochs(1));
    assertEquals(4, all.epochs(2));
    assertEquals(THREE / 2, all.areaUnderMargin(2), 1e-6f);
    assertEquals(2.5f / 4, all.confidence(2), 1e-6f);
    assertEquals(0.125f, all.variability(2), 1e-6f);
    assertEquals(0.75f, all.correctness(2), 1e-6f);
    assertEquals(0.5f, all.forgettings(2), 1e-6f);
    assertEquals(Math.sqrt(2) / 4, all.errorNorm(2), 1e-6);
    assertEquals(0, all.lateMargin(2), 1e-6);
  }

  @Test
  void theOrderInWhichFoldsEndDoesNotShow() {
    Random random = new Random(1);
    FoldDynamics[] folds = new FoldDynamics[4];
    for (int f = 0; f < folds.length; f++) {
      folds[f] = fold(5);
      for (int e = 0; e < 5; e++) {
        float[] logits = {random.nextFloat(), random.nextFloat() * 7};
        folds[f].observe(new int[] {0}, 0, 1, LABELS, logits);
      }
    }
    DynamicsSum rising = new DynamicsSum(3);
    DynamicsSum mixed = new DynamicsSum(3);
    for (int f = 0; f < folds.length; f++) {
      rising.add(f, folds[f]);
      int other = new int[] {2, 3, 1, 0}[f];
      mixed.add(other, folds[other]);
    }
    for (int c = 0; c < 8; c++) {
      assertEquals(rising.build().matrix().at(0, c), mixed.build().matrix().at(0, c));
    }
    assertEquals(20, mixed.build().epochs(0));
  }

  @Test
  void comesBackFromAStreamAndGoesOn() throws IOException {
    FoldDynamics whole = fold(4);
    FoldDynamics first = fold(4);
    see(whole, true);
    see(first, true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    first.write(new DataOutputStream(bytes));
    FoldDynamics second = fold(4);
    second.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    see(whole, false);
    see(second, false);
    assertEquals(1, second.forgotten(1));
    assertEquals(whole.deviation(1), second.deviation(1));
    assertEquals(whole.earlyErrorNorm(1), second.earlyErrorNorm(1));
    IOException refused =
        assertThrows(
            IOException.class,
            () ->
                new FoldDynamics(new int[] {5}, 4)
                    .read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    assertEquals("holds dynamics of 2 samples; expected 1", refused.getMessage());
  }

  @Test
  void keepsItsRowsAsAMatrix() {
    Dynamics dynamics =
        Dynamics.of(
            new int[] {3, 0},
            new float[] {-1.5f, 0},
            new float[] {.2f, 0},
            new float[] {.1f, 0},
            new float[] {.25f, 0},
            new float[] {1.5f, 0},
            new float[] {1.1f, 0},
            new float[] {-2, 0});
    float[] row = new float[8];
    Dynamics.of(dynamics.at(new int[] {-1, 0}).matrix()).matrix().row(1, row);
    assertArrayEquals(new float[] {3, -1.5f, .2f, .1f, .25f, 1.5f, 1.1f, -2}, row);
    assertEquals(0, dynamics.at(new int[] {-1, 0}).epochs(0));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> Dynamics.of(Matrix.of(new float[] {1, 2})));
    assertEquals("dynamics have 2 columns; expected 8", refused.getMessage());
  }

  @Test
  void aTrainedBaselineHasSeenEachSampleWithEveryOtherFold() {
    Baseline baseline =
        BaselineTraining.on(Blobs.dataset(90))
            .folds(3)
            .epochs(4)
            .width(4)
            .seed(3)
            .batch(16)
            .train();
    for (int i = 0; i < 90; i++) {
      // a pass over 60 samples has three batches of 16 and one of 12
      assertEquals(8, baseline.dynamics().epochs(i));
      assertTrue(baseline.dynamics().confidence(i) > 0.3, "confidence of " + i);
    }
  }

  @Test
  void dynamicsOfOtherRowsAreThoseOfTheirPlaces() {
    float[][] columns = new float[7][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = new float[] {c + 0.25f, c + 0.5f, c + 0.75f};
    }
    Dynamics all = Dynamics.of(new int[] {1, 2, 3}, columns);
    Dynamics some = all.at(new int[] {2, -1, 0, 2}).at(new int[] {3, 1, 2, -1});
    assertEquals(4, some.size());
    int[] places = {2, -1, 0, -1};
    for (int r = 0; r < places.length; r++) {
      float base = places[r] < 0 ? 0 : columns[0][places[r]];
      float step = places[r] < 0 ? 0 : 1;
      assertEquals(places[r] + 1, some.epochs(r));
      assertEquals(base, some.areaUnderMargin(r));
      assertEquals(base + step, some.confidence(r));
      assertEquals(base + 2 * step, some.variability(r));
      assertEquals(base + 3 * step, some.correctness(r));
      assertEquals(base + 4 * step, some.forgettings(r));
      assertEquals(base + 5 * step, some.errorNorm(r));
      assertEquals(base + 6 * step, some.lateMargin(r));
      for (int c = 0; c < 8; c++) {
        assertEquals(some.matrix().at(r, c), Dynamics.of(some.matrix()).matrix().at(r, c));
      }
    }
  }
}
