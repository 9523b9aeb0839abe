package goldpan.predict;

import goldpan.data.Dataset;

/**
 * How predictions were made.
 *
 * @param model what made them, in one line
 * @param seed the seed of every random choice behind them; 0 when brought along
 * @param fingerprint of the dataset they are for
 * @param device where they were computed: {@code cpu}, {@code gpu:0}, or {@code brought along}
 * @param threads threads inside one operation of the engine; results are bit-equal for equal
 *     numbers
 */
public record Provenance(String model, long seed, String fingerprint, String device, int threads) {
  /** The device of predictions brought along whose rows are in the dataset's order. */
  public static final String BROUGHT_BY_PLACE = "brought along";

  /** The device of predictions brought along whose rows name their samples. */
  public static final String BROUGHT_BY_ID = "brought along, rows by id";

  /** The same of predictions about another dataset, such as the units of the first. */
  public Provenance about(Dataset dataset) {
    return new Provenance(model, seed, dataset.fingerprint(), device, threads);
  }
}
