package goldpan.score;

import goldpan.predict.Predictions;

/** A score that needs nothing but a sample's own probabilities and label. */
public interface RowScore extends Score {

  /**
   * The score of one sample.
   *
   * @param probabilities K values in [0, 1] that sum to one; not changed
   * @param label the given label, in [0, K)
   */
  double of(float[] probabilities, int label);

  @Override
  default double[] of(Predictions predictions) {
    double[] scores = new double[predictions.size()];
    float[] row = new float[predictions.classes()];
    for (int r = 0; r < scores.length; r++) {
      predictions.row(r, row);
      scores[r] = of(row, predictions.label(r));
    }
    return scores;
  }
}
