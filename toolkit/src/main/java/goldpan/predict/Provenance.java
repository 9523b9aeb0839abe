package goldpan.predict;

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
public record Provenance(String model, long seed, String fingerprint, String device, int threads) {}
