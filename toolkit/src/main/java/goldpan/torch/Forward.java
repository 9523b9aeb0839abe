package goldpan.torch;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import goldpan.input.Input;
import java.nio.ByteBuffer;

/**
 * One thread's way through the models of one device: 8-bit pictures in, their mean probabilities
 * out. What runs out of memory is done again in halves. All its arrays are gone after each batch.
 */
final class Forward implements AutoCloseable {
  private final Lane lane;
  private final int classes;
  private final BatchSize size;
  private final NDManager manager;
  private final Batch batch;

  Forward(Input input, int classes, Lane lane, BatchSize size) {
    this.lane = lane;
    this.classes = classes;
    this.size = size;
    Torch.onThisThread(1);
    manager = Torch.manager(lane.device());
    batch = new Batch(input, manager);
  }

  /** A direct buffer for {@code pictures} pictures. */
  ByteBuffer buffer(int pictures) {
    return batch.buffer(pictures);
  }

  /** B×K probabilities of the first {@code count} pictures, row after row. */
  float[] probabilities(ByteBuffer pictures, int count) {
    float[] all = new float[count * classes];
    for (int from = 0; from < count; ) {
      int part = Math.min(size.now(), count - from);
      try {
        float[] some = mean(pictures, from, part);
        System.arraycopy(some, 0, all, from * classes, some.length);
        from += part;
      } catch (EngineException e) {
        size.halve(part, e);
      }
    }
    return all;
  }

  private float[] mean(ByteBuffer pictures, int from, int count) {
    try (NDScope scope = new NDScope();
        NDManager step = manager.newSubManager()) {
      scope.suppressNotUsedWarning();
      NDArray x = batch.of(pictures, from, count, step);
      NDArray sum = lane.models().get(0).probabilities(x);
      for (int m = 1; m < lane.models().size(); m++) {
        sum = sum.add(lane.models().get(m).probabilities(x));
      }
      return (lane.models().size() == 1 ? sum : sum.div(lane.models().size())).toFloatArray();
    }
  }

  @Override
  public void close() {
    batch.close();
    manager.close();
  }
}
