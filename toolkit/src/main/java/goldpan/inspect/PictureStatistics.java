package goldpan.inspect;

import goldpan.data.Pixels;

/** What a picture is like, in a row of numbers. Cost: a few passes over its pixels. */
final class PictureStatistics {
  /** In pixels. */
  static final int WIDTH = 0;

  static final int HEIGHT = 1;

  /** Luma, in [0, 255], that one in a hundred pixels has or less, and more. */
  static final int DARKEST = 2;

  static final int BRIGHTEST = 3;

  /** Mean luma, in [0, 255]. */
  static final int MEAN = 4;

  /** Entropy of the histogram of lumas, in bits, in [0, 8]. */
  static final int ENTROPY = 5;

  /** Energy of differences between neighbours by that between second neighbours; 0 when flat. */
  static final int SHARPNESS = 6;

  /** Mean difference between the highest and the lowest channel, in [0, 255]; 0 when grey. */
  static final int COLOUR = 7;

  static final int COUNT = 8;

  private PictureStatistics() {}

  static float[] of(Pixels picture) {
    Pixels grey = picture.withChannels(1);
    int[] histogram = histogram(grey);
    int pixels = grey.width() * grey.height();
    float[] row = new float[COUNT];
    row[WIDTH] = picture.width();
    row[HEIGHT] = picture.height();
    row[DARKEST] = percentile(histogram, pixels, 0.01);
    row[BRIGHTEST] = percentile(histogram, pixels, 0.99);
    double sum = 0;
    double entropy = 0;
    for (int v = 0; v < histogram.length; v++) {
      sum += (double) v * histogram[v];
      double share = (double) histogram[v] / pixels;
      entropy -= share > 0 ? share * Math.log(share) / Math.log(2) : 0;
    }
    row[MEAN] = (float) (sum / pixels);
    row[ENTROPY] = (float) entropy;
    row[SHARPNESS] = (float) sharpness(grey);
    row[COLOUR] = (float) colour(picture);
    return row;
  }

  private static int[] histogram(Pixels grey) {
    int[] histogram = new int[256];
    for (int y = 0; y < grey.height(); y++) {
      for (int x = 0; x < grey.width(); x++) {
        histogram[grey.at(x, y, 0)]++;
      }
    }
    return histogram;
  }

  private static int percentile(int[] histogram, int pixels, double share) {
    long below = 0;
    for (int v = 0; v < histogram.length; v++) {
      below += histogram[v];
      if (below > share * pixels) {
        return v;
      }
    }
    return histogram.length - 1;
  }

  /** About 1/4 of a smooth ramp, near 1 of noise; blur takes it down. */
  private static double sharpness(Pixels grey) {
    double near = 0;
    double far = 0;
    for (int y = 0; y < grey.height(); y++) {
      for (int x = 0; x < grey.width(); x++) {
        int v = grey.at(x, y, 0);
        if (x + 2 < grey.width()) {
          near += square(v - grey.at(x + 1, y, 0));
          far += square(v - grey.at(x + 2, y, 0));
        }
        if (y + 2 < grey.height()) {
          near += square(v - grey.at(x, y + 1, 0));
          far += square(v - grey.at(x, y + 2, 0));
        }
      }
    }
    return far > 0 ? near / far : 0;
  }

  private static double square(double v) {
    return v * v;
  }

  private static double colour(Pixels picture) {
    if (picture.channels() == 1) {
      return 0;
    }
    double sum = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int r = picture.at(x, y, 0);
        int g = picture.at(x, y, 1);
        int b = picture.at(x, y, 2);
        sum += Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b));
      }
    }
    return sum / ((double) picture.width() * picture.height());
  }
}
