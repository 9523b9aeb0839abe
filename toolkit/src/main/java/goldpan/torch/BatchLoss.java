package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import goldpan.predict.Objective;
import goldpan.predict.Targets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What training makes small. */
@FunctionalInterface
interface BatchLoss {

  /**
   * The mean over a batch, a scalar in nats.
   *
   * @param logits B×K, differentiable
   * @param rows of the batch, B, among the targets
   * @param mixed which of them are mixed with which, and how much
   * @param owner of the arrays that are made
   */
  NDArray of(NDArray logits, int[] rows, Mixing.Mixed mixed, NDManager owner);

  /** The loss of a recipe for what is to be learnt. */
  static BatchLoss of(Optimisation recipe, Targets targets) {
    if (targets.objective() == Objective.TAGS) {
      return new TagLoss(targets, recipe.labelSmoothing());
    }
    int[] labels = IntStream.range(0, targets.size()).map(targets::label).toArray();
    TrainingLoss loss = new TrainingLoss(recipe, targets.classes(), labels);
    return (logits, rows, mixed, owner) ->
        loss.of(logits, Arrays.stream(rows).map(targets::label).toArray(), mixed, owner);
  }
}
