package goldpan.mining;

import com.google.auto.service.AutoService;
import goldpan.predict.Predictions;
import java.util.ArrayList;
import java.util.List;

/**
 * How much speaks for a wrong label, all told: the score of the method that suits the predictions
 * ({@link LabelErrorFinder#forPredictions}, docs/finding.md). From a baseline's training record it
 * is minus the late margin with a quarter of the out-of-fold margin, in logits; from out-of-fold
 * probabilities alone the log-odds of a noise model or of a calibrated loss.
 *
 * <p>Input: predictions with whatever they carry. Output: N finite values; higher is more
 * suspicious. They are comparable within one set of predictions only. Empty input gives an empty
 * result. Cost: O(N K + N log N).
 *
 * <p>Predictions with in-sample probabilities or neighbours but no training record, as old runs may
 * have them, are ranked by {@link Posteriors} brought together with these parts by isotonic
 * regression.
 */
@AutoService(Score.class)
public final class Suspicion implements Score {
  @Override
  public String name() {
    return "suspicion";
  }

  @Override
  public String unit() {
    return "log-odds";
  }

  @Override
  public String measures() {
    return "how much speaks for a wrong label: probabilities, dynamics and neighbours together";
  }

  @Override
  public double[] of(Predictions predictions) {
    return LabelErrorFinder.forPredictions(predictions).find(predictions).scores();
  }

  static double[] of(Predictions predictions, Posteriors posteriors) {
    double[] odds = posteriors.odds();
    List<Score> parts = parts(predictions);
    if (parts.isEmpty() || odds.length == 0) {
      return odds;
    }
    double[] chances = posteriors.values();
    double[] loss = Isotonic.logOdds(new CrossEntropy().of(predictions), chances);
    for (Score part : parts) {
      double[] theirs = Isotonic.logOdds(part.of(predictions), chances);
      for (int r = 0; r < odds.length; r++) {
        if (has(part, predictions, r)) {
          odds[r] += (theirs[r] - loss[r]) / (parts.size() + 1);
        }
      }
    }
    return odds;
  }

  private static List<Score> parts(Predictions predictions) {
    List<Score> parts = new ArrayList<>(List.of(new LateMargin(), new NeighbourDisagreement()));
    parts.removeIf(
        part -> !part.suits(predictions) || predictions.inSampleProbabilities().isPresent());
    return parts;
  }

  private static boolean has(Score part, Predictions predictions, int row) {
    return !(part instanceof DynamicsScore)
        || predictions.dynamics().map(d -> d.epochs(row) > 0).orElse(false);
  }
}
