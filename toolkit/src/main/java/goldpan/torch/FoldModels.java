package goldpan.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Workers;
import goldpan.disk.CheckpointStore;
import goldpan.input.DecodedPictures;
import goldpan.input.Input;
import goldpan.input.KeptPictures;
import goldpan.input.PictureCache;
import goldpan.input.PictureSource;
import goldpan.predict.Computing;
import goldpan.predict.FloatPrecision;
import goldpan.predict.FoldJudge;
import goldpan.predict.ForwardPass;
import goldpan.predict.Matrix;
import goldpan.predict.Objective;
import goldpan.predict.PredictionException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A baseline's light networks at work, on every device asked for. */
public final class FoldModels implements FoldJudge {
  private static final int TRIAL = 16;
  private final NetworkShape shape;
  private final List<byte[]> weights;
  private final String name;
  private final List<Object> key;
  private final Computing how;
  private final List<Device> devices;
  private final int dimensions;
  private final Inference inference;
  private FloatPrecision precision;

  /**
   * The models of a baseline, to compute as said.
   *
   * @param weights of each fold's model
   * @param name what they are, in one line
   * @param key what else decides the outcome
   * @param device where they compute unless {@code how} says otherwise
   * @param dimensions of the embedding by the first fold's model that stands after each sample's
   *     probabilities; 0 for none
   * @throws PredictionException when there is no such device, bfloat16 is asked for, or float16 of
   *     a thorough baseline
   */
  public FoldModels(
      NetworkShape shape,
      List<byte[]> weights,
      String name,
      List<Object> key,
      String device,
      Computing how,
      int dimensions) {
    this.shape = shape;
    if (how.precision() == FloatPrecision.BFLOAT16) {
      throw new PredictionException(
          "precision is \"bfloat16\"; expected auto, float32 or float16, as DJL %s ends the Java process when it makes such numbers; float16 is as fast"
              .formatted(Devices.djl()));
    }
    if (how.precision() == FloatPrecision.FLOAT16 && isWhitened()) {
      throw new PredictionException(
          "precision is \"float16\"; expected auto or float32 of a thorough baseline; leave it out");
    }
    this.dimensions = dimensions;
    this.weights = weights;
    this.name = name;
    this.key = key;
    this.how = how;
    this.devices = Devices.named(how.deviceOr(device));
    List<Lane> none = devices.stream().map(d -> new Lane(d, List.of())).toList();
    this.inference = new Inference(shape.input(), columns(), how.batch(), none);
    this.precision =
        how.precision() == FloatPrecision.FLOAT16 ? FloatPrecision.FLOAT16 : FloatPrecision.FLOAT32;
  }

  private boolean isWhitened() {
    return shape.kind() == NetworkShape.Kind.WHITENED;
  }

  private int columns() {
    return classes() + dimensions;
  }

  private int classes() {
    return shape.classes();
  }

  @Override
  public String device() {
    return Torch.names(devices);
  }

  @Override
  public String describe() {
    return name + (precision == FloatPrecision.FLOAT32 ? "" : ", " + precision);
  }

  @Override
  public ForwardPass judge(
      Dataset asked,
      int[] samples,
      Progress progress,
      CheckpointStore unfinished,
      Consumer<String> problems) {
    if (samples.length == 0) {
      return new ForwardPass(Matrix.of(), new Finding[0]);
    }
    return Torch.computing(1, () -> run(asked, samples, progress, unfinished, problems));
  }

