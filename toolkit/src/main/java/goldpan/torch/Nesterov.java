package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import goldpan.predict.Floats;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Gradient descent with Nesterov momentum (Sutskever et al., 2013), and its velocities. */
final class Nesterov {
  private final List<Parameter> learnt;
  private final NDManager manager;
  private final float momentum;
  private final double weightDecay;
  private final List<NDArray> velocities = new ArrayList<>();

  /** Begins without velocity; the parameters get gradients from now on. */
  Nesterov(List<Parameter> learnt, NDManager manager, Optimisation recipe) {
    this.learnt = learnt;
    this.manager = manager;
    this.momentum = (float) recipe.momentum();
    this.weightDecay = recipe.weightDecay();
    for (Parameter parameter : learnt) {
      parameter.getArray().setRequiresGradient(true);
      velocities.add(manager.zeros(parameter.getArray().getShape()));
    }
  }

  /** One step down the gradients, which are zero afterwards. */
  void step(float rate) {
    for (int i = 0; i < velocities.size(); i++) {
      Parameter parameter = learnt.get(i);
      NDArray weights = parameter.getArray();
      NDArray gradient = weights.getGradient();
      NDArray velocity = velocities.get(i);
      NDArray pull = gradient;
      if (parameter.getType() == Parameter.Type.WEIGHT && weightDecay > 0) {
        pull = gradient.add(weights.mul((float) weightDecay));
      }
      velocity.muli(momentum).addi(pull);
      weights.subi(velocity.mul(momentum).addi(pull).muli(rate));
      gradient.subi(gradient);
    }
  }

  void write(DataOutputStream out) throws IOException {
    for (NDArray velocity : velocities) {
      Floats.write(velocity.toFloatArray(), out);
    }
  }

  /** Goes back to what {@link #write} wrote; the parameters were replaced before. */
  void read(DataInputStream in) throws IOException {
    for (int i = 0; i < velocities.size(); i++) {
      learnt.get(i).getArray().setRequiresGradient(true);
      NDArray velocity = velocities.get(i);
      float[] values = new float[(int) velocity.size()];
      Floats.read(values, in);
      velocities.set(i, manager.create(values, velocity.getShape()));
      velocity.close();
    }
  }

  /** The parameters get no gradients any more. */
  void end() {
    for (Parameter parameter : learnt) {
      parameter.getArray().setRequiresGradient(false);
    }
  }
}
