package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.predict.CacheFolder;
import goldpan.predict.Computing;
import goldpan.predict.FoldJudge;
import goldpan.predict.PredictionException;
import java.util.List;

/**
 * A kind of light model, with all that is known of what it takes: what reads samples to learn from,
 * settles the recipe, and judges other samples by trained models. Immutable; {@link #input} is kept
 * with a baseline, and gives the same family again.
 */
interface ModelFamily {

  /** Its name in {@code baseline.json}: {@code pictures}. */
  String kind();

  /** What its samples are called when they are counted: {@code images}. */
  String samplesName();

  /** What a model takes, as it is kept in {@code baseline.json}; decides the outcome. */
  Object input();

  /** The model in a few words: {@code light CNN, width 16}. */
  String describe(Recipe recipe);

  /** What it takes, in a few words: {@code 28×28×1}. */
  String describeInput();

  /**
   * The recipe for a training: what is asked, and for the rest what suits.
   *
   * @param samples how many there are, held-out ones included
   * @throws PredictionException when something is asked that this family does not know
   */
  Recipe recipe(Settings asked, int samples);

  /**
   * Reads samples to learn from; those that cannot be read are left out.
   *
   * @param wanted positions in the dataset, rising
   * @throws PredictionException when there is no room for them
   */
  Material read(Dataset dataset, int[] wanted, Progress progress, CacheFolder cache);

  /** Length of a model's embeddings; 0 when it has none. */
  int dimensions(Recipe recipe);

  /**
   * Trained models at work.
   *
   * @param classes K
   * @param weights of each fold's model, as {@link FoldLearner#snapshot} gave them
   * @param name what they are, in one line
   * @param dimensions of the embeddings that are wanted; 0 for none
   * @throws PredictionException when {@code how} asks for what this family cannot do
   */
  FoldJudge judge(
      Recipe recipe, int classes, List<byte[]> weights, String name, Computing how, int dimensions);
}
