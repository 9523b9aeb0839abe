package goldpan.predict;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Workers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A baseline's fold models at work: what their mean says of samples, on every device asked for. */
final class FoldModels {
  private static final int TRIAL = 16;
  private final Baseline baseline;
  private final Computing how;
  private final List<Device> devices;
  private final int dimensions;
  private final Inference inference;
  private Precision precision;

  /**
   * The models of a baseline, to compute as said.
   *
   * @param dimensions of the embedding by the first fold's model that stands after each sample's
   *     probabilities; 0 for none
   * @throws PredictionException when there is no such device, bfloat16 is asked for, or float16 of
   *     a thorough baseline
   */
  FoldModels(Baseline baseline, Computing how, int dimensions) {
    if (how.precision() == Precision.BFLOAT16) {
      throw new PredictionException(
          "precision is \"bfloat16\"; expected auto, float32 or float16, as DJL %s ends the Java process when it makes such numbers; float16 is as fast"
              .formatted(Devices.djl()));
    }
    if (how.precision() == Precision.FLOAT16 && isWhitened(baseline)) {
      throw new PredictionException(
          "precision is \"float16\"; expected auto or float32 of a thorough baseline; leave it out");
    }
    this.dimensions = dimensions;
    this.baseline = baseline;
    this.how = how;
    this.devices = Torch.devices(how.deviceOr(baseline.recipe().device()));
    List<Inference.Lane> none =
        devices.stream().map(d -> new Inference.Lane(d, List.of())).toList();
    this.inference = new Inference(baseline.input(), columns(), how.batch(), none);
    this.precision = how.precision() == Precision.FLOAT16 ? Precision.FLOAT16 : Precision.FLOAT32;
  }

  private static boolean isWhitened(Baseline baseline) {
    return baseline.recipe().network() == Recipe.Network.WHITENED;
  }

  private int columns() {
    return classes() + dimensions;
  }

  private int classes() {
    return baseline.dataset().classes().size();
  }

  /** Where they compute. */
  String device() {
    return Torch.names(devices);
  }

  /** What they are, with the precision where it is not the usual one. */
  String describe() {
    return baseline.describe() + (precision == Precision.FLOAT32 ? "" : ", " + precision);
  }

  /**
   * The mean of all models for each of {@code samples}.
   *
   * @param problems hears why nothing is kept in {@code unfinished}, when that is so, and what a
   *     trial of 16-bit numbers has decided
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
    try (Loaded loaded = new Loaded();
        KeptPictures pictures = how.cache().pictures(asked, samples, baseline.input())) {
      if (how.precision() == Precision.AUTO
          && !isWhitened(baseline)
          && PrecisionTrial.isWorthwhile(devices.get(0))) {
        PrecisionTrial.begun(unfinished, p -> key(asked, samples, p))
            .ifPresentOrElse(
                begun -> precision = begun,
                () -> tryOut(loaded, asked, samples, pictures, problems));
      }
      List<Inference.Lane> lanes = loaded.lanes();
      String key = key(asked, samples, precision);
      try (ScoreJournal journal =
              ScoreJournal.of(unfinished.begin(key), key, samples.length, columns(), problems);
          Progress.Task task =
              progress.start("mining" + journal.resumed(), samples.length, "images")) {
        task.note("on " + device());
        return new Inference(baseline.input(), columns(), inference.batch(), lanes)
            .run(
                pictures,
                IntStream.range(0, samples.length).toArray(),
                Workers.threads(),
                task,
                journal);
      }
    }
  }

  private String key(Dataset asked, int[] samples, Precision with) {
    return WorkKey.mining(
        asked,
        samples,
        baseline.weights().stream().map(WorkKey::digest).toList(),
        baseline.input(),
        baseline.recipe(),
        dimensions,
        device(),
        with,
        inference.batch());
  }

  private void tryOut(
      Loaded loaded, Dataset asked, int[] samples, KeptPictures kept, Consumer<String> problems) {
    Input input = baseline.input();
    int[] some = Arrays.copyOf(samples, Math.min(TRIAL, samples.length));
    // what is not kept yet is kept when it is mined, each picture once
    Pictures pictures = kept.areKept() ? kept : new DecodedPictures(asked, some, input);
    try (NDManager manager = Torch.manager(devices.get(0));
        Batch maker = new Batch(input, manager)) {
      ByteBuffer bytes = maker.buffer(some.length);
      byte[] one = new byte[input.values()];
      for (int i = 0; i < some.length; i++) {
        if (pictures.read(i, one, 0).isEmpty()) {
          bytes.put(i * one.length, one);
        }
      }
      NDArray batch = maker.of(bytes, some.length, manager);
      int[] labels = IntStream.of(some).map(asked::label).toArray();
      LightCnn net = loaded.net(devices.get(0), 0);
      PrecisionTrial trial =
          PrecisionTrial.of(
              new FoldedCnn(net, DataType.FLOAT32, manager),
              new FoldedCnn(net, DataType.FLOAT16, manager),
              batch,
              labels);
      if (trial.isWon()) {
        precision = Precision.FLOAT16;
        problems.accept("computed with float16: " + trial);
      }
    }
  }

  /** The networks, as long as they are needed. */
  private final class Loaded implements AutoCloseable {
    private final List<LightCnn> nets = new ArrayList<>();

    LightCnn net(Device device, int fold) {
      LightCnn net = LightCnn.create(baseline.input(), classes(), baseline.recipe(), 0, device);
      nets.add(net);
      net.restore(baseline.weights().get(fold));
      return net;
    }

    List<Inference.Lane> lanes() {
      return devices.stream()
          .map(
              device ->
                  new Inference.Lane(
                      device,
                      models(
                          IntStream.range(0, baseline.weights().size())
                              .mapToObj(fold -> net(device, fold))
                              .toList())))
          .toList();
    }

    private List<Inference.Model> models(List<LightCnn> all) {
      List<Inference.Model> own = all.stream().map(net -> model(net, false)).toList();
      return dimensions == 0
          ? own
          : List.of(
              FoldRun.withFeatures(model(all.get(0), true), own.subList(1, own.size()), classes()));
    }

    private Inference.Model model(LightCnn net, boolean withFeatures) {
      if (isWhitened(baseline)) {
        return withFeatures ? FoldRun.withFeatures(net) : FoldRun.model(net);
      }
      DataType type = precision == Precision.FLOAT16 ? DataType.FLOAT16 : DataType.FLOAT32;
      FoldedCnn folded = new FoldedCnn(net, type, net.manager());
      return withFeatures ? folded.withFeatures() : folded;
    }

    @Override
    public void close() {
      nets.forEach(LightCnn::close);
    }
  }
}
