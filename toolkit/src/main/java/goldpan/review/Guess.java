package goldpan.review;

import goldpan.predict.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A class that the model finds probable.
 *
 * @param label its position among the classes
 * @param value its probability, in [0, 1]
 */
record Guess(int label, String name, float value) {

  /** The {@code n} most probable classes of a row, most probable first; equals in class order. */
  static List<Guess> top(Predictions predictions, int row, int n) {
    float[] values = new float[predictions.classes()];
    predictions.row(row, values);
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -values[k]))
        .limit(n)
        .map(k -> new Guess(k, predictions.dataset().classes().get(k), values[k]))
        .toList();
  }

  String percent() {
    return percent(value);
  }

  /** A probability as a person reads it: {@code 93 %}, {@code 0.4 %}, {@code <0.1 %}. */
  static String percent(double p) {
    double percent = 100 * p;
    if (percent > 0 && percent < 0.1) {
      return "<0.1\u00a0%";
    }
    return String.format(Locale.ROOT, percent < 10 ? "%.1f\u00a0%%" : "%.0f\u00a0%%", percent);
  }
}
