package goldpan.metrics;

/** One class against the rest: areas under curves of rows by falling probability of that class. */
final class RankingCurve {
  private static final long MOST_RANKED = 20_000_000;

  /** An area of one class. */
  interface Area {
    double of(Resample rows, int k);
  }

  private RankingCurve() {}

  /** Whether the order of all rows for all classes is too much to keep. */
  static boolean isTooCostly(EvaluationData data) {
    return (long) data.size() * data.k() > MOST_RANKED;
  }

  /** The second of two classes, or the mean over all that some rows have and some have not. */
  static double mean(Resample rows, Area area) {
    WeightedConfusion counts = rows.confusion();
    return counts.mean(
        k ->
            (rows.data().k() != 2 || k == 1)
                && counts.labelled(k) > 0
                && counts.labelled(k) < rows.total(),
        k -> area.of(rows, k));
  }

  /** The chance that a row of the class is above one that is not; ties count half. */
  static double rocArea(Resample rows, int k) {
    Steps steps = new Steps(rows, k);
    double area = 0;
    while (steps.next()) {
      area += steps.negatives * (steps.above - steps.positives / 2.0);
    }
    double positives = rows.confusion().labelled(k);
    return area / (positives * (rows.total() - positives));
  }

  /** Σ (R(n) - R(n-1)) P(n). */
  static double averagePrecision(Resample rows, int k) {
    Steps steps = new Steps(rows, k);
    double sum = 0;
    while (steps.next()) {
      sum += steps.above == 0 ? 0 : steps.positives * ((double) steps.above / steps.taken);
    }
    return sum / rows.confusion().labelled(k);
  }

  /** Rows of equal probability, one such group after the other. */
  private static final class Steps {
    private final Resample rows;
    private final EvaluationData data;
    private final int k;
    private final int[] order;
    private int at;
    private long positives;
    private long negatives;
    private long above;
    private long taken;

    Steps(Resample rows, int k) {
      this.rows = rows;
      this.data = rows.data();
      this.k = k;
      this.order = data.order(k);
    }

    boolean next() {
      if (at == order.length) {
        return false;
      }
      positives = 0;
      negatives = 0;
      float probability = data.probability(order[at], k);
      while (at < order.length && data.probability(order[at], k) == probability) {
        int weight = rows.weight(order[at]);
        if (data.label(order[at]) == k) {
          positives += weight;
        } else {
          negatives += weight;
        }
        at++;
      }
      above += positives;
      taken += positives + negatives;
      return true;
    }
  }
}
