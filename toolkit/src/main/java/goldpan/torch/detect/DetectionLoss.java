package goldpan.torch.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/**
 * What training of a detector makes small: the penalty-reduced focal loss of the heat, and the
 * weighted mean distance (L1) of the geometry.
 *
 * <p>{@code heat = −1/N · Σ (1−p)² ln p} at centres, {@code −1/N · Σ (1−y)⁴ p² ln(1−p)} elsewhere,
 * over N boxes, p held in [1e-4, 1−1e-4]; {@code geometry = Σ w |ŷ − y| / Σ w}, summed over its
 * four numbers. Numbers come in as arrays of the batch's owner: DJL keeps a number's memory no
 * longer than the garbage collector lets it, and the backward pass still reads it.
 *
 * @see <a href="https://arxiv.org/abs/1904.07850">Zhou et al., Objects as Points, 2019, equations 1
 *     to 3</a>
 */
final class DetectionLoss {
  private static final float FLOOR = 1e-4f;
  private final int classes;

  DetectionLoss(int classes) {
    this.classes = classes;
  }

  /**
   * The loss of a batch, a scalar.
   *
   * @param raw B·cells×(K+4), as the network gives it
   */
  NDArray of(NDArray raw, CellTargets targets, NDManager owner) {
    NDArray heat = heat(raw.get(new NDIndex(":, :" + classes)), targets, owner);
    return heat.add(geometry(raw.get(new NDIndex(":, " + classes + ":")), targets, owner));
  }

  /** The focal loss of the logits of heat, B·cells×K. */
  NDArray heat(NDArray logits, CellTargets targets, NDManager owner) {
    NDArray p = Activation.sigmoid(logits).clip(FLOOR, 1 - FLOOR);
    NDArray q = p.neg().add(owner.create(1f));
    Shape shape = logits.getShape();
    NDArray hits = p.log().mul(q).mul(q).mul(owner.create(targets.positives(), shape)).sum();
    NDArray misses = q.log().mul(p).mul(p).mul(owner.create(targets.negatives(), shape)).sum();
    return hits.add(misses).mul(owner.create(-1f / Math.max(1, targets.objects())));
  }

  /** The distance of the geometry, B·cells×4. */
  NDArray geometry(NDArray said, CellTargets targets, NDManager owner) {
    double sum = 0;
    for (float weight : targets.weights) {
      sum += weight;
    }
    NDArray wanted = owner.create(targets.geometry, said.getShape());
    NDArray weights = owner.create(targets.weights, new Shape(targets.weights.length, 1));
    NDArray scale = owner.create((float) (1 / Math.max(1, sum)));
    return said.sub(wanted).abs().mul(weights).sum().mul(scale);
  }
}
