package goldpan.inspect;

import goldpan.data.Pixels;
import goldpan.input.Resize;

/**
 * What is left of a picture when it is seen from afar: the 63 coefficients of lowest frequency, but
 * for the mean, of the discrete cosine transform of its luma at 32×32 pixels, scaled to length one.
 * Brightness and contrast play no part, size and compression hardly any. A picture of one colour
 * gives zeros.
 *
 * @see <a href="https://www.phash.org/docs/pubs/thesis_zauner.pdf">Zauner, Implementation and
 *     benchmarking of perceptual image hash functions, 2010, section 3.2.1; the signs of these
 *     numbers are its hash</a>
 */
final class LowFrequencies {
  static final int SIDE = 8;
  static final int COUNT = SIDE * SIDE - 1;
  private static final int PIXELS = 32;

  /** Root mean square of the coefficients below which only rounding is left, in grey levels. */
  private static final double LEAST = 0.5;

  private static final double[][] WAVES = waves();

  private LowFrequencies() {}

  private static double[][] waves() {
    double[][] waves = new double[SIDE][PIXELS];
    for (int u = 0; u < SIDE; u++) {
      for (int x = 0; x < PIXELS; x++) {
        waves[u][x] =
            Math.cos(Math.PI * u * (2 * x + 1) / (2 * PIXELS))
                * Math.sqrt((u == 0 ? 1.0 : 2.0) / PIXELS);
      }
    }
    return waves;
  }

  /** The coefficients, by vertical and then by horizontal frequency. */
  static float[] of(Pixels picture) {
    Pixels small = Resize.to(picture.withChannels(1), PIXELS, PIXELS);
    double[][] across = new double[PIXELS][SIDE];
    float[] row = new float[PIXELS];
    for (int y = 0; y < PIXELS; y++) {
      small.row(y, row);
      for (int u = 0; u < SIDE; u++) {
        for (int x = 0; x < PIXELS; x++) {
          across[y][u] += WAVES[u][x] * row[x];
        }
      }
    }
    return unit(down(across));
  }

  private static double[] down(double[][] across) {
    double[] coefficients = new double[COUNT];
    for (int i = 1; i <= COUNT; i++) {
      for (int y = 0; y < PIXELS; y++) {
        coefficients[i - 1] += WAVES[i / SIDE][y] * across[y][i % SIDE];
      }
    }
    return coefficients;
  }

  private static float[] unit(double[] coefficients) {
    double squares = 0;
    for (double c : coefficients) {
      squares += c * c;
    }
    float[] unit = new float[COUNT];
    if (Math.sqrt(squares) / PIXELS < LEAST) {
      return unit;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < COUNT; i++) {
      unit[i] = (float) (coefficients[i] / length);
    }
    return unit;
  }

  /** Mirrors left to right: waves of odd horizontal frequency change their sign. */
  static void mirror(float[] coefficients) {
    for (int i = 1; i <= COUNT; i++) {
      if (i % SIDE % 2 == 1) {
        coefficients[i - 1] = -coefficients[i - 1];
      }
    }
  }

  /** Turns upside down: waves of odd vertical frequency change their sign. */
  static void flip(float[] coefficients) {
    for (int i = 1; i <= COUNT; i++) {
      if (i / SIDE % 2 == 1) {
        coefficients[i - 1] = -coefficients[i - 1];
      }
    }
  }
}
