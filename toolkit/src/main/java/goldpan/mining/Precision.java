package goldpan.mining;

import goldpan.data.Words;

/**
 * How many of some suspects are truly labelled wrong, as a share.
 *
 * @param estimate in [0, 1]; 0 of no suspects
 * @param low lower end of the 95 % interval
 * @param high upper end
 * @param decided how many of the suspects a person has decided
 * @param suspects how many there are
 */
public record Precision(double estimate, double low, double high, int decided, int suspects) {

  @Override
  public String toString() {
    return suspects == 0
        ? "no suspects"
        : Words.of(
            "%.0f %% (%.0f–%.0f %%)%s",
            100 * estimate,
            100 * low,
            100 * high,
            decided == 0 ? "" : ", " + Numbers.count(decided) + " decided");
  }
}
