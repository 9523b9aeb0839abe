package goldpan.mining;

import goldpan.data.Sample;
import java.util.OptionalDouble;

/**
 * A sample above the threshold.
 *
 * @param rank from 1, the most suspicious
 * @param row its row in the losses
 * @param sample the sample, with its given label
 * @param predicted name of the most probable class
 * @param probabilityGiven of the given label, in [0, 1]
 * @param probabilityPredicted of the predicted label, in [0, 1]
 * @param score what it was ranked by
 * @param lossNats its cross-entropy
 * @param explanation why it is suspected
 */
public record Suspect(
    int rank,
    int row,
    Sample sample,
    String predicted,
    double probabilityGiven,
    double probabilityPredicted,
    double score,
    double lossNats,
    Explanation explanation) {

  /** The sample's id. */
  public String id() {
    return sample.id();
  }

  /** The given label. */
  public String given() {
    return sample.label();
  }

  /** Chance in [0, 1] that the given label is wrong; empty where the method gives none. */
  public OptionalDouble wrong() {
    return explanation.wrong();
  }

  /** What it most likely is: mislabelled, ambiguous, atypical, hard or agreed. */
  public Kind kind() {
    return explanation.kind();
  }

  /** The evidence in words. */
  public String why() {
    return explanation.why();
  }
}
