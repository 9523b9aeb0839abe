package goldpan.predict;

import goldpan.data.Words;
import goldpan.train.BaselineTraining;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How training went for each of N samples, recorded while the fold models learnt: one row a row of
 * the {@link Predictions} it belongs to. A sample that no model learnt from, such as a test sample,
 * has {@code epochs(row) == 0}, and its other numbers mean nothing. Immutable.
 *
 * <p>Every pass of a model over a sample it learns from is one <em>observation</em>; with F folds
 * and E epochs there are at most (F − 1)·E of them.
 */
public final class Dynamics {
  private static final int COLUMNS = 7;
  private static final int NOWHERE = -1;
  private final int[] places;
  private final int[] epochs;
  private final float[] margins;
  private final float[] confidences;
  private final float[] variabilities;
  private final float[] correctnesses;
  private final float[] forgettings;
  private final float[] errorNorms;
  private final float[] lateMargins;
  private final @Nullable Double threshold;

  /**
   * @param places where in the columns each row is, or -1 where no model learnt from it
   */
  private Dynamics(int[] places, int[] epochs, float[][] columns, @Nullable Double threshold) {
    this.places = places;
    this.epochs = epochs;
    this.margins = columns[0];
    this.confidences = columns[1];
    this.variabilities = columns[2];
    this.correctnesses = columns[3];
    this.forgettings = columns[4];
    this.errorNorms = columns[5];
    this.lateMargins = columns[6];
    this.threshold = threshold;
  }

  /**
   * Dynamics from their columns, copied.
   *
   * @param epochs observations of each row
   * @param columns area under the margin, confidence, variability, correctness, forgetting events,
   *     error norm and late margin, in this order, each as long as {@code epochs}; without the last
   *     the area under the margin stands for it
   * @throws IllegalArgumentException when the columns are not six or seven, or not equally long
   */
  public static Dynamics of(int[] epochs, float[]... columns) {
    if (columns.length < COLUMNS - 1 || columns.length > COLUMNS) {
      throw uneven(columns.length, epochs.length);
    }
    float[][] copies = new float[COLUMNS][];
    for (int c = 0; c < columns.length; c++) {
      if (columns[c].length != epochs.length) {
        throw uneven(columns.length, epochs.length);
      }
      copies[c] = columns[c].clone();
    }
    copies[COLUMNS - 1] = columns[columns.length == COLUMNS ? COLUMNS - 1 : 0].clone();
    return new Dynamics(inOrder(epochs.length), epochs.clone(), copies, null);
  }

  private static IllegalArgumentException uneven(int columns, int rows) {
    return new IllegalArgumentException(
        Words.of(
            "dynamics have %d columns for %,d rows; expected 6 or 7 columns of that length",
            columns, rows));
  }

  /**
   * Dynamics as {@link #matrix} made them, without a threshold.
   *
   * @throws IllegalArgumentException when there are not eight columns
   */
  public static Dynamics of(Matrix matrix) {
    return of(matrix, null);
  }

  /** The same with the threshold that goes with them, in logits; null for none. */
  public static Dynamics of(Matrix matrix, @Nullable Double threshold) {
    if (matrix.columns() != COLUMNS + 1) {
      throw new IllegalArgumentException(
          Words.of("dynamics have %d columns; expected %d", matrix.columns(), COLUMNS + 1));
    }
    int[] epochs = new int[matrix.rows()];
    float[][] columns = new float[COLUMNS][matrix.rows()];
    for (int r = 0; r < epochs.length; r++) {
      epochs[r] = (int) matrix.at(r, 0);
      for (int c = 0; c < columns.length; c++) {
        columns[c][r] = matrix.at(r, c + 1);
      }
    }
    return new Dynamics(inOrder(epochs.length), epochs, columns, threshold);
  }

