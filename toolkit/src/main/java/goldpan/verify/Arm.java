package goldpan.verify;

/** What a baseline is trained on. */
public enum Arm {
  /** The labels as given. */
  GIVEN("as given"),
  /** The labels as decided. */
  DECIDED("as decided"),
  /** The given labels with as many random drops and relabels as were decided. */
  CONTROL("random control");

  private final String words;

  Arm(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
