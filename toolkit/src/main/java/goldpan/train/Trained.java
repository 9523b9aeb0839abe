package goldpan.train;

import goldpan.predict.Predictor;

/** A predictor with a trained baseline behind it, which a run can keep. */
public interface Trained extends Predictor {

  /** The baseline. */
  Baseline baseline();
}