  private static int[] inOrder(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  /** N×8: epochs, then the columns in the order of {@link #of(int[], float[][])}. */
  public Matrix matrix() {
    float[][] columns = columns();
    Matrix.Builder rows = Matrix.builder(size(), COLUMNS + 1);
    float[] row = new float[COLUMNS + 1];
    for (int r = 0; r < size(); r++) {
      row[0] = epochs(r);
      for (int c = 0; c < columns.length; c++) {
        row[c + 1] = at(columns[c], r);
      }
      rows.set(r, row, 0);
    }
    return rows.build();
  }

  private float[][] columns() {
    return new float[][] {
      margins, confidences, variabilities, correctnesses, forgettings, errorNorms, lateMargins
    };
  }

  /**
   * The dynamics of other rows: for each the row here, or -1 where no model learnt from it. Shares
   * the columns.
   */
  public Dynamics at(int[] rows) {
    int[] through = IntStream.of(rows).map(r -> r < 0 ? NOWHERE : places[r]).toArray();
    return new Dynamics(through, epochs, columns(), threshold);
  }

  private float at(float[] column, int row) {
    return places[row] == NOWHERE ? 0 : column[places[row]];
  }

  /**
   * The same with the area under the margin below which labels are taken to be wrong.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public Dynamics withThreshold(double logits) {
    if (!Double.isFinite(logits)) {
      throw new IllegalArgumentException(
          "threshold is " + logits + "; expected a finite number of logits; leave it out for none");
    }
    return new Dynamics(places, epochs, columns(), logits);
  }

  /**
   * Below this {@link #areaUnderMargin}, in logits, a label is taken to be wrong: 99 % of the
   * samples that carried an extra class while training did not come above it. Empty unless the
   * baseline was trained with {@link BaselineTraining#thresholdSamples}.
   *
   * @see <a href="https://arxiv.org/abs/2001.10528">Pleiss et al., 2020, section 3.2</a>
   */
  public OptionalDouble threshold() {
    return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
  }

  public @Nullable Double thresholdOrNull() {
    return threshold;
  }

  /** Number of rows, N. */
  public int size() {
    return places.length;
  }

  /** Observations of this row; 0 for a sample no model learnt from. */
  public int epochs(int row) {
    return places[row] == NOWHERE ? 0 : epochs[places[row]];
  }

  /**
   * Area under the margin: the mean, over observations, of the given label's logit minus the
   * largest other logit; negative for what the models never came to believe. With threshold samples
   * their extra class is among the others.
   *
   * @see <a href="https://arxiv.org/abs/2001.10528">Pleiss et al., 2020, section 3</a>
   */
  public float areaUnderMargin(int row) {
    return at(margins, row);
  }

  /**
   * Mean probability of the given label over observations, in [0, 1].
   *
   * @see <a href="https://arxiv.org/abs/2009.10795">Swayamdipta et al., 2020, section 2</a>
   */
  public float confidence(int row) {
    return at(confidences, row);
  }

  /**
   * Standard deviation of the given label's probability over a model's epochs, averaged over
   * models, in [0, 0.5].
   */
  public float variability(int row) {
    return at(variabilities, row);
  }

  /** Share of observations in which the given label was the most probable, in [0, 1]. */
  public float correctness(int row) {
    return at(correctnesses, row);
  }

  /**
   * Times a model that had predicted the given label stopped doing so at its next look, averaged
   * over models; 0 also for what was never learnt, which {@link #correctness} tells apart.
   *
   * @see <a href="https://arxiv.org/abs/1812.05159">Toneva et al., 2019, section 3</a>
   */
  public float forgettings(int row) {
    return at(forgettings, row);
  }

  /**
   * EL2N: the Euclidean distance between the probabilities and the one-hot given label, averaged
   * over models at an early epoch, in [0, √2].
   *
   * @see <a href="https://arxiv.org/abs/2107.07075">Paul et al., 2021, section 2.2</a>
   */
  public float errorNorm(int row) {
    return at(errorNorms, row);
  }

  /**
   * The margin averaged over the second half of each model's passes, then over models: what the
   * models believe once they have learnt what is easy. Ranks better than the area under the whole
   * curve, and adds well to the margin of a model that did not see the sample.
   */
  public float lateMargin(int row) {
    return at(lateMargins, row);
  }
}
