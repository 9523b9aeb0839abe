package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.SplittableRandom;

/** Fresh weights as He et al. (2015) say, from Java's own generator. */
final class HeWeights {
  private HeWeights() {}

  /** Draws every parameter that is a weight, in order, with deviation {@code √(2 / fan-in)}. */
  static void draw(List<Parameter> parameters, NDManager manager, SplittableRandom random) {
    for (Parameter parameter : parameters) {
      NDArray array = parameter.getArray();
      if (parameter.getType() == Parameter.Type.WEIGHT) {
        long fanIn = array.size() / array.getShape().get(0);
        double deviation = Math.sqrt(2.0 / fanIn);
        float[] values = new float[(int) array.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (deviation * Gaussian.next(random));
        }
        try (NDArray drawn = manager.create(values, array.getShape())) {
          // not set(): it makes PyTorch print a warning to its own developers
          array.muli(0).addi(drawn);
        }
      }
    }
  }
}
