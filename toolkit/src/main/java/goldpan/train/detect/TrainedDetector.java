package goldpan.train.detect;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Predictor;
import goldpan.task.boxes.BoxUnits;
import goldpan.task.boxes.Detections;
import goldpan.task.boxes.GivenBox;
import goldpan.task.boxes.ScoredBox;
import goldpan.torch.detect.DetectorShape;
import java.util.List;

/**
 * A detector trained in folds, and what each fold's model says of what it held out. As a predictor
 * it judges the boxes of the dataset it was trained on, out-of-fold ({@link BoxUnits}).
 */
public final class TrainedDetector implements Predictor {
  private final Detections detections;
  private final List<List<ScoredBox>> atGiven;
  private final DetectorRecipe recipe;
  private final DetectorShape shape;
  private final List<byte[]> weights;
  private final List<float[]> losses;
  private final long elapsedMillis;

  TrainedDetector(
      Detections detections,
      List<List<ScoredBox>> atGiven,
      DetectorRecipe recipe,
      DetectorShape shape,
      List<byte[]> weights,
      List<float[]> losses,
      long elapsedMillis) {
    this.detections = detections;
    this.atGiven = List.copyOf(atGiven);
    this.recipe = recipe;
    this.shape = shape;
    this.weights = List.copyOf(weights);
    this.losses = List.copyOf(losses);
    this.elapsedMillis = elapsedMillis;
  }

  /** Out-of-fold boxes of every readable picture, with a probability of each class. */
  public Detections detections() {
    return detections;
  }

  /**
   * What the model that never saw a picture says at each of its given boxes, in the order of {@link
   * goldpan.task.boxes.BoxAnnotations#boxes}: for each class how much it has a centre there, the
   * greatest of them as confidence, and the box that the model sees there. Empty for a picture that
   * could not be read.
   *
   * @see GivenBox
   */
  public List<ScoredBox> atGiven(int row) {
    return atGiven.get(row);
  }

  /**
   * What is said of each given box and of each place where one may be missing.
   *
   * @throws PredictionException when it is asked about another dataset than it was trained on
   */
  @Override
  public Predictions predict(Dataset dataset, Progress progress) {
    if (!dataset.fingerprint().equals(detections.dataset().fingerprint())) {
      throw new PredictionException(
          "detector was trained on %s and is asked about %s; expected the same pictures and boxes; train one on it"
              .formatted(detections.dataset().name(), dataset.name()));
    }
    return BoxUnits.of(detections).predictions();
  }

  @Override
  public String describe() {
    return detections.provenance().model();
  }

  public DetectorRecipe recipe() {
    return recipe;
  }

  public DetectorShape shape() {
    return shape;
  }

  /** A copy of the weights of a fold's model. */
  public byte[] weights(int fold) {
    return weights.get(fold).clone();
  }

  /** Mean training loss of each epoch of a fold. */
  public float[] losses(int fold) {
    return losses.get(fold).clone();
  }

  /** How long it took this process, in milliseconds. */
  public long elapsedMillis() {
    return elapsedMillis;
  }

  @Override
  public String toString() {
    return Words.of(
        "light detector of %s: %d folds × %d epochs, %d×%d, seed %d; %s",
        detections.dataset().name(),
        recipe.folds(),
        recipe.epochs(),
        shape.input().width(),
        shape.input().height(),
        recipe.seed(),
        detections);
  }
}
