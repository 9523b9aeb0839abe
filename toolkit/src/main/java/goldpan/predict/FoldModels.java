package goldpan.predict;

import ai.djl.Device;
import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A baseline's fold models at work: what their mean says of samples, on every device asked for. */
final class FoldModels {
  private final Baseline baseline;
  private final Computing how;
  private final List<Device> devices;
  private final Inference inference;

  FoldModels(Baseline baseline, Computing how) {
    this.baseline = baseline;
    this.how = how;
    this.devices = Torch.devices(how.deviceOr(baseline.recipe().device()));
    List<Inference.Lane> none =
        devices.stream().map(d -> new Inference.Lane(d, List.of())).toList();
    this.inference = new Inference(baseline.input(), classes(), how.batch(), none);
  }

  private int classes() {
    return baseline.dataset().classes().size();
  }

  /** Where they compute. */
  String device() {
    return Torch.names(devices);
  }

  /**
   * The mean of all models for each of {@code samples}.
   *
   * @param problems hears why nothing is kept in {@code unfinished}, when that is so
   */
  Inference.Result judge(
      Dataset asked,
      int[] samples,
      Progress progress,
      Unfinished unfinished,
      Consumer<String> problems) {
    if (samples.length == 0) {
      return new Inference.Result(Matrix.of(), new Finding[0]);
    }
    return Torch.computing(1, () -> run(asked, samples, progress, unfinished, problems));
  }

  private Inference.Result run(
      Dataset asked,
      int[] samples,
      Progress progress,
      Unfinished unfinished,
      Consumer<String> problems) {
    String key =
        WorkKey.mining(
            asked,
            samples,
            baseline.weights().stream().map(WorkKey::digest).toList(),
            baseline.input(),
            baseline.recipe().width(),
            device(),
            inference.batch());
    List<LightCnn> nets = new ArrayList<>();
    try (ScoreJournal journal =
            ScoreJournal.of(unfinished.begin(key), key, samples.length, classes(), problems);
        KeptPictures pictures = how.cache().pictures(asked, samples, baseline.input());
        Progress.Task task =
            progress.start("mining" + journal.resumed(), samples.length, "images")) {
      task.note("on " + device());
      List<Inference.Lane> lanes = devices.stream().map(d -> lane(d, nets)).toList();
      return new Inference(baseline.input(), classes(), inference.batch(), lanes)
          .run(
              pictures,
              IntStream.range(0, samples.length).toArray(),
              Workers.threads(),
              task,
              journal);
    } finally {
      nets.forEach(LightCnn::close);
    }
  }

  private Inference.Lane lane(Device device, List<LightCnn> nets) {
    List<Inference.Model> models = new ArrayList<>();
    for (byte[] fold : baseline.weights()) {
      int width = baseline.recipe().width();
      LightCnn net = LightCnn.create(baseline.input(), classes(), width, 0, device);
      nets.add(net);
      net.restore(fold);
      models.add(FoldRun.model(net));
    }
    return new Inference.Lane(device, models);
  }
}
