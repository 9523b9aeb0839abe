package goldpan.mining;

import goldpan.predict.Origin;
import goldpan.predict.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the probabilities behind losses were made, in words nobody overlooks. */
final class OriginSummary {
  private OriginSummary() {}

  static String summary(Predictions predictions) {
    int[] counts = new int[Origin.values().length];
    for (int r = 0; r < predictions.size(); r++) {
      counts[predictions.origin(r).ordinal()]++;
    }
    List<String> parts = new ArrayList<>();
    if (counts[Origin.IN_SAMPLE.ordinal()] > 0) {
      parts.add(part(Origin.IN_SAMPLE, counts));
    }
    for (Origin origin : Origin.values()) {
      if (origin != Origin.IN_SAMPLE && counts[origin.ordinal()] > 0) {
        parts.add(part(origin, counts));
      }
    }
    return parts.isEmpty() ? "no samples" : String.join(", ", parts);
  }

  private static String part(Origin origin, int[] counts) {
    String words = origin.toString();
    return (origin == Origin.IN_SAMPLE ? words.toUpperCase(Locale.ROOT) : words)
        + " "
        + Numbers.count(counts[origin.ordinal()]);
  }
}
