package goldpan.predict;

/** How a sample's probabilities relate to what the model learnt from. */
public enum Origin {
  /** From a fold model that did not learn from this sample. */
  OUT_OF_FOLD("out-of-fold"),
  /** From a model trained on other splits only. */
  HELD_OUT("held-out"),
  /** From a model that learnt from this very sample: losses look better than they are. */
  IN_SAMPLE("in-sample"),
  /** Brought along, and not said. */
  UNSTATED("origin not stated");

  private final String words;

  Origin(String words) {
    this.words = words;
  }

  /** As tables and plots show it. */
  @Override
  public String toString() {
    return words;
  }
}
