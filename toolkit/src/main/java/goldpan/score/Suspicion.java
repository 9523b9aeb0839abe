package goldpan.score;

import com.google.auto.service.AutoService;
import goldpan.noise.LabelErrorFinder;
import goldpan.noise.LabelErrors;
import goldpan.predict.Predictions;
import java.util.function.Supplier;

/**
 * How much speaks for a wrong label, all told: the score of the method that suits the predictions
 * ({@link LabelErrorFinder#forPredictions}, docs/finding.md). From a baseline's training record it
 * is minus the late margin with a quarter of the out-of-fold margin, in logits; from out-of-fold
 * probabilities alone the log-odds of a noise model or of a calibrated loss.
 *
 * <p>Input: predictions with whatever they carry. Output: N finite values; higher is more
 * suspicious. They are comparable within one set of predictions only. Empty input gives an empty
 * result. Cost: O(N K + N log N).
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
    return "how much speaks for a wrong label: probabilities and the training record together";
  }

  @Override
  public double[] of(Predictions predictions) {
    return LabelErrorFinder.forPredictions(predictions).find(predictions).scores();
  }

  @Override
  public double[] of(Predictions predictions, Supplier<LabelErrors> found) {
    return found.get().scores();
  }
}
