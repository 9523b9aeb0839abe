package goldpan.input;

import goldpan.data.Dataset;
import goldpan.data.PictureSize;
import goldpan.data.Progress;
import goldpan.data.ReducedPixels;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.predict.PredictionException;
import java.util.Arrays;
import java.util.List;

/**
 * What a model takes: pictures of one size and channel count, normalised channel by channel.
 *
 * @param width pixels
 * @param height pixels
 * @param channels 1 grey or 3 red, green, blue
 * @param mean of each channel, on the scale 0..255
 * @param deviation of each channel, on the scale 0..255, above 0
 */
public record Input(int width, int height, int channels, List<Float> mean, List<Float> deviation) {
  private static final int PROBES = 256;
  private static final int LARGEST = 64;
  private static final int SMALLEST = 8;

  public Input {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
  }

  public int values() {
    return width * height * channels;
  }

  public Input normalised(float[] newMean, float[] newDeviation) {
    return new Input(width, height, channels, boxed(newMean), boxed(newDeviation));
  }

  static List<Float> boxed(float[] values) {
    Float[] boxed = new Float[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    return List.of(boxed);
  }

  /**
   * What suits a dataset: the pictures' own size when it is one size of at most 64 pixels a side,
   * otherwise a square of their median shorter side, in 8..64; three channels unless all are grey.
   * Pictures of a course in time keep their height and are as wide as nine in ten of them are, in
   * 16..128. Looks at 256 pictures spread over {@code samples}.
   */
  public static Input fitting(Dataset dataset, int[] samples, int askedSize) {
    int step = Math.max(1, samples.length / PROBES);
    int[] sides = new int[samples.length / step + 1];
    int seen = 0;
    boolean oneSize = true;
    int channels = 1;
    int width = 0;
    int height = 0;
    int heightSeen = 0;
    int[] widths = new int[sides.length];
    for (int i = 0; i < samples.length; i += step) {
      Progress.checkInterrupted();
      ReducedPixels p;
      try {
        p = dataset.pixels(samples[i], LARGEST, LARGEST);
      } catch (UnreadableMediaException e) {
        continue; // listed when the pictures are all read
      }
      oneSize &= seen == 0 || p.full().equals(new PictureSize(width, height));
      width = p.full().width();
      height = p.full().height();
      channels = Math.max(channels, p.pixels().channels());
      heightSeen = height;
      widths[seen] = width;
      sides[seen++] = Math.min(width, height);
    }
    if (seen == 0) {
      throw new PredictionException(
          Words.of(
              "%s: none of the %,d pictures looked at can be read; expected at least one; dataset.check() lists what is wrong",
              dataset.name(), Math.min(samples.length, PROBES)));
    }
    boolean ownSize = oneSize && Math.max(width, height) <= LARGEST;
    ownSize &= Math.min(width, height) >= SMALLEST;
    if (askedSize > 0 || !ownSize) {
      Arrays.sort(sides, 0, seen);
      int side = Math.min(LARGEST, Math.max(SMALLEST, sides[seen / 2]));
      width = height = askedSize > 0 ? askedSize : side;
    }
    if (dataset.modality().isTimed()) {
      width = askedSize > 0 ? askedSize : Timed.width(widths, seen);
      height = heightSeen;
    }
    float[] zero = new float[channels];
    float[] one = new float[channels];
    Arrays.fill(one, 1);
    return new Input(width, height, channels, boxed(zero), boxed(one));
  }
}
