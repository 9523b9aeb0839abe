package goldpan.mining;

import goldpan.predict.Predictions;

/** Proposes as many rows as make the expected F1 highest, by {@link Posteriors}. */
final class PosteriorsFinder implements LabelErrorFinder {

  @Override
  public String name() {
    return "in-sample and out-of-fold probabilities";
  }

  @Override
  public boolean suits(Predictions predictions) {
    return true;
  }

  @Override
  public LabelErrors find(Predictions predictions) {
    Posteriors base = Posteriors.of(predictions);
    Posteriors posteriors = base.with(Suspicion.of(predictions, base));
    double[] odds = posteriors.odds();
    int count = posteriors.bestCount(Descending.order(odds));
    LabelErrors found =
        count == 0
            ? LabelErrors.none(name(), odds, "no given label looks wrong")
            : LabelErrors.propose(name(), odds, count, 0.5);
    return found.withChances(posteriors.values());
  }
}
