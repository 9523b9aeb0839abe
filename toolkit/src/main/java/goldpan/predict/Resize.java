package goldpan.predict;

import goldpan.data.Pixels;

/**
 * Bilinear resizing with antialiasing: when shrinking, the triangle filter widens with the scale,
 * so that every source pixel counts. The same arithmetic as PyTorch's {@code
 * interpolate(mode="bilinear", antialias=True)}, rounded to 8 bits at the end. Columns and rows are
 * filtered one after the other.
 */
final class Resize {
  private Resize() {}

  /** {@code picture} at {@code width}×{@code height}; itself when it has that size. */
  static Pixels to(Pixels picture, int width, int height) {
    if (picture.width() == width && picture.height() == height) {
      return picture;
    }
    int channels = picture.channels();
    byte[] source = picture.bytes();
    float[] narrow =
        columns(
            source, picture.width(), picture.height(), channels, Taps.of(picture.width(), width));
    return Pixels.of(
        width, height, channels, rows(narrow, width * channels, Taps.of(picture.height(), height)));
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
  }

  private static float[] columns(byte[] source, int width, int height, int channels, Taps taps) {
    int targetWidth = taps.first.length;
    float[] out = new float[height * targetWidth * channels];
    for (int y = 0; y < height; y++) {
      int rowStart = y * width * channels;
      int at = y * targetWidth * channels;
      for (int x = 0; x < targetWidth; x++) {
        float[] weights = taps.weights[x];
        int from = rowStart + taps.first[x] * channels;
        for (int c = 0; c < channels; c++) {
          float sum = 0;
          int p = from + c;
          for (float weight : weights) {
            sum += weight * (source[p] & 0xff);
            p += channels;
          }
          out[at++] = sum;
        }
      }
    }
    return out;
  }

  private static byte[] rows(float[] source, int rowLength, Taps taps) {
    int height = taps.first.length;
    byte[] out = new byte[height * rowLength];
    float[] sums = new float[rowLength];
    for (int y = 0; y < height; y++) {
      java.util.Arrays.fill(sums, 0);
      float[] weights = taps.weights[y];
      for (int j = 0; j < weights.length; j++) {
        float weight = weights[j];
        int from = (taps.first[y] + j) * rowLength;
        for (int i = 0; i < rowLength; i++) {
          sums[i] += weight * source[from + i];
        }
      }
      int at = y * rowLength;
      for (int i = 0; i < rowLength; i++) {
        out[at + i] = (byte) Math.min(255, Math.max(0, Math.round(sums[i])));
      }
    }
    return out;
  }
}
