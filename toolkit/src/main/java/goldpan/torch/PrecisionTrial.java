package goldpan.torch;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import goldpan.data.Words;
import goldpan.disk.CheckpointStore;
import goldpan.predict.FloatPrecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether 16-bit numbers are worth it here: the model itself judges one batch of the pictures with
 * both, and 16 bits win when the losses stay as they are and it is faster. A GPU is timed. A
 * processor is not: on a busy machine the clock says one thing now and another later, and the same
 * call would give other bits. Those with AVX512-FP16 compute so several times as fast (five times
 * where it was measured); all others stay with 32 bits.
 *
 * @param isPossible whether the device has such numbers at all
 * @param speedup how many times as fast 16 bits are, where it was timed
 * @param apartNats largest difference of a picture's loss
 */
public record PrecisionTrial(boolean isPossible, OptionalDouble speedup, double apartNats) {
  /** Losses may differ by that much. */
  static final double TOLERANCE_NATS = 0.004;

  private static final List<String> INSTRUCTIONS = List.of("avx512_fp16");
  private static final double ENOUGH = 1.5;
  private static final int TRIES = 3;

  /** Whether a device may be faster with 16 bits: a GPU, or a processor that computes with them. */
  static boolean isWorthwhile(Device device) {
    return device.isGpu() || hasInstructions(Path.of("/proc/cpuinfo"));
  }

  /** Whether Linux names such instructions; where it does not tell, there are none. */
  public static boolean hasInstructions(Path processors) {
    if (!Files.isReadable(processors)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(processors)) {
      return lines
          .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
          .findFirst()
          .map(line -> Arrays.asList(line.split("\\s+")))
          .filter(words -> INSTRUCTIONS.stream().anyMatch(words::contains))
          .isPresent();
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /**
   * What a mining that was killed has computed with, as another trial could end otherwise and the
   * work would begin again; empty when none was begun.
   *
   * @param key of the mining with a precision
   */
  public static Optional<FloatPrecision> begun(
      CheckpointStore unfinished, Function<FloatPrecision, String> key) {
    return Stream.of(FloatPrecision.FLOAT32, FloatPrecision.FLOAT16)
        .filter(precision -> unfinished.isBegun(key.apply(precision)))
        .findFirst();
  }

  /** Judges a batch on its device by both; {@code labels} are the given ones of its rows. */
  public static PrecisionTrial of(
      ForwardModel wide, ForwardModel narrow, NDArray batch, int[] labels) {
    float[] expected = judge(wide, batch);
    float[] found;
    try {
      found = judge(narrow, batch);
    } catch (EngineException e) {
      return new PrecisionTrial(false, OptionalDouble.empty(), 0);
    }
    double apart = apart(expected, found, labels);
    return new PrecisionTrial(
        true,
        batch.getDevice().isGpu() ? speedup(wide, narrow, batch) : OptionalDouble.empty(),
        apart);
  }

  static OptionalDouble speedup(ForwardModel wide, ForwardModel narrow, NDArray batch) {
    double wideNanos = fastest(wide, batch, Double.POSITIVE_INFINITY);
    double narrowNanos = fastest(narrow, batch, wideNanos);
    return OptionalDouble.of(wideNanos / narrowNanos);
  }

  private static float[] judge(ForwardModel model, NDArray batch) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return model.probabilities(batch).toFloatArray();
    }
  }

  /** The best of three, or the first that is slower than {@code hopeless}. */
  private static double fastest(ForwardModel model, NDArray batch, double hopeless) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < TRIES; i++) {
      long start = System.nanoTime();
      float[] unused = judge(model, batch);
      double nanos = System.nanoTime() - start;
      best = Math.min(best, nanos);
      if (nanos > 2 * hopeless) {
        break;
      }
    }
    return best;
  }

  /**
   * Largest difference of the given labels' losses, in nats; infinite for numbers that are none.
   */
  public static double apart(float[] expected, float[] found, int[] labels) {
    int classes = expected.length / Math.max(1, labels.length);
    double most = 0;
    for (int i = 0; i < labels.length; i++) {
      int at = i * classes + labels[i];
      double apart = Math.abs(nats(expected[at]) - nats(found[at]));
      most = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(most, apart);
    }
    return most;
  }

  private static double nats(float probability) {
    return -Math.log(Math.max(probability, Float.MIN_NORMAL));
  }

  /** Whether 16 bits win. */
  public boolean isWon() {
    return isPossible && speedup.orElse(ENOUGH) >= ENOUGH && apartNats <= TOLERANCE_NATS;
  }

  @Override
  public String toString() {
    String faster =
        speedup.isPresent()
            ? Words.of("was %.1f times as fast as float32", speedup.getAsDouble())
            : "is several times as fast as float32 on such a processor";
    return Words.of(
        "float16 %s, and in a trial on these pictures losses were at most %.4f nats apart",
        faster, apartNats);
  }
}
