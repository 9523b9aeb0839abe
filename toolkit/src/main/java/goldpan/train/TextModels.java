package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.input.TextFeatures;
import goldpan.linear.LinearModel;
import goldpan.predict.CacheFolder;
import goldpan.predict.Computing;
import goldpan.predict.FloatPrecision;
import goldpan.predict.FoldJudge;
import goldpan.predict.PredictionException;
import goldpan.torch.Augmentations;
import java.util.List;
import java.util.Set;

/** Linear models on hashed words and groups of characters, for texts. */
record TextModels(TextFeatures input) implements ModelFamily {
  static final String KIND = "texts";
  private static final int EPOCHS = 5;
  private static final double RATE = 1.5;
  private static final int STEPS_PER_EPOCH = 100;
  private static final int LEAST_BATCH = 16;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String samplesName() {
    return "texts";
  }

  @Override
  public String describe(Recipe recipe) {
    return "linear model on hashed n-grams";
  }

  @Override
  public String describeInput() {
    return Words.of(
        "words 1–%d, characters %d–%d, 2^%d columns",
        input.words(), input.shortest(), input.longest(), input.bits());
  }

  @Override
  public Recipe recipe(Settings asked, int samples) {
    refuseForPictures(asked);
    int parts = Settings.or(asked.folds, 5);
    int learnt = samples - samples / parts;
    int passes = Settings.or(asked.epochs, EPOCHS);
    return new Recipe(
        parts,
        passes,
        Settings.or(asked.patience, passes),
        asked.seed,
        Settings.or(asked.batch, Math.max(LEAST_BATCH, learnt / STEPS_PER_EPOCH)),
        input.columns(),
        Network.LINEAR,
        Settings.or(asked.rate, RATE),
        0,
        0,
        asked.weighting,
        0,
        Settings.or(asked.labelSmoothing, 0.0),
        Augmentations.none(),
        asked.thresholdSamples,
        "cpu",
        1,
        asked.objective,
        asked.groupedBy);
  }

  private static void refuseForPictures(Settings asked) {
    refuse(asked.thorough, "thorough()");
    refuse(asked.width != null, "width(...)");
    refuse(asked.size != null, "size(...)");
    refuse(asked.focalGamma != 0, "focal(...)");
    refuse(asked.flip != null, "flip(...)");
    refuse(asked.shift != null, "shift(...)");
    refuse(!asked.augmentations.equals(Augmentations.none()), "augmentation");
    refuseDevice(asked.device);
  }

  private static void refuse(boolean asked, String what) {
    if (asked) {
      throw new PredictionException(
          what
              + " is asked of a baseline for texts; expected settings of a linear model: folds, epochs, patience, seed, batch, rate, balanced, labelSmoothing, thresholdSamples; leave it out");
    }
  }

  private static void refuseDevice(String device) {
    if (!Set.of("", "auto", "cpu").contains(device)) {
      throw new PredictionException(
          "device is \"%s\"; expected auto or cpu, as linear models of texts compute on the processor; leave it out"
              .formatted(device));
    }
  }

  @Override
  public Material read(Dataset dataset, int[] wanted, Progress progress, CacheFolder cache) {
    return SparseMaterial.read(
        wanted, input.columns(), () -> new TextReader(dataset, input), this, progress);
  }

  @Override
  public int dimensions(Recipe recipe) {
    return 0;
  }

  @Override
  public FoldJudge judge(
      Recipe recipe,
      int classes,
      List<byte[]> weights,
      String name,
      Computing how,
      int dimensions) {
    refuseDevice(how.device());
    if (how.precision() != FloatPrecision.AUTO && how.precision() != FloatPrecision.FLOAT32) {
      throw new PredictionException(
          "precision is \"%s\"; expected auto or float32 of linear models; leave it out"
              .formatted(how.precision()));
    }
    List<LinearModel> models = weights.stream().map(LinearModel::read).toList();
    return new LinearModels(models, classes, name, asked -> new TextReader(asked, input));
  }
}
