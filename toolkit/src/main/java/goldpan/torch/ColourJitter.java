package goldpan.torch;

import java.util.SplittableRandom;

/**
 * Changes brightness, then contrast about the picture's mean grey, then, of colour pictures,
 * saturation: each value's distance to its pixel's grey. Grey is 0.299 R + 0.587 G + 0.114 B.
 */
public final class ColourJitter {
  private final double most;
  private final int channels;

  /**
   * A jitter.
   *
   * @param most by which factors differ from 1, in [0, 1]; 0 changes nothing
   * @param channels of the pictures, 1 or 3
   */
  public ColourJitter(double most, int channels) {
    this.most = most;
    this.channels = channels;
  }

  /** Changes a picture in place, by factors drawn at random. */
  public void apply(byte[] picture, SplittableRandom random) {
    if (most > 0) {
      apply(picture, factor(random), factor(random), channels == 3 ? factor(random) : 1);
    }
  }

  private double factor(SplittableRandom random) {
    return 1 + most * (2 * random.nextDouble() - 1);
  }

  void apply(byte[] picture, double brightness, double contrast, double saturation) {
    double mean = brightness * meanGrey(picture);
    float scale = (float) (contrast * brightness);
    float offset = (float) (mean * (1 - contrast));
    float vivid = (float) saturation;
    for (int i = 0; i < picture.length; i += channels) {
      float grey = scale * grey(picture, i) + offset;
      for (int c = i; c < i + channels; c++) {
        float value = scale * (picture[c] & 0xff) + offset;
        picture[c] = clamp(grey + vivid * (value - grey));
      }
    }
  }

  private double meanGrey(byte[] picture) {
    double sum = 0;
    for (int i = 0; i < picture.length; i += channels) {
      sum += grey(picture, i);
    }
    return sum * channels / picture.length;
  }

  private float grey(byte[] p, int i) {
    return channels == 3
        ? 0.299f * (p[i] & 0xff) + 0.587f * (p[i + 1] & 0xff) + 0.114f * (p[i + 2] & 0xff)
        : p[i] & 0xff;
  }

  /** The nearest value there is. */
  static byte clamp(float value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }
}
