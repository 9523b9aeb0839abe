package goldpan.task.masks;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.disk.CheckpointStore;
import goldpan.input.DecodedPictures;
import goldpan.input.Input;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Provenance;
import goldpan.torch.UNet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A light baseline for masks, trained in folds: each picture that it learnt from is judged by the
 * model that held it out, every other one by the mean of all.
 */
public final class Segmenter implements PixelPredictor {
  private final Dataset dataset;
  private final SegmenterRecipe recipe;
  private final Input input;
  private final List<byte[]> weights;
  private final Map<String, Integer> foldOf;
  private final List<Double> losses;
  private final String key;

  Segmenter(
      Dataset dataset,
      SegmenterRecipe recipe,
      Input input,
      List<byte[]> weights,
      Map<String, Integer> foldOf,
      List<Double> losses,
      String key) {
    this.dataset = dataset;
    this.recipe = recipe;
    this.input = input;
    this.weights = List.copyOf(weights);
    this.foldOf = new HashMap<>(foldOf);
    this.losses = List.copyOf(losses);
    this.key = key;
  }

  /** What it was trained on. */
  public Dataset dataset() {
    return dataset;
  }

  public SegmenterRecipe recipe() {
    return recipe;
  }

  /** What a picture is resized to. */
  public Input input() {
    return input;
  }

  /** The mean loss in nats a pixel of each fold's last pass over what it learnt from. */
  public List<Double> lossesNats() {
    return losses;
  }

  /** What the training has kept to go on from is not needed any more once a run is written. */
  @Override
  public Predictions predict(Dataset asked, Progress progress, CheckpointStore unfinished) {
    unfinished.over(key);
    return predict(asked, progress);
  }

  @Override
  public Provenance provenance(Dataset asked) {
    return new Provenance(describe(), recipe.seed(), asked.fingerprint(), recipe.device(), 1);
  }

  @Override
  public PixelOutputs pixels(Dataset asked) {
    if (!asked.classes().equals(dataset.classes())) {
      throw new PredictionException(
          "%s has the classes %s, the model learnt %s; expected the same"
              .formatted(asked.name(), asked.classes(), dataset.classes()));
    }
    boolean same = asked.fingerprint().equals(dataset.fingerprint());
    return new Judging(asked, same);
  }

  /** The fold models, loaded. */
  private final class Judging implements PixelOutputs {
    private final Dataset asked;
    private final boolean same;
    private final DecodedPictures pictures;
    private final List<UNet> models = new ArrayList<>();

    Judging(Dataset asked, boolean same) {
      this.asked = asked;
      this.same = same;
      this.pictures = new DecodedPictures(asked, IntStream.range(0, asked.size()).toArray(), input);
      try {
        for (byte[] own : weights) {
          UNet model =
              UNet.create(input, dataset.classes().size(), recipe.width(), 0, recipe.device());
          models.add(model);
          model.restore(own);
        }
      } catch (RuntimeException | Error e) {
        close();
        throw e;
      }
    }

    @Override
    public PixelProbabilities of(int row) {
      byte[] picture = new byte[input.values()];
      Optional<Finding> problem = pictures.read(row, picture, 0);
      if (problem.isPresent()) {
        throw new UnreadableMediaException(asked.id(row), problem.get().what());
      }
      int fold = fold(row);
      float[] said = fold >= 0 ? models.get(fold).judge(picture) : mean(picture);
      return PixelProbabilities.of(dataset.classes().size(), input.width(), input.height(), said);
    }

    private float[] mean(byte[] picture) {
      float[] sum = models.get(0).judge(picture);
      for (UNet model : models.subList(1, models.size())) {
        float[] more = model.judge(picture);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += more[i];
        }
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] /= models.size();
      }
      return sum;
    }

    @Override
    public Origin origin(int row) {
      return fold(row) >= 0 ? Origin.OUT_OF_FOLD : Origin.HELD_OUT;
    }

    @Override
    public int fold(int row) {
      return same ? foldOf.getOrDefault(asked.id(row), -1) : -1;
    }

    @Override
    public void close() {
      models.forEach(UNet::close);
    }
  }

  @Override
  public String describe() {
    return Words.of(
        "baseline of %s: %s, %d×%d", dataset.name(), recipe, input.width(), input.height());
  }

  @Override
  public String toString() {
    return "Segmenter: " + describe();
  }
}
