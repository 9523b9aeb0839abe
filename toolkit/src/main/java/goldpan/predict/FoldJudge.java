package goldpan.predict;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.disk.CheckpointStore;
import java.util.function.Consumer;

/** The fold models of a baseline at work: what their mean says of any samples. */
public interface FoldJudge {

  /** Where they compute. */
  String device();

  /** What they are, in one line, with the precision where it is not the usual one. */
  String describe();

  /**
   * The mean of all models for each of {@code samples}.
   *
   * @param asked whose samples they are
   * @param samples positions in {@code asked}
   * @param problems hears why nothing is kept in {@code unfinished}, when that is so, and what else
   *     was decided on the way
   * @return one row a sample: K probabilities, then the first fold's embedding where one is asked
   *     for; a finding in place of the row for what cannot be read
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   */
  ForwardPass judge(
      Dataset asked,
      int[] samples,
      Progress progress,
      CheckpointStore unfinished,
      Consumer<String> problems);
}
