package goldpan.score;

import goldpan.predict.Dynamics;
import goldpan.predict.Predictions;
import java.util.Arrays;

/**
 * A score that looks at how training went for a sample.
 *
 * <p>A row no model learnt from, such as a test sample, has nothing to look at: it gets the median
 * of the rows that have, so that it stands neither among the suspects nor among the safe. Where no
 * row has any, all get 0.
 */
public interface DynamicsScore extends Score {

  /** The score of one row that was learnt from: {@code dynamics.epochs(row) > 0}. */
  double of(Dynamics dynamics, int row);

  @Override
  default boolean suits(Predictions predictions) {
    return predictions.dynamics().isPresent();
  }

  @Override
  default String needs() {
    return "training dynamics";
  }

  @Override
  default double[] of(Predictions predictions) {
    Dynamics dynamics = predictions.dynamics().orElseThrow(() -> Score.lacking(this));
    double[] scores = new double[dynamics.size()];
    double[] seen = new double[dynamics.size()];
    int count = 0;
    for (int r = 0; r < scores.length; r++) {
      if (dynamics.epochs(r) > 0) {
        scores[r] = of(dynamics, r);
        seen[count++] = scores[r];
      }
    }
    double neutral = median(Arrays.copyOf(seen, count));
    for (int r = 0; r < scores.length; r++) {
      scores[r] = dynamics.epochs(r) > 0 ? scores[r] : neutral;
    }
    return scores;
  }

  /** The lower median; 0 of none. */
  private static double median(double[] values) {
    Arrays.sort(values);
    return values.length == 0 ? 0 : values[(values.length - 1) / 2];
  }
}
