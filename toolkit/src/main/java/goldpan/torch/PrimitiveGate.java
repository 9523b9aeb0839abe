package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets a computation run alone the first time, and beside others from then on.
 *
 * <p>oneDNN, PyTorch's library of convolutions, makes machine code for every new shape (a
 * "primitive") and caches it. Version 3.7.1 is not safe while it does so with AVX-512: another
 * thread that makes or runs a primitive at the same moment may get other bits, NaN or a
 * segmentation fault. Once made, primitives are safe. So the first use of a shape takes the write
 * lock, and every later one the read lock, which costs a microsecond a step.
 *
 * <p>oneDNN forgets the primitives used longest ago when its cache is full (1,024, or what {@code
 * ONEDNN_PRIMITIVE_CACHE_CAPACITY} says). This class forgets first: it counts more primitives a use
 * than there are, and what it has forgotten runs alone again. A use of more primitives than the
 * cache holds always runs alone.
 */
public final class PrimitiveGate {
  private static final int USUAL_CAPACITY = 1024;

  /** What a network does; each makes primitives of its own. */
  public enum Phase {
    /** Forward, with gradients to come. */
    LEARNING(4),
    /** Gradients of weights and inputs. */
    BACKWARD(8),
    /** Forward in inference mode. */
    JUDGING(4);

    private final int primitives;

    Phase(int primitives) {
      this.primitives = primitives;
    }
  }

  /** What decides which primitives are made. */
  private record Use(Object network, Shape batch, DataType type, int threads, Phase phase) {}

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final int capacity;
  // used longest ago first; guarded by itself
  private final LinkedHashMap<Use, Integer> known = new LinkedHashMap<>(16, 0.75f, true);
  private int primitives;

  /**
   * A gate before a cache of so many primitives.
   *
   * @param capacity 0 or more; with 0 everything runs alone
   */
  PrimitiveGate(int capacity) {
    this.capacity = capacity;
  }

  /** Before the cache of this process, whose capacity its environment may say. */
  static PrimitiveGate of(Map<String, String> environment) {
    for (String name :
        new String[] {"ONEDNN_PRIMITIVE_CACHE_CAPACITY", "DNNL_PRIMITIVE_CACHE_CAPACITY"}) {
      String said = environment.getOrDefault(name, "");
      if (said.matches("\\d{1,9}")) {
        return new PrimitiveGate(Integer.parseInt(said));
      }
    }
    return new PrimitiveGate(USUAL_CAPACITY);
  }

  /**
   * Does {@code work}, alone when it is new. On a GPU it just does it. Must not be called by work
   * that runs in the gate.
   *
   * @param network equal for networks of the same layers and widths
   * @param layers convolutions and linear layers of it
   * @param batch what goes in, or for the backward pass went in
   */
  public <T> T run(Object network, int layers, Phase phase, NDArray batch, Supplier<T> work) {
    if (batch.getDevice().isGpu()) {
      return work.get();
    }
    Use use =
        new Use(network, batch.getShape(), batch.getDataType(), JniUtils.getNumThreads(), phase);
    lock.readLock().lock();
    try {
      if (isKnown(use)) {
        return work.get();
      }
    } finally {
      lock.readLock().unlock();
    }
    return alone(use, layers * phase.primitives, work);
  }

  /** Where another thread was faster, it runs alone once more, which does no harm. */
  private <T> T alone(Use use, int count, Supplier<T> work) {
    lock.writeLock().lock();
    try {
      T made = work.get();
      remember(use, count);
      return made;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Whether this thread is in the gate and keeps all others out. */
  boolean runsAlone() {
    return lock.isWriteLockedByCurrentThread();
  }

  private boolean isKnown(Use use) {
    synchronized (known) {
      return known.get(use) != null;
    }
  }

  private void remember(Use use, int count) {
    synchronized (known) {
      Integer before = known.put(use, count);
      primitives += count - (before == null ? 0 : before);
      Iterator<Integer> oldest = known.values().iterator();
      while (primitives > capacity) {
        primitives -= oldest.next();
        oldest.remove();
      }
    }
  }
}
