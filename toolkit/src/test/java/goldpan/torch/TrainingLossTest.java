package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TrainingLossTest {
  private static final int[] LABELS = {0, 0, 0, 1, 2, 2};

  static Optimisation recipe(Optimisation.Weighting weighting, double gamma, double smoothing) {
    return new Optimisation(4, 0.1, 0.9, 5e-4, weighting, gamma, smoothing, Augmentations.none());
  }

  @Test
  void halfProbabilityCostsLnTwoNats() {
    float[] logits = {3, 3};
    TrainingLoss loss =
        new TrainingLoss(recipe(Optimisation.Weighting.NONE, 0, 0), 2, new int[] {0, 1});
    assertEquals(Math.log(2), value(loss, logits, 2, 0), 1e-6);
  }

  @Test
  void focalFactorByHand() {
    // p = 1/2, gamma = 2: (1/2)² ln 2
    TrainingLoss loss =
        new TrainingLoss(recipe(Optimisation.Weighting.NONE, 2, 0), 2, new int[] {0, 1});
    assertEquals(Math.log(2) / 4, value(loss, new float[] {3, 3}, 2, 0), 1e-6);
  }

  @Test
  void balancedWeightsByHand() {
    // 6 samples of 3 classes: weights 6/(3·3), 6/(3·1), 6/(3·2)
    TrainingLoss loss = new TrainingLoss(recipe(Optimisation.Weighting.BALANCED, 0, 0), 3, LABELS);
    assertEquals(Math.log(3) * 2 / 3, value(loss, new float[3], 3, 0), 1e-6);
    assertEquals(Math.log(3) * 2, value(loss, new float[3], 3, 1), 1e-6);
    assertEquals(Math.log(3), value(loss, new float[3], 3, 2), 1e-6);
  }

  @Test
  void aClassWithoutSamplesIsNoDivisionByZero() {
    TrainingLoss loss = new TrainingLoss(recipe(Optimisation.Weighting.BALANCED, 0, 0), 4, LABELS);
    assertEquals(Math.log(4) * 2 / 3, value(loss, new float[4], 4, 0), 1e-6);
  }

  @Test
  void ofAMixedBatchBothLabelsCountInTheirShare() {
    float[] logits = {2, 0, -1, 0, 1, 3};
    for (double gamma : new double[] {0, 2}) {
      TrainingLoss loss =
          new TrainingLoss(recipe(Optimisation.Weighting.NONE, gamma, 0.1), 3, LABELS);
      double straight = value(loss, logits, 3, 0, 2);
      double crossed = value(loss, logits, 3, 2, 0);
      try (NDManager manager = Torch.manager(Device.cpu())) {
        NDArray flat = manager.zeros(new Shape(2, 1, 4, 4));
        Mixing.Mixed quarter =
            Mixing.cut(flat, new int[] {1, 0}, new int[] {0, 1, 4, 2}, manager); // a row of four
        NDArray array = manager.create(logits, new Shape(2, 3));
        assertEquals(
            0.75 * straight + 0.25 * crossed,
            loss.of(array, new int[] {0, 2}, quarter, manager).getFloat(),
            1e-6);
      }
    }
  }

  @Test
  void garbageCollectionBetweenLossAndGradientChangesNoBit() throws Exception {
    for (double gamma : new double[] {0, 2}) {
      for (boolean mixed : new boolean[] {false, true}) {
        float[] expected = gradient(gamma, mixed, () -> {});
        assertArrayEquals(expected, gradient(gamma, mixed, TrainingLossTest::collectGarbage));
      }
    }
  }

  /** Of the logits, through the backward pass; something happens before it. */
  private static float[] gradient(double gamma, boolean mixed, Runnable meanwhile) {
    TrainingLoss loss =
        new TrainingLoss(recipe(Optimisation.Weighting.NONE, gamma, 0.1), 3, LABELS);
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray logits = manager.create(new float[] {2, 0, -1, 0, 1, 3}, new Shape(2, 3));
      logits.setRequiresGradient(true);
      NDArray flat = manager.zeros(new Shape(2, 1, 4, 4));
      Mixing.Mixed batch =
          mixed
              ? Mixing.cut(flat, new int[] {1, 0}, new int[] {0, 1, 4, 2}, manager)
              : Mixing.not(flat);
      JniUtils.setGradMode(true);
      try {
        NDArray mean = loss.of(logits, new int[] {0, 2}, batch, manager);
        meanwhile.run();
        JniUtils.backward((PtNDArray) mean, (PtNDArray) mean.onesLike(), false, false);
        return logits.getGradient().toFloatArray();
      } finally {
        JniUtils.setGradMode(false);
      }
    }
  }

  /** Returns when a buffer that nobody held was freed, and others before it. */
  private static void collectGarbage() {
    AtomicBoolean freed = new AtomicBoolean();
    Cleaner.create().register(ByteBuffer.allocateDirect(4), () -> freed.set(true));
    for (int i = 0; !freed.get(); i++) {
      assertTrue(i < 1000, "nothing was collected");
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100)); // for the JDK's own cleaner
  }

  @Test
  void isWhatALoopGives() {
    Random random = new Random(11);
    for (Optimisation.Weighting weighting : Optimisation.Weighting.values()) {
      for (double gamma : new double[] {0, 0.5, 2}) {
        for (double smoothing : new double[] {0, 0.1, 0.4}) {
          float[] logits = new float[6 * 3];
          for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (3 * random.nextGaussian());
          }
          TrainingLoss loss = new TrainingLoss(recipe(weighting, gamma, smoothing), 3, LABELS);
          assertEquals(
              naive(logits, weighting, gamma, smoothing), value(loss, logits, 3, LABELS), 1e-5);
        }
      }
    }
  }

  private static double naive(
      float[] logits, Optimisation.Weighting weighting, double gamma, double smoothing) {
    double all = 0;
    for (int i = 0; i < 6; i++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += Math.exp(logits[3 * i + k]);
      }
      double each = 0;
      for (int k = 0; k < 3; k++) {
        double target = smoothing / 3 + (k == LABELS[i] ? 1 - smoothing : 0);
        each -= target * (logits[3 * i + k] - Math.log(sum));
      }
      each *= Math.pow(1 - Math.exp(logits[3 * i + LABELS[i]]) / sum, gamma);
      int[] sizes = {3, 1, 2};
      all +=
          each * (weighting == Optimisation.Weighting.BALANCED ? 6.0 / (3 * sizes[LABELS[i]]) : 1);
    }
    return all / 6;
  }

  private static float value(TrainingLoss loss, float[] logits, int classes, int... given) {
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray array = manager.create(logits, new Shape(given.length, classes));
      return loss.of(array, given, manager).getFloat();
    }
  }
}
