package goldpan.mining;

import goldpan.data.Dataset;
import goldpan.predict.Origin;
import goldpan.predict.Predictions;
import goldpan.score.CrossEntropy;
import goldpan.score.Entropy;
import goldpan.score.Focal;
import goldpan.score.LabelSmoothed;
import goldpan.score.Margin;
import goldpan.score.RowScore;

/** What tables and files say about one row of losses at a time; moved from row to row. */
final class LossRow {
  private static final RowScore FOCAL = new Focal();
  private static final RowScore SMOOTHED = new LabelSmoothed();
  private static final RowScore MARGIN = new Margin();

  private final Losses losses;
  private final Predictions predictions;
  private final float[] probabilities;
  private int row;
  private int given;
  private int predicted;

  LossRow(Losses losses) {
    this.losses = losses;
    this.predictions = losses.predictions();
    this.probabilities = new float[predictions.classes()];
  }

  /** Whether rows are ranked by another score than the loss column. */
  static boolean hasScore(Losses losses) {
    return !(losses.score() instanceof CrossEntropy);
  }

  LossRow at(int newRow) {
    row = newRow;
    given = predictions.label(row);
    predictions.row(row, probabilities);
    predicted = 0;
    for (int k = 1; k < probabilities.length; k++) {
      predicted = probabilities[k] > probabilities[predicted] ? k : predicted;
    }
    return this;
  }

  private Dataset dataset() {
    return losses.dataset();
  }

  String id() {
    return dataset().id(losses.sampleIndex(row));
  }

  String split() {
    return dataset().split(losses.sampleIndex(row)).toString();
  }

  int given() {
    return given;
  }

  int predicted() {
    return predicted;
  }

  float pGiven() {
    return probabilities[given];
  }

  float pPredicted() {
    return probabilities[predicted];
  }

  double loss() {
    return CrossEntropy.nats(pGiven());
  }

  double focal() {
    return FOCAL.of(probabilities, given);
  }

  double smoothed() {
    return SMOOTHED.of(probabilities, given);
  }

  double margin() {
    return MARGIN.of(probabilities, given);
  }

  double entropy() {
    return Entropy.nats(probabilities);
  }

  int fold() {
    return predictions.fold(row);
  }

  Origin origin() {
    return predictions.origin(row);
  }

  boolean inSample() {
    return origin() == Origin.IN_SAMPLE;
  }

  double score() {
    return losses.at(row);
  }
}
