package goldpan.task.boxes;

/**
 * What is taken for what when found boxes meet given ones.
 *
 * @param leastConfidence found boxes below are passed over, in [0, 1]
 * @param newConfidence found boxes without a given one are units from here on, in [0, 1]
 * @param leastOverlap a found and a given box that overlap less are never one thing, in (0, 1)
 * @param newOverlap a found box that overlaps a given one, or a surer new one, more is no new
 *     thing, in (0, 1]
 */
public record MiningOptions(
    double leastConfidence, double newConfidence, double leastOverlap, double newOverlap) {
  private static final MiningOptions USUAL = new MiningOptions(0.02, 0.1, 0.15, 0.5);

  public MiningOptions {
    require("least confidence", leastConfidence, 0, 1);
    require("confidence of new boxes", newConfidence, 0, 1);
    require("least overlap", leastOverlap, 1e-6, 1);
    require("overlap of new boxes", newOverlap, 1e-6, 1);
  }

  private static void require(String what, double value, double from, double to) {
    if (!(value >= from && value <= to)) {
      throw new IllegalArgumentException(
          "%s is %s; expected %s to %s".formatted(what, value, from, to));
    }
  }

  /** From a confidence of .02, new boxes from .1; overlaps of .15 and .5. */
  public static MiningOptions usual() {
    return USUAL;
  }

  /** New boxes from another confidence. */
  public MiningOptions newFrom(double confidence) {
    return new MiningOptions(leastConfidence, confidence, leastOverlap, newOverlap);
  }

  /** Other overlaps: what is never one thing, and what is no new thing. */
  public MiningOptions overlaps(double least, double notNew) {
    return new MiningOptions(leastConfidence, newConfidence, least, notNew);
  }
}
