package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import goldpan.predict.Targets;

/**
 * Binary cross-entropy of tags, {@code Σ_k (ln(1 + e^z) − t z)} for each sample's logits z, with
 * targets {@code t = (1 − s)·given + s/2} for smoothing s. Those of mixed pictures are mixed alike.
 */
final class TagLoss implements BatchLoss {
  private final Targets targets;
  private final float smoothing;

  TagLoss(Targets targets, double smoothing) {
    this.targets = targets;
    this.smoothing = (float) smoothing;
  }

  @Override
  public NDArray of(NDArray logits, int[] rows, Mixing.Mixed mixed, NDManager owner) {
    NDArray wanted = owner.create(targets(rows, mixed), new Shape(rows.length, targets.classes()));
    NDArray sum = Activation.softPlus(logits).sub(logits.mul(wanted)).sum();
    // a number of DJL's own could be gone when the backward pass needs it: see TrainingLoss
    return sum.mul(owner.create(1f / rows.length));
  }

  private float[] targets(int[] rows, Mixing.Mixed mixed) {
    float[] values = new float[rows.length * targets.classes()];
    float share = mixed.others().length == 0 ? 1 : (float) mixed.share();
    for (int i = 0; i < rows.length; i++) {
      add(values, i, rows[i], share);
      if (mixed.others().length > 0) {
        add(values, i, rows[mixed.others()[i]], 1 - share);
      }
    }
    return values;
  }

  private void add(float[] values, int at, int row, float share) {
    for (int k = 0; k < targets.classes(); k++) {
      values[at * targets.classes() + k] +=
          share * (smoothing / 2 + (targets.has(row, k) ? 1 - smoothing : 0));
    }
  }
}
