package goldpan.torch;

import ai.djl.engine.EngineException;
import goldpan.data.Finding;
import goldpan.data.Words;
import goldpan.input.Input;
import goldpan.predict.PredictionException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many pictures one device takes at once. It begins with what suits the input (on a processor
 * as many as its caches bear, on a GPU as many as keep it busy) and is halved whenever the device
 * runs out of memory. Safe for many threads.
 */
final class BatchSize {
  private static final int MOST_ON_CPU = 128;
  private static final int LEAST_ON_CPU = 16;
  private static final int VALUES_ON_CPU = 1 << 19;
  private static final int MOST_ON_GPU = 512;
  private static final int VALUES_ON_GPU = 16 << 20;

  private final String device;
  private final int first;
  private final AtomicInteger now;

  BatchSize(String device, int first) {
    this.device = device;
    this.first = first;
    this.now = new AtomicInteger(first);
  }

  /**
   * Pictures that suit an input: a power of two, decided by the input's size alone, so that equal
   * calls make equal batches.
   */
  static int fitting(Input input, boolean gpu) {
    int most = gpu ? MOST_ON_GPU : MOST_ON_CPU;
    int wanted = (gpu ? VALUES_ON_GPU : VALUES_ON_CPU) / input.values();
    int least = Math.max(1, Math.min(LEAST_ON_CPU, (VALUES_ON_GPU * 2) / input.values()));
    return Integer.highestOneBit(Math.max(least, Math.min(most, wanted)));
  }

  /** Pictures a batch now. */
  int now() {
    return now.get();
  }

  /**
   * Halves it after a batch of {@code tried} has failed; when another thread has already done so,
   * that counts.
   *
   * @throws EngineException what failed, when it was not for want of memory
   * @throws PredictionException when a single picture is too much
   */
  void halve(int tried, EngineException failed) {
    if (!isOutOfMemory(failed)) {
      throw failed;
    }
    if (tried == 1) {
      throw new PredictionException(
          "%s has too little memory for a single picture: %s; expected room for one; use a smaller model or size, or another device"
              .formatted(device, firstLine(failed)),
          failed);
    }
    now.accumulateAndGet((tried + 1) / 2, Math::min);
  }

  /** Whether PyTorch says that it found no memory, on the processor or on a GPU. */
  static boolean isOutOfMemory(EngineException failed) {
    String message = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("out of memory")
        || message.contains("can't allocate memory")
        || message.contains("not enough memory");
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  /** That it was halved, if it was. */
  Optional<Finding> note() {
    return now() == first
        ? Optional.empty()
        : Optional.of(
            new Finding(
                device,
                Finding.Kind.NOTE,
                Words.of(
                    "ran out of memory with %d pictures at once; they were computed by %d",
                    first, now())));
  }
}
