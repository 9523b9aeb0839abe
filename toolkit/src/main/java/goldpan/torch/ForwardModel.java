package goldpan.torch;

import ai.djl.ndarray.NDArray;

/** One model, as a worker sees it: a batch in, B×K probabilities out. */
@FunctionalInterface
public interface ForwardModel {
  NDArray probabilities(NDArray batch);
}