  private ForwardPass run(
      Dataset asked,
      int[] samples,
      Progress progress,
      CheckpointStore unfinished,
      Consumer<String> problems) {
    try (Loaded loaded = new Loaded();
        KeptPictures pictures =
            new KeptPictures(new PictureCache(how.cache()), asked, samples, shape.input())) {
      if (how.precision() == FloatPrecision.AUTO
          && !isWhitened()
          && shape.objective() == Objective.ONE_CLASS
          && PrecisionTrial.isWorthwhile(devices.get(0))) {
        PrecisionTrial.begun(unfinished, p -> key(asked, samples, p))
            .ifPresentOrElse(
                begun -> goOn(begun, loaded, asked, samples, pictures, problems),
                () -> tryOut(loaded, asked, samples, pictures, problems));
      }
      List<Lane> lanes = loaded.lanes();
      String key = key(asked, samples, precision);
      try (ScoreJournal journal =
              ScoreJournal.of(unfinished.begin(key), key, samples.length, columns(), problems);
          Progress.Task task =
              progress.start("mining" + journal.resumed(), samples.length, "images")) {
        task.note("on " + device());
        return new Inference(shape.input(), columns(), inference.batch(), lanes)
            .run(
                pictures,
                IntStream.range(0, samples.length).toArray(),
                Workers.threads(),
                task,
                journal);
      }
    }
  }

  private String key(Dataset asked, int[] samples, FloatPrecision with) {
    return WorkKey.mining(
        asked,
        samples,
        weights.stream().map(WorkKey::digest).toList(),
        shape.input(),
        key,
        dimensions,
        device(),
        with,
        inference.batch());
  }

  /** What was begun is kept to; how a trial of 16-bit numbers ended is told again. */
  private void goOn(
      FloatPrecision begun,
      Loaded loaded,
      Dataset asked,
      int[] samples,
      KeptPictures kept,
      Consumer<String> problems) {
    precision = begun;
    if (begun == FloatPrecision.FLOAT16) {
      tryOut(loaded, asked, samples, kept, problems);
    }
  }

  private void tryOut(
      Loaded loaded, Dataset asked, int[] samples, KeptPictures kept, Consumer<String> problems) {
    Input input = shape.input();
    int[] some = Arrays.copyOf(samples, Math.min(TRIAL, samples.length));
    // what is not kept yet is kept when it is mined, each picture once
    PictureSource pictures = kept.areKept() ? kept : new DecodedPictures(asked, some, input);
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
        precision = FloatPrecision.FLOAT16;
        problems.accept("computed with float16: " + trial);
      }
    }
  }

  /**
   * Mean probabilities of a model that tells its features beside them and of others, and beside
   * them those features.
   */
  static ForwardModel withFeatures(ForwardModel first, List<ForwardModel> others, int classes) {
    NDIndex probabilities = new NDIndex(":, :" + classes);
    NDIndex features = new NDIndex(":, " + classes + ":");
    return batch -> {
      NDArray both = first.probabilities(batch);
      NDArray sum = both.get(probabilities);
      for (ForwardModel model : others) {
        sum = sum.add(model.probabilities(batch));
      }
      return sum.div(1 + others.size()).concat(both.get(features), 1);
    };
  }

  /** The networks, as long as they are needed. */
  private final class Loaded implements AutoCloseable {
    private final List<LightCnn> nets = new ArrayList<>();

    LightCnn net(Device device, int fold) {
      LightCnn net = LightCnn.create(shape, 0, device);
      nets.add(net);
      net.restore(weights.get(fold));
      return net;
    }

    List<Lane> lanes() {
      return devices.stream()
          .map(
              device ->
                  new Lane(
                      device,
                      models(
                          IntStream.range(0, weights.size())
                              .mapToObj(fold -> net(device, fold))
                              .toList())))
          .toList();
    }

    private List<ForwardModel> models(List<LightCnn> all) {
      List<ForwardModel> own = all.stream().map(net -> model(net, false)).toList();
      return dimensions == 0
          ? own
          : List.of(withFeatures(model(all.get(0), true), own.subList(1, own.size()), classes()));
    }

    private ForwardModel model(LightCnn net, boolean withFeatures) {
      if (isWhitened()) {
        return withFeatures ? net.withFeatures() : net.model();
      }
      DataType type = precision == FloatPrecision.FLOAT16 ? DataType.FLOAT16 : DataType.FLOAT32;
      FoldedCnn folded = new FoldedCnn(net, type, net.manager());
      return withFeatures ? folded.withFeatures() : folded;
    }

    @Override
    public void close() {
      nets.forEach(LightCnn::close);
    }
  }
}
