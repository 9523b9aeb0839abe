package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import goldpan.predict.Objective;
import goldpan.predict.Targets;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagLossTest {
  private static final Targets TARGETS =
      Targets.tags(List.of(BitSet.valueOf(new long[] {0b01}), BitSet.valueOf(new long[] {0})), 2);

  private static double softPlus(double logit) {
    return Math.log(1 + Math.exp(logit));
  }

  /** Row 0 has tag 0: ln(1 + e^1) - 1 + ln(1 + e^-2); row 1 none: ln(1 + e^0) + ln(1 + e^3). */
  @Test
  void isTheSumOverTagsAndTheMeanOverSamples() {
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray logits = manager.create(new float[] {1, -2, 0, 3}, new Shape(2, 2));
      float nats =
          new TagLoss(TARGETS, 0)
              .of(logits, new int[] {0, 1}, Mixing.not(logits), manager)
              .getFloat();
      double expected = (softPlus(1) - 1 + softPlus(-2) + softPlus(0) + softPlus(3)) / 2;
      assertEquals(expected, nats, 1e-6);
    }
  }

  @Test
  void smoothingMovesTargetsToTheMiddle() {
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray logits = manager.create(new float[] {1, -2}, new Shape(1, 2));
      float nats =
          new TagLoss(TARGETS, 0.2)
              .of(logits, new int[] {0}, Mixing.not(logits), manager)
              .getFloat();
      assertEquals(softPlus(1) - 0.9 + softPlus(-2) + 0.1 * 2, nats, 1e-6);
    }
  }

  /** The gradient by a logit is its sigmoid less its target, over the batch. */
  @Test
  void gradientsAreThoseOfBinaryCrossEntropy() {
    try (NDManager manager = Torch.manager(Device.cpu())) {
      JniUtils.setGradMode(true);
      NDArray logits = manager.create(new float[] {1, -2, 0, 3}, new Shape(2, 2));
      logits.setRequiresGradient(true);
      NDArray loss =
          new TagLoss(TARGETS, 0).of(logits, new int[] {0, 1}, Mixing.not(logits), manager);
      JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
      float[] expected = {1, -2, 0, 3};
      Objective.TAGS.toProbabilities(expected, 4);
      expected[0] -= 1;
      for (int i = 0; i < 4; i++) {
        expected[i] /= 2;
      }
      assertArrayEquals(expected, logits.getGradient().toFloatArray(), 1e-6f);
      JniUtils.setGradMode(false);
    }
  }
}
