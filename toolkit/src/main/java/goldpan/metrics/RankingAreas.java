package goldpan.metrics;

import java.util.OptionalDouble;

/** Areas under curves of one class against the others, by its probability. */
final class RankingAreas {
  private RankingAreas() {}

  /**
   * Area under the ROC curve: the share of pairs of a sample of the class and another in which the
   * first has the higher probability, equals for a half. Empty where either is missing.
   */
  static OptionalDouble roc(Evaluated data, int k, int[] weights) {
    int[] order = data.order(k);
    double below = 0;
    long positives = 0;
    long negatives = 0;
    for (int from = 0, to; from < order.length; from = to) {
      float p = data.probability(order[from], k);
      long own = 0;
      long others = 0;
      for (to = from; to < order.length && data.probability(order[to], k) == p; to++) {
        own += data.label(order[to]) == k ? weights[order[to]] : 0;
        others += data.label(order[to]) == k ? 0 : weights[order[to]];
      }
      below += others * (positives + own / 2.0);
      positives += own;
      negatives += others;
    }
    return positives == 0 || negatives == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(below / positives / negatives);
  }

  /**
   * Average precision: the sum over cuts of precision times the recall gained, equals in one cut.
   * Empty where no sample is of the class.
   */
  static OptionalDouble averagePrecision(Evaluated data, int k, int[] weights) {
    int[] order = data.order(k);
    double sum = 0;
    long positives = 0;
    long all = 0;
    for (int from = 0, to; from < order.length; from = to) {
      float p = data.probability(order[from], k);
      long own = 0;
      for (to = from; to < order.length && data.probability(order[to], k) == p; to++) {
        own += data.label(order[to]) == k ? weights[order[to]] : 0;
        all += weights[order[to]];
      }
      positives += own;
      sum += all == 0 ? 0 : own * ((double) positives / all);
    }
    return positives == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / positives);
  }
}
