package goldpan.train;

import goldpan.data.Words;
import goldpan.predict.Floats;
import goldpan.predict.Targets;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * How the training of one fold goes for each sample it learns from: sums that every pass over the
 * sample adds to, 36 bytes a sample. What is seen is the network as the step finds it, in training
 * mode, on the augmented picture. All of it can be written and read back, so that an interrupted
 * training goes on to the same numbers.
 */
final class FoldDynamics {
  private static final int PASSES = 0;
  private static final int MARGIN = 1;
  private static final int MEAN = 2;
  private static final int SQUARES = 3;
  private static final int RIGHT = 4;
  private static final int FORGOTTEN = 5;
  private static final int ERROR = 6;
  private static final int LAST_RIGHT = 7;
  private static final int LATE_MARGIN = 8;
  private static final int COLUMNS = 9;
  private final int[] learnt;
  private final int early;
  private final int half;
  private final float[][] sums;

  /**
   * @param learnt positions of the samples that are learnt from, rising
   * @param epochs passes that the recipe asks for; the error norm is taken in the first third
   */
  FoldDynamics(int[] learnt, int epochs) {
    this.learnt = learnt;
    this.early = (epochs + 2) / 3;
    this.half = epochs / 2;
    this.sums = new float[COLUMNS][learnt.length];
  }

  /**
   * A step's network has seen a batch.
   *
   * @param rows positions of samples; those of the batch are {@code rows[from..from+count)}
   * @param targets of every position
   * @param logits count×K, row by row
   */
  void observe(int[] rows, int from, int count, Targets targets, float[] logits) {
    int classes = logits.length / count;
    for (int i = 0; i < count; i++) {
      int place = Arrays.binarySearch(learnt, rows[from + i]);
      add(place, Look.at(logits, i * classes, classes, targets.label(rows[from + i])));
    }
  }

  private void add(int place, Look look) {
    float passes = ++sums[PASSES][place];
    sums[MARGIN][place] += look.margin();
    float off = look.probability() - sums[MEAN][place];
    sums[MEAN][place] += off / passes;
    sums[SQUARES][place] += off * (look.probability() - sums[MEAN][place]);
    boolean right = look.margin() > 0;
    sums[RIGHT][place] += right ? 1 : 0;
    sums[FORGOTTEN][place] += !right && sums[LAST_RIGHT][place] > 0 ? 1 : 0;
    sums[LAST_RIGHT][place] = right ? 1 : 0;
    if (passes > half) {
      sums[LATE_MARGIN][place] += look.margin();
    }
    if (passes <= early) {
      sums[ERROR][place] += look.errorNorm();
    }
  }

  /** Samples learnt from. */
  int size() {
    return learnt.length;
  }

  /** Position of the {@code i}-th of them. */
  int position(int i) {
    return learnt[i];
  }

  /** Passes over the {@code i}-th. */
  int passes(int i) {
    return (int) sums[PASSES][i];
  }

  float marginSum(int i) {
    return sums[MARGIN][i];
  }

  /** Mean margin over the second half of the passes; over all when training ended before it. */
  float lateMargin(int i) {
    float passes = sums[PASSES][i];
    return passes > half
        ? sums[LATE_MARGIN][i] / (passes - half)
        : sums[MARGIN][i] / Math.max(1, passes);
  }

  float meanProbability(int i) {
    return sums[MEAN][i];
  }

  /** Standard deviation of the given label's probability over the passes. */
  float deviation(int i) {
    return (float) Math.sqrt(Math.max(0, sums[SQUARES][i] / Math.max(1, sums[PASSES][i])));
  }

  float right(int i) {
    return sums[RIGHT][i];
  }

  float forgotten(int i) {
    return sums[FORGOTTEN][i];
  }

  /** Mean error norm over the first third of the passes. */
  float earlyErrorNorm(int i) {
    return sums[ERROR][i] / Math.max(1, Math.min(early, sums[PASSES][i]));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(learnt.length);
    for (float[] column : sums) {
      Floats.write(column, out);
    }
  }

  /**
   * Takes over what {@link #write} wrote.
   *
   * @throws IOException when it is about another number of samples
   */
  void read(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count != learnt.length) {
      throw new IOException(
          Words.of("holds dynamics of %,d samples; expected %,d", count, learnt.length));
    }
    for (float[] column : sums) {
      Floats.read(column, in);
    }
  }
}
