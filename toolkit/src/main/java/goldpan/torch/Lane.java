package goldpan.torch;

import ai.djl.Device;
import java.util.List;

/** A device and the models that are on it; of each sample the mean of them counts. */
record Lane(Device device, List<ForwardModel> models) {
  Lane {
    models = List.copyOf(models);
  }
}
