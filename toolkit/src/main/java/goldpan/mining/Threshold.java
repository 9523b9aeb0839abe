package goldpan.mining;

/**
 * A rule that turns scores into a cut. One file a rule: annotate the class with
 * {@code @AutoService(Threshold.class)} and give it a public constructor without arguments that
 * makes the rule with its default parameter.
 */
public interface Threshold {

  /** Unique, as users type it: {@code otsu}. */
  String name();

  /** The rule with its parameter, as tables show it: {@code quantile(0.95)}. */
  default String label() {
    return name();
  }

  /** How it cuts, in one line. */
  String rule();

  /**
   * Whether the rule means something for these scores; tables of all rules leave out those that do
   * not.
   */
  default boolean suits(Scores scores) {
    return true;
  }

  /** Where the rule cuts these scores; of no scores it takes none. Never NaN. */
  Cut cut(Scores scores);

  /** Whether the rule means something for these losses. */
  default boolean suits(Losses losses) {
    return suits(losses.scores());
  }

  /**
   * Where the rule cuts these losses. A rule that needs more than the scores, such as the labels
   * and the probabilities, finds it here.
   */
  default Cut cut(Losses losses) {
    return cut(losses.scores());
  }

  /** The rows the rule takes, most suspicious first: the highest scores, as many as it counts. */
  default int[] rows(Losses losses) {
    return losses.scores().descending(cut(losses).count());
  }

  /**
   * The same rule with another parameter.
   *
   * @throws IllegalArgumentException when it takes none, or not this one
   */
  default Threshold with(double parameter) {
    throw new IllegalArgumentException(
        "%s takes no parameter, was given %s; write %s".formatted(name(), parameter, name()));
  }
}
