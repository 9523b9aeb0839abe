package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.input.Input;
import goldpan.input.PictureCache;
import goldpan.input.StoredPictures;
import goldpan.predict.CacheFolder;
import goldpan.predict.Computing;
import goldpan.predict.FoldJudge;
import goldpan.torch.Augmentations;
import goldpan.torch.FoldModels;
import goldpan.torch.LightCnn;
import goldpan.torch.Torch;
import goldpan.torch.Trainer;
import java.util.List;

/** Light convolutional networks for pictures. */
record PictureModels(Input input) implements ModelFamily {
  static final String KIND = "pictures";
  private static final int WANTED_STEPS = 600;
  private static final int THOROUGH_STEPS = 3000;
  private static final int MOST_EPOCHS = 60;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String samplesName() {
    return "images";
  }

  @Override
  public String describe(Recipe recipe) {
    return "light CNN, width " + recipe.width();
  }

  @Override
  public String describeInput() {
    return "%d×%d×%d".formatted(input.width(), input.height(), input.channels());
  }

  @Override
  public Recipe recipe(Settings asked, int samples) {
    boolean thorough = asked.thorough;
    int parts = Settings.or(asked.folds, thorough ? 2 : 5);
    int learnt = samples - samples / parts;
    int most = thorough ? 128 : 64;
    int pictures = Settings.or(asked.batch, learnt >= 2048 ? most : learnt >= 512 ? 32 : 16);
    int wantedSteps = thorough ? THOROUGH_STEPS : WANTED_STEPS;
    int perEpoch = Math.max(1, Trainer.stepsPerEpoch(learnt, pictures));
    int suits = Math.min(MOST_EPOCHS, Math.max(3, (wantedSteps + perEpoch - 1) / perEpoch));
    int passes = Settings.or(asked.epochs, suits);
    Augmentations usual = Augmentations.usual(input, asked.flip, Settings.or(asked.shift, -1));
    return new Recipe(
        parts,
        passes,
        Settings.or(asked.patience, thorough ? passes : 5),
        asked.seed,
        pictures,
        Settings.or(asked.width, thorough ? 24 : 16),
        thorough ? Network.WHITENED : Network.PLAIN,
        Settings.or(asked.rate, thorough ? 0.25 : 0.1),
        0.9,
        5e-4,
        asked.weighting,
        asked.focalGamma,
        Settings.or(asked.labelSmoothing, thorough ? 0.1 : 0),
        asked.augmentations.flip(usual.flip()).shift(usual.shift()),
        asked.thresholdSamples,
        Torch.name(Torch.device(asked.device)),
        asked.threads,
        asked.objective,
        asked.groupedBy);
  }

  @Override
  public Material read(Dataset dataset, int[] wanted, Progress progress, CacheFolder cache) {
    return new PictureMaterial(
        StoredPictures.of(dataset, wanted, input, progress, new PictureCache(cache)), input);
  }

  @Override
  public int dimensions(Recipe recipe) {
    return LightCnn.dimensions(recipe.width());
  }

  @Override
  public FoldJudge judge(
      Recipe recipe,
      int classes,
      List<byte[]> weights,
      String name,
      Computing how,
      int dimensions) {
    return new FoldModels(
        recipe.shape(input, classes),
        weights,
        name,
        List.of(recipe),
        recipe.device(),
        how,
        dimensions);
  }
}
