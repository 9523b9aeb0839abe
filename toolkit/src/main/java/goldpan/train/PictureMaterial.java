package goldpan.train;

import goldpan.data.Finding;
import goldpan.input.Input;
import goldpan.input.StoredPictures;
import goldpan.predict.Targets;
import java.util.List;

/** Pictures of one size, decoded once. */
final class PictureMaterial implements Material {
  private final StoredPictures pictures;
  private final Input input;

  /**
   * Takes the pictures over.
   *
   * @param shape their size; mean and deviation are computed here
   */
  PictureMaterial(StoredPictures pictures, Input shape) {
    this.pictures = pictures;
    this.input = normalised(pictures, shape);
  }

  private static Input normalised(StoredPictures pictures, Input shape) {
    try {
      return pictures.normalise(shape);
    } catch (RuntimeException | Error e) {
      pictures.close();
      throw e;
    }
  }

  @Override
  public int[] samples() {
    return pictures.samples();
  }

  @Override
  public List<Finding> findings() {
    return pictures.findings();
  }

  @Override
  public PictureModels family() {
    return new PictureModels(input);
  }

  @Override
  public FoldLearner learner(Recipe recipe, int[] learnt, Targets targets, int classes, long seed) {
    return new PictureLearner(pictures, input, recipe, targets, classes, seed);
  }

  @Override
  public void close() {
    pictures.close();
  }
}
