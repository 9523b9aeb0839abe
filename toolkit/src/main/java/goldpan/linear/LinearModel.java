package goldpan.linear;

import goldpan.input.SparseRow;
import goldpan.input.SparseRows;
import goldpan.predict.Floats;
import goldpan.predict.Objective;
import goldpan.predict.PredictionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * A linear model on sparse features: logits {@code b + W·x}, one a class. Of the features only
 * those that enough of the learnt samples have are columns of W; each is multiplied by its inverse
 * document frequency, {@code ln((1 + n) / (1 + df)) + 1} for df of n learnt samples, and the row is
 * then brought to Euclidean length one. Plain arithmetic: the same bits on every processor.
 */
public final class LinearModel {
  private static final String MAGIC = "goldpan linear 1";
  private static final long MOST_WEIGHTS = 1 << 24;
  private static final int ABSENT = -1;
  private final int features;
  private final int outputs;
  private final int[] columns;
  private final float[] scales;
  private final int[] placeOf;
  private final float[] weights;
  private final float[] biases;
  private final Objective objective;

  private LinearModel(
      Objective objective, int features, int outputs, int[] columns, float[] scales) {
    this.objective = objective;
    this.features = features;
    this.outputs = outputs;
    this.columns = columns;
    this.scales = scales;
    this.weights = new float[columns.length * outputs];
    this.biases = new float[outputs];
    this.placeOf = new int[features];
    Arrays.fill(placeOf, ABSENT);
    for (int c = 0; c < columns.length; c++) {
      placeOf[columns[c]] = c;
    }
  }

  /**
   * A model of zeros for features as they are spread over some rows.
   *
   * @param learnt the rows it will learn from
   * @param objective what the logits are
   * @param outputs number of logits
   * @param least learnt rows that have a feature for it to be a column; more, where there would be
   *     over 2^24 weights otherwise
   */
  public static LinearModel over(
      SparseRows rows, int[] learnt, Objective objective, int outputs, int least) {
    int[] counts = new int[rows.features()];
    SparseRow row = new SparseRow();
    for (int i : learnt) {
      rows.row(i, row);
      for (int f = 0; f < row.size(); f++) {
        counts[row.feature(f)]++;
      }
    }
    int kept = atLeast(least, counts, outputs);
    int[] columns = new int[counts.length];
    float[] scales = new float[counts.length];
    int used = 0;
    for (int f = 0; f < counts.length; f++) {
      if (counts[f] >= kept) {
        columns[used] = f;
        scales[used++] = (float) (StrictMath.log((1.0 + learnt.length) / (1 + counts[f])) + 1);
      }
    }
    return new LinearModel(
        objective,
        rows.features(),
        outputs,
        Arrays.copyOf(columns, used),
        Arrays.copyOf(scales, used));
  }

  /** The smallest number of rows, from {@code least} on, that keeps the weights few enough. */
  private static int atLeast(int least, int[] counts, int outputs) {
    int kept = Math.max(1, least);
    while ((long) outputs * columns(counts, kept) > MOST_WEIGHTS) {
      kept++;
    }
    return kept;
  }

  private static long columns(int[] counts, int least) {
    return Arrays.stream(counts).filter(count -> count >= least).count();
  }

  /** Number of logits. */
  public int outputs() {
    return outputs;
  }

  /** What a row is to a model: columns and their values. Filled again and again by one thread. */
  public static final class Active {
    private int[] columns = new int[256];
    private float[] values = new float[256];
    private int size;
  }

  /** Scales a row and brings it to length one. */
  void activate(SparseRow row, Active into) {
    if (into.columns.length < row.size()) {
      into.columns = new int[2 * row.size()];
      into.values = new float[2 * row.size()];
    }
    int size = 0;
    double squares = 0;
    for (int i = 0; i < row.size(); i++) {
      int place = placeOf[row.feature(i)];
      if (place != ABSENT) {
        float value = row.value(i) * scales[place];
        into.columns[size] = place;
        into.values[size++] = value;
        squares += (double) value * value;
      }
    }
    into.size = size;
    float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    for (int i = 0; i < size; i++) {
      into.values[i] *= scale;
    }
  }

  void logits(Active row, float[] into) {
    System.arraycopy(biases, 0, into, 0, outputs);
    for (int i = 0; i < row.size; i++) {
      int from = row.columns[i] * outputs;
      float value = row.values[i];
      for (int k = 0; k < outputs; k++) {
        into[k] += value * weights[from + k];
      }
    }
  }

  /** Sets the biases, so that training begins with what is common: one logit an output. */
  public void bias(float[] logits) {
    System.arraycopy(logits, 0, biases, 0, outputs);
  }

  /** A step down the gradient by the logits of a row. */
  void descend(Active row, float[] gradient, float rate, float biasRate) {
    for (int i = 0; i < row.size; i++) {
      int from = row.columns[i] * outputs;
      float step = rate * row.values[i];
      for (int k = 0; k < outputs; k++) {
        weights[from + k] -= step * gradient[k];
      }
    }
    for (int k = 0; k < outputs; k++) {
      biases[k] -= biasRate * gradient[k];
    }
  }

  /**
   * Probabilities of a row.
   *
   * @param scratch of the calling thread
   * @param into is set, of the length of {@link #outputs} at least
   * @param classes how many of the outputs are judged by; the first
   */
  public void judge(SparseRow row, Active scratch, float[] into, int classes) {
    activate(row, scratch);
    logits(scratch, into);
    objective.toProbabilities(into, classes);
  }

  /** Takes over the weights of a model of the same columns, as {@link #bytes} wrote them. */
  public void restore(byte[] bytes) {
    LinearModel other = read(bytes);
    if (!Arrays.equals(other.columns, columns) || other.outputs != outputs) {
      throw new PredictionException(
          "linear model is of other features or classes; expected the same; restore the file");
    }
    System.arraycopy(other.weights, 0, weights, 0, weights.length);
    System.arraycopy(other.biases, 0, biases, 0, biases.length);
  }

  /** The model as bytes, for {@link #read}. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(MAGIC);
      out.writeUTF(objective.name());
      out.writeInt(features);
      out.writeInt(outputs);
      out.writeInt(columns.length);
      for (int column : columns) {
        out.writeInt(column);
      }
      Floats.write(scales, out);
      Floats.write(biases, out);
      Floats.write(weights, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The model that {@link #bytes} wrote.
   *
   * @throws PredictionException when the bytes are something else
   */
  public static LinearModel read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (!in.readUTF().equals(MAGIC)) {
        throw new IOException("it was not written by this version of Goldpan");
      }
      Objective objective = Objective.valueOf(in.readUTF());
      int features = in.readInt();
      int outputs = in.readInt();
      int[] columns = new int[in.readInt()];
      for (int c = 0; c < columns.length; c++) {
        columns[c] = in.readInt();
      }
      float[] scales = new float[columns.length];
      Floats.read(scales, in);
      LinearModel model = new LinearModel(objective, features, outputs, columns, scales);
      Floats.read(model.biases, in);
      Floats.read(model.weights, in);
      return model;
    } catch (IOException | RuntimeException e) {
      throw new PredictionException(
          "linear model cannot be read back: " + e.getMessage() + "; restore the file", e);
    }
  }
}
