package goldpan.mining;

import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.predict.Dynamics;
import goldpan.predict.Neighbours;
import goldpan.predict.Origin;
import goldpan.predict.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Why one row is suspected, worked out when asked for. */
public final class Explanation {
  private final Losses losses;
  private final int row;

  Explanation(Losses losses, int row) {
    this.losses = losses;
    this.row = row;
  }

  /**
   * Chance in [0, 1] that the given label is wrong; empty where the method that found it gives
   * none.
   */
  public OptionalDouble wrong() {
    return losses.labelErrors().chance(row);
  }

  /** What the sample most likely is. */
  public Kind kind() {
    return Kind.of(losses.predictions(), row, losses.labelErrors().isLikely(row));
  }

  /** The evidence in words, strongest kind first: training, probabilities, neighbours. */
  public String why() {
    List<String> parts = new ArrayList<>();
    Predictions predictions = losses.predictions();
    proposal().ifPresent(parts::add);
    predictions.dynamics().ifPresent(d -> learning(d, parts));
    parts.add(saying(predictions));
    predictions.neighbours().ifPresent(n -> parts.add(neighbours(n)));
    return String.join("; ", parts);
  }

  /**
   * What the most probable label would mean for a unit, where its task says: {@code missing: add a
   * box of RBC at 10, 20 to 30, 40}.
   */
  public Optional<String> proposal() {
    Predictions predictions = losses.predictions();
    Dataset dataset = losses.dataset();
    int at = predictions.sampleIndex(row);
    return dataset
        .base()
        .annotations()
        .filter(a -> dataset.isUnits())
        .flatMap(
            a ->
                a.proposal(
                    dataset.baseIndex(at), dataset.part(at), name(predictions.predicted(row))));
  }

  private void learning(Dynamics dynamics, List<String> parts) {
    int looks = dynamics.epochs(row);
    if (looks == 0) {
      return;
    }
    long learnt = Math.round((double) dynamics.correctness(row) * looks);
    if (learnt == 0) {
      parts.add(Words.of("never learnt in %,d looks", looks));
    } else if (2 * learnt < looks) {
      parts.add(Words.of("learnt in only %,d of %,d looks", learnt, looks));
    } else if (dynamics.forgettings(row) >= 1) {
      parts.add(
          "forgotten %s times while training".formatted(Numbers.brief(dynamics.forgettings(row))));
    }
  }

  private String saying(Predictions predictions) {
    int predicted = predictions.predicted(row);
    int given = predictions.label(row);
    String who =
        predictions.origin(row) == Origin.OUT_OF_FOLD && predictions.fold(row) >= 0
            ? "the other folds say"
            : "the model says";
    String says = "%s %s with %s".formatted(who, name(predicted), chance(predictions, predicted));
    return predicted == given
        ? says + ", as given"
        : says + " and " + name(given) + " with " + chance(predictions, given);
  }

  private String chance(Predictions predictions, int k) {
    double p = predictions.probability(row, k);
    return p > 0 && p < 0.005 ? "less than 0.01" : String.format(Locale.ROOT, "%.2f", p);
  }

  private String neighbours(Neighbours neighbours) {
    return Words.of(
        "%,d of %,d neighbours are labelled %s",
        neighbours.votes(row), neighbours.count(), name(neighbours.commonest(row)));
  }

  private String name(int k) {
    return losses.dataset().classes().get(k);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Explanation g && g.losses == losses && g.row == row;
  }

  @Override
  public int hashCode() {
    return row;
  }

  @Override
  public String toString() {
    return kind() + ": " + why();
  }
}
