package goldpan.mining;

import goldpan.data.Words;

/**
 * How many of some suspects are truly labelled wrong, as a share. It is unknown until somebody has
 * decided all of them, or all of a sample drawn from them by {@link Suspects#toReview}; the ends
 * are then what is certain: the share decided as wrong, and that share with all undecided ones.
 *
 * @param estimate in [0, 1]; 0 of no suspects; says nothing while unknown
 * @param low lower end of the 95 % interval
 * @param high upper end
 * @param drawn how many of the decided ones were drawn from the list as a sample of it
 * @param decided how many of the suspects a person has decided
 * @param suspects how many there are
 */
public record Precision(
    double estimate, double low, double high, int drawn, int decided, int suspects) {

  /** Whether a sample or all of them are decided, so that the numbers may be shown. */
  public boolean isKnown() {
    return suspects > 0 && (drawn > 0 || decided == suspects);
  }

  @Override
  public String toString() {
    if (suspects == 0) {
      return "no suspects";
    }
    String count = decided == 0 ? "" : ", " + Numbers.count(decided) + " decided";
    return isKnown()
        ? Words.of("%.0f %% (%.0f–%.0f %%)%s", 100 * estimate, 100 * low, 100 * high, count)
        : Words.of(
            "unknown%s; decide the %d that toReview(%d) draws from the list",
            count, Math.min(suspects, ReviewSampling.OFFERED), ReviewSampling.OFFERED);
  }
}
