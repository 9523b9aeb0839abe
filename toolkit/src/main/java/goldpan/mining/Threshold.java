package goldpan.mining;

/**
 * A rule that selects suspects from losses. One file a rule: annotate the class with
 * {@code @AutoService(Threshold.class)} and give it a public constructor without arguments that
 * makes the rule with its default parameter. A rule that looks at nothing but the scores is a
 * {@link ScoreRule}.
 */
public interface Threshold {

  /** Unique, as users type it: {@code otsu}. */
  String name();

  /** The rule with its parameter, as tables show it: {@code quantile(0.95)}. */
  default String label() {
    return name();
  }

  /** How it selects, in one line. */
  String rule();

  /**
   * Whether the rule means something for these losses; tables of all rules leave out those that do
   * not.
   */
  default boolean suits(Losses losses) {
    return true;
  }

  /**
   * What the rule takes of these losses; none of no losses.
   *
   * @throws IllegalArgumentException when the losses lack what it looks at
   */
  Selection select(Losses losses);

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
