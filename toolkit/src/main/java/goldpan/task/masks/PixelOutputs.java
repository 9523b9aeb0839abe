package goldpan.task.masks;

import goldpan.predict.Origin;

/**
 * What a model says of the pixels of a dataset's pictures, one at a time. Safe for many threads;
 * owns what it needs until it is closed.
 */
public interface PixelOutputs extends AutoCloseable {

  /**
   * What it says of one picture.
   *
   * @param row of the dataset
   * @throws goldpan.data.UnreadableMediaException when that picture, or what is said of it, cannot
   *     be read
   */
  PixelProbabilities of(int row);

  /** How what it says of a picture relates to what the model learnt from. */
  Origin origin(int row);

  /** The fold a picture was held out in; -1 when there is none. */
  default int fold(int row) {
    return -1;
  }

  @Override
  default void close() {}
}
