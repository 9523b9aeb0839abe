package goldpan.mining;

import com.google.auto.service.AutoService;
import goldpan.predict.Predictions;
import java.util.ArrayList;
import java.util.List;

/**
 * How much speaks for a wrong label, all told: the log-odds that the given label is wrong.
 *
 * <p>It is the log-odds of {@link Posteriors}, which weighs the loss by how often each class is
 * taken for each other one, and hears a model that learnt from the sample as well as one that did
 * not, where both have spoken. How training went and what the neighbours are labelled is known to
 * those two models already; where only one has spoken, each of them that is at hand takes an equal
 * share of the part that the given label's loss had: the loss and they are each brought to log-odds
 * by isotonic regression of the same chances, and with n of them the score is {@code log-odds +
 * 1/(n + 1) · sum of (theirs - the loss's)}. So what a part knows better comes in, and which
 * classes are confused is not counted twice. No number in it is fitted to known errors.
 *
 * <p>Input: predictions with whatever they carry. Output: finite log-odds from about -41 up, beyond
 * 40 where a model is too sure; above 0 more likely wrong than right; higher is more suspicious. A
 * row without dynamics keeps the loss in their place. Empty input gives an empty result. Cost: that
 * of {@link Posteriors}, and O(N log N) a part.
 *
 * @see <a href="https://doi.org/10.1145/775047.775151">Zadrozny and Elkan, Transforming Classifier
 *     Scores into Accurate Multiclass Probability Estimates, 2002: isotonic regression</a>
 * @see <a href="https://doi.org/10.1214/ss/1177013825">Genest and Zidek, Combining Probability
 *     Distributions, 1986: averaging log-odds</a>
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
    parts.removeIf(part -> !part.suits(predictions) || predictions.fitted().isPresent());
    return parts;
  }

  private static boolean has(Score part, Predictions predictions, int row) {
    return !(part instanceof DynamicsScore)
        || predictions.dynamics().map(d -> d.epochs(row) > 0).orElse(false);
  }
}
