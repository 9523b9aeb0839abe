package goldpan.data;

import java.util.Locale;
import java.util.Optional;

/** The part of a dataset that a sample belongs to. */
public enum Split {
  /** Samples a model is meant to learn from. */
  TRAIN,
  /** Samples that steer training without being learnt from. */
  VALIDATION,
  /** Samples kept for the last measurement. */
  TEST,
  /** The dataset does not say. */
  NONE;

  /**
   * The split that a folder, a file name's part or a table cell usually means by {@code word};
   * empty when it is no known spelling. Case does not matter.
   */
  public static Optional<Split> named(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "train", "training", "trn", "tr" -> Optional.of(TRAIN);
      case "val", "valid", "validation", "dev", "development" -> Optional.of(VALIDATION);
      case "test", "testing", "tst", "eval", "evaluation", "holdout" -> Optional.of(TEST);
      case "", "none", "-" -> Optional.of(NONE);
      default -> Optional.empty();
    };
  }

  /** Lower-case name, as tables and files show it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
