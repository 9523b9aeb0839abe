package goldpan.input;

import goldpan.data.PictureSize;
import goldpan.data.Pixels;
import goldpan.data.ReducedPixels;
import java.util.Arrays;

/**
 * Bilinear resizing with antialiasing: when shrinking, the triangle filter widens with the scale,
 * so that every source pixel counts. The same sums as PyTorch's {@code interpolate(mode="bilinear",
 * antialias=True)}, rounded to 8 bits at the end. Each target row is first the weighted sum of a
 * few source rows, which the compiler makes vector instructions of, and then filtered along its
 * length, six source places at a time.
 */
public final class Resize {
  private static final int SIX = 6;
  private final Pixels picture;
  private final int channels;
  private final int lineLength;
  private final int rowLength;
  private final Taps across;
  private final Taps down;
  private final float[][] lines;
  private int linesRead;

  private Resize(ReducedPixels reduced, int width, int height) {
    picture = reduced.pixels();
    channels = picture.channels();
    lineLength = picture.width() * channels;
    rowLength = width * channels;
    across = new Taps(picture.width(), reduced.left(), reduced.width(), width);
    down = new Taps(picture.height(), reduced.top(), reduced.height(), height);
    lines = new float[down.most][lineLength];
  }

  /** {@code picture} at {@code width}×{@code height}; itself when it has that size. */
  public static Pixels to(Pixels picture, int width, int height) {
    return to(ReducedPixels.whole(picture), width, height);
  }

  /** The same of a picture that may have been decoded at reduced size. */
  public static Pixels to(ReducedPixels reduced, int width, int height) {
    Pixels picture = reduced.pixels();
    if (reduced.full().equals(new PictureSize(width, height))) {
      return picture;
    }
    byte[] out = new Resize(reduced, width, height).rows(height);
    return Pixels.of(width, height, picture.channels(), out);
  }

  /**
   * For each target place, the first source place and the weights from there on, as many for each
   * place: a multiple of six, the last ones 0.
   */
  private static final class Taps {
    private final int most;
    private final int[] first;
    private final int[] counts;
    private final float[] weights;

    /**
     * From {@code from} places, of which those from {@code start} on are wanted, {@code extent} of
     * them, to {@code to}.
     */
    private Taps(int from, double start, double extent, int to) {
      double scale = extent / to;
      double support = Math.max(scale, 1);
      first = new int[to];
      counts = new int[to];
      for (int i = 0; i < to; i++) {
        double center = start + (i + 0.5) * scale;
        first[i] = Math.max(0, (int) (center - support + 0.5));
        counts[i] = Math.min(from, (int) (center + support + 0.5)) - first[i];
      }
      most = (Arrays.stream(counts).max().orElse(0) + SIX - 1) / SIX * SIX;
      weights = new float[to * most];
      for (int i = 0; i < to; i++) {
        weigh(i, start + (i + 0.5) * scale, support);
      }
    }

    private void weigh(int i, double center, double support) {
      double[] w = new double[counts[i]];
      double sum = 0;
      for (int j = 0; j < w.length; j++) {
        w[j] = Math.max(0, 1 - Math.abs((first[i] + j + 0.5 - center) / support));
        sum += w[j];
      }
      for (int j = 0; j < w.length; j++) {
        weights[i * most + j] = (float) (w[j] / sum);
      }
    }
  }

  private byte[] rows(int height) {
    byte[] out = new byte[height * rowLength];
    float[] sums = new float[lineLength + across.most * channels]; // weights of 0 reach beyond
    float[] row = new float[rowLength];
    for (int y = 0; y < height; y++) {
      int from = down.first[y];
      for (; linesRead < from + down.counts[y]; linesRead++) {
        picture.row(linesRead, lines[linesRead % lines.length]);
      }
      Arrays.fill(sums, 0);
      for (int j = 0; j < down.counts[y]; j++) {
        add(down.weights[y * down.most + j], lines[(from + j) % lines.length], sums);
      }
      filter(sums, row);
      round(row, out, y * rowLength);
    }
    return out;
  }

  private static void add(float weight, float[] line, float[] sums) {
    for (int i = 0; i < line.length; i++) {
      sums[i] += weight * line[i];
    }
  }

  private void filter(float[] sums, float[] row) {
    Arrays.fill(row, 0);
    for (int skip = 0; skip < across.most; skip += SIX) {
      if (channels == 1) {
        grey(across, skip, sums, row);
      } else {
        colours(across, skip, sums, row);
      }
    }
  }

  private static void grey(Taps taps, int skip, float[] line, float[] into) {
    float[] w = taps.weights;
    int at = skip;
    for (int x = 0; x < into.length; x++) {
      int p = taps.first[x] + skip;
      into[x] +=
          w[at] * line[p]
              + w[at + 1] * line[p + 1]
              + w[at + 2] * line[p + 2]
              + w[at + 3] * line[p + 3]
              + w[at + 4] * line[p + 4]
              + w[at + 5] * line[p + 5];
      at += taps.most;
    }
  }

  /**
   * Six weights are read once for red, green and blue: an inner loop would take half as long again.
   */
  private static void colours(Taps taps, int skip, float[] line, float[] into) {
    float[] w = taps.weights;
    int at = skip;
    for (int x = 0; x < taps.first.length; x++) {
      int p = 3 * (taps.first[x] + skip);
      float a = w[at];
      float b = w[at + 1];
      float c = w[at + 2];
      float d = w[at + 3];
      float e = w[at + 4];
      float f = w[at + 5];
      into[3 * x] +=
          a * line[p]
              + b * line[p + 3]
              + c * line[p + 6]
              + d * line[p + 9]
              + e * line[p + 12]
              + f * line[p + 15];
      into[3 * x + 1] +=
          a * line[p + 1]
              + b * line[p + 4]
              + c * line[p + 7]
              + d * line[p + 10]
              + e * line[p + 13]
              + f * line[p + 16];
      into[3 * x + 2] +=
          a * line[p + 2]
              + b * line[p + 5]
              + c * line[p + 8]
              + d * line[p + 11]
              + e * line[p + 14]
              + f * line[p + 17];
      at += taps.most;
    }
  }

  /** Sums lie from 0 to hardly above 255, so that cutting off after a half was added rounds. */
  private static void round(float[] sums, byte[] out, int at) {
    for (int i = 0; i < sums.length; i++) {
      out[at + i] = (byte) (int) (sums[i] + 0.5f);
    }
  }
}
