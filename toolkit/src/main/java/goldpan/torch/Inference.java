package goldpan.torch;

import ai.djl.Device;
import goldpan.data.Progress;
import goldpan.data.Workers;
import goldpan.input.Input;
import goldpan.input.PictureSource;
import goldpan.predict.ForwardPass;
import java.util.List;

/**
 * Runs pictures through models in inference mode. On a processor every worker reads, decodes and
 * computes its own batches with one thread inside operations, which beats one pipeline; before a
 * GPU, workers decode ahead while it computes, see {@link Prefetch}. Batches are cut by position
 * and dealt to devices in turn, so the result does not depend on who computed what; big pictures
 * make them smaller, so that memory does not grow with the picture.
 */
public final class Inference {
  private final Input input;
  private final int classes;
  private final int batch;
  private final List<Lane> lanes;

  /** On one device. The models come with {@link #run}. */
  public Inference(Input input, Device device, int classes) {
    this(input, classes, 0, List.of(new Lane(device, List.of())));
  }

  /**
   * On several devices.
   *
   * @param batch pictures at once; 0 for what suits input and devices
   */
  public Inference(Input input, int classes, int batch, List<Lane> lanes) {
    this.input = input;
    this.classes = classes;
    this.lanes = List.copyOf(lanes);
    this.batch = batch > 0 ? batch : BatchSize.fitting(input, lanes.get(0).device().isGpu());
  }

  /** Pictures of a batch: part of what decides the last bits. */
  int batch() {
    return batch;
  }

  /**
   * Mean probabilities of {@code models}, on the one device, for {@code rows} of the pictures.
   *
   * @param journal what is known of the rows already, and where each block is kept
   */
  public ForwardPass run(
      PictureSource pictures,
      int[] rows,
      List<? extends ForwardModel> models,
      int threads,
      Progress.Task task,
      ScoreJournal journal) {
    Lane lane = new Lane(lanes.get(0).device(), List.copyOf(models));
    return new Inference(input, classes, batch, List.of(lane))
        .run(pictures, rows, threads, task, journal);
  }

  /** Mean probabilities of the models on all devices for {@code rows} of the pictures. */
  public ForwardPass run(
      PictureSource pictures, int[] rows, int threads, Progress.Task task, ScoreJournal journal) {
    InferenceWork work = work(pictures, rows, task, journal);
    if (lanes.size() > 1 || lanes.get(0).device().isGpu()) {
      return ahead(work, threads);
    }
    Workers.forEach(rows.length, batch, threads, work::shard);
    return work.result();
  }

  /** Workers only decode, and each device, be it a processor, has a thread of its own. */
  ForwardPass ahead(
      PictureSource pictures, int[] rows, int threads, Progress.Task task, ScoreJournal journal) {
    return ahead(work(pictures, rows, task, journal), threads);
  }

  private static ForwardPass ahead(InferenceWork work, int threads) {
    new Prefetch(work, threads).run();
    return work.result();
  }

  private InferenceWork work(
      PictureSource pictures, int[] rows, Progress.Task task, ScoreJournal journal) {
    return new InferenceWork(input, classes, batch, lanes, pictures, rows, task, journal);
  }
}
