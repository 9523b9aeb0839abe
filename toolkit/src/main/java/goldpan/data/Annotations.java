package goldpan.data;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * What is given about the samples of a dataset when that is not one class each: tags, boxes, masks.
 * Row i is about sample i. Immutable; one implementation a task.
 *
 * <p>A sample has <em>units</em>, each with a label of its own that can be right or wrong: one tag,
 * one box, an object that nobody boxed. A unit is named by its sample's id and a part, {@code
 * id#part}; a part says all that the task needs to know of the unit, so that a decision on it can
 * be read without the model that proposed it.
 */
public interface Annotations {

  /** Name of the task, such as {@code tags}; also what its units are called, in the plural. */
  String task();

  /** Number of samples, N. */
  int size();

  /** What is given about some of the samples, in that order. */
  Annotations rows(int[] indices);

  /** What is given about a sample, in a few words: {@code cat, dog} or {@code 12 boxes}. */
  String summary(int row);

  /**
   * Adds how often each class is given to a sample.
   *
   * @param counts one a class of the dataset
   */
  void count(int row, int[] counts);

  /**
   * Feeds all that is given about a sample into {@code sha}; other annotations feed other bytes.
   */
  void digest(int row, MessageDigest sha);

  /** What the label of a unit can be, in the order of the numbers that stand for them. */
  List<String> unitClasses();

  /** The label that a unit has as given; empty when the sample can have no such part. */
  Optional<String> given(int row, String part);

  /** The parts of a sample that are given, in order. */
  List<String> parts(int row);

  /**
   * One unit decided otherwise than given.
   *
   * @param row of the sample
   * @param part of the sample
   * @param label one of {@link #unitClasses}; empty when the unit is dropped
   */
  record Edit(int row, String part, Optional<String> label) {}

  /**
   * The annotations as decided, of as many samples.
   *
   * @throws DatasetException when edits contradict each other
   */
  Annotations edited(List<Edit> edits);

  /**
   * Whether the probabilities that the task gives for units allow for wrong labels, so that 1 less
   * that of the given label is the chance that it is wrong.
   */
  default boolean givesChances() {
    return false;
  }

  /**
   * What a label would mean for a unit, in words that propose it: {@code missing: add a box of
   * RBC}; empty where the name of the label says all.
   *
   * @param label one of {@link #unitClasses}
   */
  default Optional<String> proposal(int row, String part, String label) {
    return Optional.empty();
  }

  /** Whether {@link #view} draws anything. */
  default boolean drawsUnits() {
    return false;
  }

  /**
   * The picture that shows a unit: its sample's, with the unit drawn on it; for an empty part the
   * sample with all that is given.
   */
  default Pixels view(int row, String part, Pixels sample) {
    return sample;
  }
}
