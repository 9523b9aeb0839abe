package goldpan.inspect;

import goldpan.predict.Matrix;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What can be odd about a picture. Each is a score in [0, 1], where higher is odder; a picture is
 * flagged when it is past a limit that holds anywhere, and also far from what is usual in its
 * dataset: so a set of X-ray pictures is not dark as a whole.
 */
public enum HealthIssue {
  /** Nearly nothing in it is bright. */
  DARK("dark", 0.75) {
    @Override
    double[] scores(Matrix s) {
      return each(s, i -> 1 - s.at(i, PictureStatistics.BRIGHTEST) / 255.0);
    }
  },
  /** Nearly nothing in it is dark. */
  BRIGHT("bright", 0.75) {
    @Override
    double[] scores(Matrix s) {
      return each(s, i -> s.at(i, PictureStatistics.DARKEST) / 255.0);
    }
  },
  /** Neighbouring pixels differ little beside those further apart. */
  BLURRED("blurred", 0.69) {
    @Override
    double[] scores(Matrix s) {
      return each(s, i -> blur(s.at(i, PictureStatistics.SHARPNESS)));
    }
  },
  /** Few lumas, or hardly any but one. */
  LOW_INFORMATION("low information", 0.90) {
    @Override
    double[] scores(Matrix s) {
      return each(s, i -> 1 - s.at(i, PictureStatistics.ENTROPY) / 8.0);
    }
  },
  /** Much smaller or larger than the others; 0.5 is twice or half as long a side. */
  ODD_SIZE("odd size", 0.5) {
    @Override
    double[] scores(Matrix s) {
      return distances(s, i -> Math.sqrt(width(s, i) * s.at(i, PictureStatistics.HEIGHT)));
    }
  },
  /** Much wider or higher than the others; 0.5 is twice or half as wide for its height. */
  ODD_ASPECT("odd aspect", 0.5) {
    @Override
    double[] scores(Matrix s) {
      return distances(s, i -> width(s, i) / Math.max(1, s.at(i, PictureStatistics.HEIGHT)));
    }
  },
  /** Grey among pictures in colour. */
  GREY("grey among colour", 0.99) {
    @Override
    double[] scores(Matrix s) {
      return each(s, i -> Math.max(0, 1 - s.at(i, PictureStatistics.COLOUR) / 100.0));
    }
  };

  private final String words;
  private final double limit;

  HealthIssue(String words, double limit) {
    this.words = words;
    this.limit = limit;
  }

  /**
   * How odd each picture is, in [0, 1]; 0 for those that could not be read.
   *
   * @param statistics rows of {@link PictureStatistics}
   */
  abstract double[] scores(Matrix statistics);

  /** From where on a score can be a flag, if it is unusual in its dataset too. */
  public double limit() {
    return limit;
  }

  private static double width(Matrix s, int i) {
    return s.at(i, PictureStatistics.WIDTH);
  }

  private static double blur(double sharpness) {
    return sharpness > 0 ? Math.max(0, 1 - sharpness) : 0;
  }

  private static double[] each(Matrix s, IntToDoubleFunction score) {
    return IntStream.range(0, s.rows())
        .mapToDouble(i -> width(s, i) > 0 ? score.applyAsDouble(i) : 0)
        .toArray();
  }

  /** 0 for what is as usual, 0.5 for twice or half, near 1 for many times. */
  private static double[] distances(Matrix s, IntToDoubleFunction measure) {
    double[] values = each(s, measure);
    double[] sorted = Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
    double usual = sorted.length == 0 ? 1 : sorted[sorted.length / 2];
    return Arrays.stream(values).map(v -> v > 0 ? 1 - Math.min(v / usual, usual / v) : 0).toArray();
  }

  /** As tables show it. */
  @Override
  public String toString() {
    return words;
  }
}
