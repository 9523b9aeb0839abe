package goldpan.mining;

/** A rule that looks at scores alone and takes the highest. */
public interface ScoreRule extends Threshold {

  /** Where the rule cuts these scores; of no scores it takes none. Never NaN. */
  Cut cut(Scores scores);

  /** Whether the rule means something for these scores. */
  default boolean suits(Scores scores) {
    return true;
  }

  @Override
  default boolean suits(Losses losses) {
    return suits(losses.scores());
  }

  @Override
  default Selection select(Losses losses) {
    return Selection.highest(cut(losses.scores()), losses);
  }
}
