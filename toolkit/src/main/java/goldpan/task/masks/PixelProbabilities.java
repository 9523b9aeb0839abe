package goldpan.task.masks;

import goldpan.data.Words;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;

/**
 * What a model says of each cell of one picture: K×H×W probabilities, those of a cell summing to
 * one. H and W need not be the picture's. Immutable.
 */
public final class PixelProbabilities {
  private static final double TOLERANCE = 0.02;

  private final int classes;
  private final int width;
  private final int height;
  private final float[] values;

  private PixelProbabilities(int classes, int width, int height, float[] values) {
    this.classes = classes;
    this.width = width;
    this.height = height;
    this.values = values;
  }

  /**
   * Probabilities that take over {@code values}, which are known to be some.
   *
   * @param values K×H×W
   */
  public static PixelProbabilities of(int classes, int width, int height, float[] values) {
    if (width < 1 || height < 1 || values.length != (long) classes * width * height) {
      throw new IllegalArgumentException(
          Words.of(
              "%d numbers for %d×%d×%d; expected as many as classes × height × width",
              values.length, classes, height, width));
    }
    return new PixelProbabilities(classes, width, height, values);
  }

  /**
   * Probabilities from numbers brought along. Sums within 2 % of one, as 8 bits leave them, are
   * made one.
   *
   * @param values K×H×W; taken over
   * @param outputs what they are
   * @param name of the file, for errors
   * @throws PredictionException naming the first cell that has none
   */
  public static PixelProbabilities read(
      int classes, int width, int height, float[] values, Outputs outputs, String name) {
    PixelProbabilities read = of(classes, width, height, values);
    double[] cell = new double[classes];
    int cells = width * height;
    for (int i = 0; i < cells; i++) {
      double sum = 0;
      boolean fits = true;
      for (int k = 0; k < classes; k++) {
        cell[k] = values[k * cells + i];
        sum += cell[k];
        fits &= outputs == Outputs.LOGITS ? Double.isFinite(cell[k]) : cell[k] >= 0 && cell[k] <= 1;
      }
      if (!fits || (outputs == Outputs.PROBABILITIES && !(Math.abs(sum - 1) <= TOLERANCE))) {
        throw new PredictionException(
            Words.of(
                "%s: pixel %d,%d has %s numbers with sum %.3f; expected %s",
                name,
                i % width,
                i / width,
                fits ? "valid" : "invalid",
                sum,
                outputs == Outputs.LOGITS
                    ? "finite logits"
                    : "probabilities from 0 to 1 that sum to 1; if they are logits, say logits()"));
      }
      if (outputs == Outputs.LOGITS) {
        outputs.toProbabilities(cell);
        sum = 1;
      }
      for (int k = 0; k < classes; k++) {
        values[k * cells + i] = (float) (cell[k] / sum);
      }
    }
    return read;
  }

  public int classes() {
    return classes;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Probability of class {@code k} at a cell, in [0, 1]. */
  public float at(int k, int x, int y) {
    return values[(k * height + y) * width + x];
  }

  /**
   * Means of square blocks of cells, so that no side is longer than {@code most}; this itself when
   * none is.
   */
  PixelProbabilities reduced(int most) {
    int step = (Math.max(width, height) + most - 1) / most;
    if (step == 1) {
      return this;
    }
    int w = (width + step - 1) / step;
    int h = (height + step - 1) / step;
    float[] means = new float[classes * w * h];
    for (int k = 0; k < classes; k++) {
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          means[(k * h + y) * w + x] = mean(k, x * step, y * step, step);
        }
      }
    }
    return new PixelProbabilities(classes, w, h, means);
  }

  private float mean(int k, int left, int top, int step) {
    double sum = 0;
    int right = Math.min(width, left + step);
    int bottom = Math.min(height, top + step);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += at(k, x, y);
      }
    }
    return (float) (sum / ((right - left) * (bottom - top)));
  }
}
