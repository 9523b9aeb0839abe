package goldpan.torch;

import java.util.SplittableRandom;

/**
 * Adds normal noise to every value. Taken from a table of 4,096 numbers with mean 0 and variance 1,
 * five a random number: values of 8 bits show no difference, and it costs a tenth.
 */
final class Noise {
  private static final int BITS = 12;
  private static final int MASK = (1 << BITS) - 1;
  private static final int AT_ONCE = Long.SIZE / BITS;
  private final float[] table;

  /**
   * Normal noise of mean 0.
   *
   * @param deviation as a share of the range of values
   */
  Noise(double deviation) {
    table = deviation > 0 ? table(255 * deviation) : new float[0];
  }

  /** Each number with its opposite, so that the mean is 0, then scaled. */
  private static float[] table(double deviation) {
    SplittableRandom random = new SplittableRandom(0);
    double[] half = new double[1 << (BITS - 1)];
    double squares = 0;
    for (int i = 0; i < half.length; i++) {
      half[i] = Gaussian.next(random);
      squares += half[i] * half[i];
    }
    double scale = deviation / Math.sqrt(squares / half.length);
    float[] table = new float[1 << BITS];
    for (int i = 0; i < half.length; i++) {
      table[2 * i] = (float) (scale * half[i]);
      table[2 * i + 1] = -table[2 * i];
    }
    return table;
  }

  /** Changes a picture in place. */
  void apply(byte[] picture, SplittableRandom random) {
    if (table.length == 0) {
      return;
    }
    for (int i = 0; i < picture.length; i += AT_ONCE) {
      long bits = random.nextLong();
      int end = Math.min(picture.length, i + AT_ONCE);
      for (int v = i; v < end; v++, bits >>>= BITS) {
        picture[v] = ColourJitter.clamp((picture[v] & 0xff) + table[(int) bits & MASK]);
      }
    }
  }
}
