package goldpan.predict;

import goldpan.data.Pixels;
import java.util.Arrays;

/**
 * Bilinear resizing with antialiasing: when shrinking, the triangle filter widens with the scale,
 * so that every source pixel counts. The same arithmetic as PyTorch's {@code
 * interpolate(mode="bilinear", antialias=True)}, rounded to 8 bits at the end. A target row needs a
 * few source rows, each filtered along its length once and kept until no target row needs it.
 */
final class Resize {
  private final byte[] source;
  private final int channels;
  private final int rowLength;
  private final Taps across;
  private final Taps down;
  private final float[] line;
  private final float[][] filtered;
  private int rowsFiltered;

  private Resize(Pixels picture, int width, int height) {
    source = picture.bytes();
    channels = picture.channels();
    rowLength = width * channels;
    across = Taps.of(picture.width(), width);
    down = Taps.of(picture.height(), height);
    line = new float[picture.width() * channels];
    filtered = new float[down.most()][rowLength];
  }

  /** {@code picture} at {@code width}×{@code height}; itself when it has that size. */
  static Pixels to(Pixels picture, int width, int height) {
    if (picture.width() == width && picture.height() == height) {
      return picture;
    }
    byte[] out = new Resize(picture, width, height).rows(height);
    return Pixels.of(width, height, picture.channels(), out);
  }

  /** For each target place, the first source place and the weights from there on. */
  private static final class Taps {
    private final int[] first;
    private final float[][] weights;

    private Taps(int[] first, float[][] weights) {
      this.first = first;
      this.weights = weights;
    }

    static Taps of(int from, int to) {
      double scale = (double) from / to;
      double support = Math.max(scale, 1);
      int[] first = new int[to];
      float[][] weights = new float[to][];
      for (int i = 0; i < to; i++) {
        double center = (i + 0.5) * scale;
        int low = Math.max(0, (int) (center - support + 0.5));
        int high = Math.min(from, (int) (center + support + 0.5));
        double[] w = new double[high - low];
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
          w[j] = Math.max(0, 1 - Math.abs((low + j + 0.5 - center) / support));
          sum += w[j];
        }
        weights[i] = new float[w.length];
        for (int j = 0; j < w.length; j++) {
          weights[i][j] = (float) (w[j] / sum);
        }
        first[i] = low;
      }
      return new Taps(first, weights);
    }

    /** The most source places that a target place needs. */
    int most() {
      return Arrays.stream(weights).mapToInt(w -> w.length).max().orElse(0);
    }
  }

  private byte[] rows(int height) {
    byte[] out = new byte[height * rowLength];
    float[] sums = new float[rowLength];
    for (int y = 0; y < height; y++) {
      float[] weights = down.weights[y];
      int from = down.first[y];
      for (; rowsFiltered < from + weights.length; rowsFiltered++) {
        filter(rowsFiltered, filtered[rowsFiltered % filtered.length]);
      }
      Arrays.fill(sums, 0);
      for (int j = 0; j < weights.length; j++) {
        add(weights[j], filtered[(from + j) % filtered.length], sums);
      }
      round(sums, out, y * rowLength);
    }
    return out;
  }

  private static void add(float weight, float[] row, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * row[i];
    }
  }

  /** Sums are never negative, so that cutting off after a half was added rounds. */
  private static void round(float[] sums, byte[] out, int at) {
    for (int i = 0; i < sums.length; i++) {
      out[at + i] = (byte) Math.min(255, (int) (sums[i] + 0.5));
    }
  }

  /** Filters a source row along its length. */
  private void filter(int y, float[] into) {
    int start = y * line.length;
    for (int i = 0; i < line.length; i++) {
      line[i] = source[start + i] & 0xff;
    }
    if (channels == 1) {
      grey(into);
    } else {
      colours(into);
    }
  }

  private void grey(float[] into) {
    for (int x = 0; x < into.length; x++) {
      float[] weights = across.weights[x];
      int p = across.first[x];
      float sum = 0;
      for (int j = 0; j < weights.length; j++) {
        sum += weights[j] * line[p + j];
      }
      into[x] = sum;
    }
  }

  private void colours(float[] into) {
    int at = 0;
    for (int x = 0; x < across.first.length; x++) {
      int p = across.first[x] * 3;
      float red = 0;
      float green = 0;
      float blue = 0;
      for (float weight : across.weights[x]) {
        red += weight * line[p];
        green += weight * line[p + 1];
        blue += weight * line[p + 2];
        p += 3;
      }
      into[at] = red;
      into[at + 1] = green;
      into[at + 2] = blue;
      at += 3;
    }
  }
}
