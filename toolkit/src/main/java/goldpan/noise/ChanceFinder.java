package goldpan.noise;

import goldpan.data.Annotations;
import goldpan.predict.Predictions;
import java.util.Arrays;

/**
 * Takes predictions at their word that allow for wrong labels already, as those of boxes do: a row
 * is wrong with the chance {@code c = 1 - p(given)}. Score: the log-odds {@code ln(c / (1 - c))}.
 * Count: where the expected F1 of those chances is highest ({@link ExpectedF1}).
 */
final class ChanceFinder implements LabelErrorFinder {
  private static final double LEAST = 1e-7;

  @Override
  public String name() {
    return "chances of the task";
  }

  @Override
  public boolean suits(Predictions predictions) {
    return predictions.dataset().isUnits()
        && predictions.dataset().base().annotations().map(Annotations::givesChances).orElse(false);
  }

  @Override
  public LabelErrors find(Predictions predictions) {
    double[] chances = new double[predictions.size()];
    double[] scores = new double[chances.length];
    for (int r = 0; r < chances.length; r++) {
      double chance = 1 - (double) predictions.probability(r, predictions.label(r));
      chances[r] = Math.min(1 - LEAST, Math.max(LEAST, chance));
      scores[r] = Math.log(chances[r] / (1 - chances[r]));
    }
    Arrays.sort(chances);
    double[] falling = new double[chances.length];
    Arrays.setAll(falling, i -> chances[chances.length - 1 - i]);
    int count = ExpectedF1.count(falling);
    double expected = Arrays.stream(falling, 0, count).average().orElse(0);
    return count == 0
        ? LabelErrors.none(name(), scores, "no given label looks wrong")
        : LabelErrors.propose(name(), scores, count, expected);
  }
}
