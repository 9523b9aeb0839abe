package goldpan.torch;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.data.Workers;
import goldpan.disk.CheckpointStore;
import goldpan.input.DecodedPictures;
import goldpan.input.Input;
import goldpan.input.KeptPictures;
import goldpan.input.PictureCache;
import goldpan.input.PictureSource;
import goldpan.predict.Computing;
import goldpan.predict.FloatPrecision;
import goldpan.predict.ForwardPass;
import goldpan.predict.Matrix;
import goldpan.predict.Origin;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.PredictionRows;
import goldpan.predict.Predictions;
import goldpan.predict.Predictor;
import goldpan.predict.Provenance;
import goldpan.predict.file.NumberKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A TorchScript model brought along, and how to feed it. Immutable: each setting gives a new one.
 * Unless said: 224×224, RGB, pixel values in [0, 1] normalised with ImageNet's mean and deviation,
 * logits out.
 */
public final class TorchModel implements Predictor {
  // What the gate before oneDNN's cache takes a brought model to have; it cannot be asked.
  private static final int LAYERS_AT_MOST = 200;

  private static final List<Float> IMAGENET_MEAN = List.of(123.675f, 116.28f, 103.53f);
  private static final List<Float> IMAGENET_DEVIATION = List.of(58.395f, 57.12f, 57.375f);

  private static final int TRIED = 16;
  private static final long LARGEST_PIXELS = 4096 * 4096;

  /** Order of the channels that the model takes. */
  public enum Channels {
    RGB,
    BGR,
    GREY
  }

  private final Path file;
  private final Input input;
  private final Channels channels;
  private final Outputs outputs;
  private final Origin origin;
  private final Computing how;
  private final ModelOutput output;
  private final StatedClasses columns;

  private TorchModel(
      Path file,
      Input input,
      Channels channels,
      Outputs outputs,
      Origin origin,
      Computing how,
      ModelOutput output,
      StatedClasses columns) {
    this.file = file;
    this.input = input;
    this.channels = channels;
    this.outputs = outputs;
    this.origin = origin;
    this.how = how;
    this.output = output;
    this.columns = columns;
  }

  /**
   * The model in a TorchScript file, as {@code torch.jit.save} writes it.
   *
   * @throws PredictionException when there is no such file
   */
  public static TorchModel of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new PredictionException(
          "%s %s; expected a TorchScript file, as torch.jit.save writes it"
              .formatted(file, Files.exists(file) ? "is no file" : "does not exist"));
    }
    return new TorchModel(
        file.toAbsolutePath(),
        new Input(224, 224, 3, IMAGENET_MEAN, IMAGENET_DEVIATION),
        Channels.RGB,
        Outputs.LOGITS,
        Origin.UNSTATED,
        Computing.auto(),
        ModelOutput.FITTING,
        StatedClasses.NONE);
  }

  private TorchModel with(Input newInput) {
    return new TorchModel(file, newInput, channels, outputs, origin, how, output, columns);
  }

  /** Side in pixels of the square pictures it takes. */
  public TorchModel size(int side) {
    return size(side, side);
  }

  /** Width and height in pixels of the pictures it takes. */
  public TorchModel size(int width, int height) {
    if (width < 1 || height < 1) {
      throw new PredictionException(
          Words.of("model input is %d×%d; expected sides of 1 or more", width, height));
    }
    if ((long) width * height > LARGEST_PIXELS) {
      throw new PredictionException(
          Words.of("model input is %d×%d; expected at most %d×%d", width, height, 4096, 4096));
    }
    return with(new Input(width, height, input.channels(), input.mean(), input.deviation()));
  }

  /** Order of the channels; grey takes one channel, with the mean of the three normalisations. */
  public TorchModel channels(Channels order) {
    if (order == Channels.GREY && input.channels() == 3) {
      Input grey =
          new Input(input.width(), input.height(), 1, mean(input.mean()), mean(input.deviation()));
      return new TorchModel(file, grey, order, outputs, origin, how, output, columns);
    }
    if (order != Channels.GREY && input.channels() == 1) {
      Input colour = new Input(input.width(), input.height(), 3, IMAGENET_MEAN, IMAGENET_DEVIATION);
      return new TorchModel(file, colour, order, outputs, origin, how, output, columns);
    }
    return new TorchModel(file, input, order, outputs, origin, how, output, columns);
  }

  private static List<Float> mean(List<Float> values) {
    return List.of((float) values.stream().mapToDouble(v -> v).average().orElse(0));
  }

  /**
   * Normalisation of pixel values on the scale 0..1: (value − mean) / deviation, channel by channel
   * in the model's own order.
   *
   * @throws PredictionException unless there is one number a channel, deviations above 0
   */
  public TorchModel normalise(float[] mean, float[] deviation) {
    int c = input.channels();
    if (mean.length != c || deviation.length != c) {
      throw new PredictionException(
          Words.of(
              "normalisation has %d means and %d deviations; expected %d of each, one a channel",
              mean.length, deviation.length, c));
    }
    float[] mean255 = new float[c];
    float[] deviation255 = new float[c];
    for (int i = 0; i < c; i++) {
      if (!(deviation[i] > 0)) {
        throw new PredictionException(
            Words.of("deviation of channel %d is %s; expected a number above 0", i, deviation[i]));
      }
      mean255[i] = 255 * mean[i];
      deviation255[i] = 255 * deviation[i];
    }
    return with(input.normalised(mean255, deviation255));
  }

  /** Pixel values on 0..1 go in as they are. */
  public TorchModel notNormalised() {
    float[] zeros = new float[input.channels()];
    float[] ones = new float[input.channels()];
    Arrays.fill(ones, 1);
    return normalise(zeros, ones);
  }

  /** The model gives logits; this is so unless said. */
  public TorchModel logits() {
    return new TorchModel(file, input, channels, Outputs.LOGITS, origin, how, output, columns);
  }

  /** The model ends in a softmax. */
  public TorchModel probabilities() {
    return new TorchModel(
        file, input, channels, Outputs.PROBABILITIES, origin, how, output, columns);
  }

  /**
   * Which of several outputs counts, from 0. Unless said, the only one with a column for each
   * class.
   *
   * @throws PredictionException when it is negative
   */
  public TorchModel output(int place) {
    return new TorchModel(
        file, input, channels, outputs, origin, how, ModelOutput.at(place), columns);
  }

  /** Which of several outputs counts, by its name in the dictionary that the model gives. */
  public TorchModel output(String name) {
    return new TorchModel(
        file, input, channels, outputs, origin, how, ModelOutput.named(name), columns);
  }

  /**
   * The classes of the model's columns, in their order, where that is not the dataset's. Unless
   * said, a list of names, one a line, in {@code net.classes} or {@code net.pt.classes} beside
   * {@code net.pt} says it. {@link #predict} refuses other names than the dataset's.
   */
  public TorchModel classes(List<String> names) {
    return new TorchModel(
        file, input, channels, outputs, origin, how, output, StatedClasses.by(names));
  }

  /** The classes of the model's columns, in their order. */
  public TorchModel classes(String first, String... others) {
    List<String> names = new ArrayList<>(List.of(first));
    names.addAll(List.of(others));
    return classes(names);
  }

  /** Says that the model learnt from the samples it will judge. */
  public TorchModel inSample() {
    return new TorchModel(file, input, channels, outputs, Origin.IN_SAMPLE, how, output, columns);
  }

  /** Says that the model never saw the samples it will judge. */
  public TorchModel heldOut() {
    return new TorchModel(file, input, channels, outputs, Origin.HELD_OUT, how, output, columns);
  }

  /** {@code auto}, {@code cpu}, {@code gpu}, {@code gpu:i} or {@code all}, which is every GPU. */
  public TorchModel device(String name) {
    return with(how.device(name));
  }

  /** Pictures at once; unless said as many as suit the input, halved where memory runs out. */
  public TorchModel batch(int pictures) {
    return with(how.batch(pictures));
  }

  @Override
  public TorchModel with(Computing asked) {
    return new TorchModel(file, input, channels, outputs, origin, asked.over(how), output, columns);
  }

  /**
   * The model's probabilities for every readable sample.
   *
   * @throws PredictionException when the file is no TorchScript, or gives another number of outputs
   *     than there are classes
   */
  @Override
  public Predictions predict(Dataset dataset, Progress progress) {
    return predict(dataset, progress, CheckpointStore.nowhere());
  }

  @Override
  public Predictions predict(Dataset dataset, Progress progress, CheckpointStore unfinished) {
    return Torch.computing(1, () -> judge(dataset, progress, unfinished));
  }

  private Predictions judge(Dataset dataset, Progress progress, CheckpointStore unfinished) {
    refuseHalf();
    StatedClasses names = columns.orBeside(file);
    Optional<int[]> order = names.order(dataset);
    List<Device> devices = Devices.named(how.deviceOr("auto"));
    List<Model> models = new ArrayList<>();
    try {
      for (Device device : devices) {
        models.add(Model.newInstance("torchscript", device, "PyTorch"));
        load(models.get(models.size() - 1));
      }
      Trial trial = trial(models.get(0), dataset);
      List<Finding> notes = Collections.synchronizedList(new ArrayList<>());
      trial.notes().forEach(n -> notes.add(note(n)));
      if (!names.from().equals(columns.from())) {
        notes.add(note("columns are named by " + Path.of(names.from()).getFileName()));
      }
      Predictions judged = judge(dataset, progress, unfinished, models, trial, notes);
      return order.map(judged::columns).orElse(judged);
    } finally {
      models.forEach(Model::close);
    }
  }

  private Finding note(String what) {
    return new Finding(String.valueOf(file.getFileName()), Finding.Kind.NOTE, what);
  }

  private void refuseHalf() {
    if (how.precision() == FloatPrecision.FLOAT16 || how.precision() == FloatPrecision.BFLOAT16) {
      throw new PredictionException(
          "precision is \"%s\" for %s; expected float32 or auto, as DJL cannot change the numbers of a TorchScript model; save it with them, as in torch.jit.save(torch.jit.script(model.half()), ...), or use precision(\"float32\")"
              .formatted(how.precision(), file));
    }
  }

  private Predictions judge(
      Dataset dataset,
      Progress progress,
      CheckpointStore unfinished,
      List<Model> models,
      Trial trial,
      List<Finding> notes) {
    int[] samples = IntStream.range(0, dataset.size()).toArray();
    int classes = dataset.classes().size();
    List<Device> devices = models.stream().map(m -> m.getNDManager().getDevice()).toList();
    Inference inference =
        new Inference(
            input,
            classes,
            trial.batch(),
            models.stream()
                .map(
                    m ->
                        new Lane(
                            m.getNDManager().getDevice(),
                            List.of(worker(m, classes, trial.kind()))))
                .toList());
    String where = Torch.names(devices);
    String key = key(dataset, samples, where, inference.batch());
    try (ScoreJournal journal =
            ScoreJournal.of(
                unfinished.begin(key),
                key,
                samples.length,
                classes,
                p -> notes.add(new Finding(dataset.name(), Finding.Kind.NOTE, p)));
        KeptPictures pictures =
            new KeptPictures(new PictureCache(how.cache()), dataset, samples, input);
        Progress.Task task =
            progress.start("mining" + journal.resumed(), samples.length, "images")) {
      task.note("on " + where);
      ForwardPass result = inference.run(pictures, samples, Workers.threads(), task, journal);
      notes.addAll(result.notes());
      return rows(dataset, result, where, notes);
    }
  }

  private String key(Dataset dataset, int[] samples, String where, int batch) {
    try {
      return WorkKey.mining(
          dataset,
          samples,
          WorkKey.digest(file) + output.key(),
          input,
          channels,
          outputs,
          where,
          batch);
    } catch (IOException e) {
      throw new PredictionException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Predictions rows(Dataset dataset, ForwardPass result, String where, List<Finding> notes) {
    PredictionRows rows = new PredictionRows(dataset, dataset.size());
    for (int i = 0; i < dataset.size(); i++) {
      if (result.problem(i).isEmpty()) {
        refuseNoProbabilities(dataset, i, result.probabilities());
      }
      rows.addUnlessProblem(i, result, i, origin);
    }
    return rows.build(new Provenance(describe(), 0, dataset.fingerprint(), where, 1), notes);
  }

  private void refuseNoProbabilities(Dataset dataset, int row, Matrix said) {
    String id = dataset.id(row);
    double sum = 0;
    boolean inUnit = true;
    for (int k = 0; k < said.columns(); k++) {
      sum += said.at(row, k) >= 0 ? said.at(row, k) : Double.NaN;
      inUnit &= said.at(row, k) >= 0 && said.at(row, k) <= 1;
    }
    boolean fits = dataset.annotations().isPresent() ? inUnit : Math.abs(sum - 1) <= 1e-2;
    if (!fits) {
      throw new PredictionException(
          outputs == Outputs.LOGITS
              ? file
                  + " gives NaN for "
                  + id
                  + "; expected numbers; check its normalisation with normalise(...)"
              : Words.of(
                  "%s gives outputs for %s that are no probabilities (sum %.3f); expected a row from 0 to 1 that sums to 1; if it gives logits, say logits()",
                  file, id, sum));
    }
  }

  private void load(Model model) {
    try {
      model.load(file.getParent(), file.getFileName().toString(), Map.of("mapLocation", "true"));
    } catch (IOException | MalformedModelException | EngineException e) {
      String kind = ModelFileKind.of(file);
      throw new PredictionException(
          file
              + " cannot be loaded as TorchScript: "
              + (kind.isEmpty()
                  ? firstLine(e) + "; expected a file from torch.jit.save"
                  : "it " + kind),
          e);
    }
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  /**
   * What trying the model has shown.
   *
   * @param kind of its numbers
   * @param batch pictures at once; 0 for what suits
   */
  private record Trial(NumberKind kind, int batch, List<String> notes) {}

  /** Judges some pictures, so that a misfit is said once and before any work. */
  private Trial trial(Model model, Dataset dataset) {
    int classes = dataset.classes().size();
    List<String> notes = new ArrayList<>();
    OutputTrial numbers = new OutputTrial(file, trialRows(model, dataset));
    NumberKind kind =
        dataset.annotations().isPresent() ? numbers.independent(outputs) : numbers.kind(outputs);
    numbers.note(kind).ifPresent(notes::add);
    int batch = batch(model, classes);
    if (batch != how.batch()) {
      notes.add(
          "takes one picture at a time, as a trial with two has shown; export it with a free batch size to be faster");
    }
    return new Trial(kind, batch, notes);
  }

  /** The model's numbers for pictures from all over the dataset, or for a dark one. */
  private double[][] trialRows(Model model, Dataset dataset) {
    int classes = dataset.classes().size();
    int n = dataset.size();
    int[] some =
        IntStream.range(0, Math.min(n, TRIED)).map(i -> (int) ((long) i * n / TRIED)).toArray();
    int[] samples = n <= TRIED ? IntStream.range(0, n).toArray() : some;
    PictureSource pictures = new DecodedPictures(dataset, samples, input);
    List<double[]> rows = new ArrayList<>();
    try (NDManager manager = model.getNDManager().newSubManager();
        NDScope scope = new NDScope();
        Batch batch = new Batch(input, manager)) {
      scope.suppressNotUsedWarning();
      Shape one = new Shape(1, input.channels(), input.height(), input.width());
      double[] dark = numbers(raw(model, manager.zeros(one), classes));
      byte[] bytes = new byte[input.values()];
      ByteBuffer buffer = batch.buffer(1);
      for (int i = 0; i < samples.length; i++) {
        if (pictures.read(i, bytes, 0).isEmpty()) {
          buffer.put(0, bytes);
          rows.add(numbers(raw(model, batch.of(buffer, 1, manager), classes)));
        }
      }
      return rows.isEmpty() ? new double[][] {dark} : rows.toArray(double[][]::new);
    } catch (EngineException e) {
      throw fails(e);
    }
  }

  private PredictionException fails(EngineException e) {
    return new PredictionException(
        Words.of(
            "%s fails on a picture of %d×%d with %d channels: %s; set size(...) and channels(...) as it was trained",
            file, input.width(), input.height(), input.channels(), firstLine(e)),
        e);
  }

  /** The batch that was asked for, or 1 for a model that fails on two pictures at once. */
  private int batch(Model model, int classes) {
    if (how.batch() == 1) {
      return 1;
    }
    try (NDManager manager = model.getNDManager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      raw(
          model,
          manager.zeros(new Shape(2, input.channels(), input.height(), input.width())),
          classes);
      return how.batch();
    } catch (EngineException e) {
      if (BatchSize.isOutOfMemory(e)) {
        return how.batch();
      }
      return 1;
    } catch (PredictionException e) {
      return 1; // outputs for another number of pictures than went in
    }
  }

  private static double[] numbers(NDArray array) {
    return array.toType(DataType.FLOAT64, false).toDoubleArray();
  }

  /** B×K numbers of the output that counts; of two classes B×1 too. */
  private NDArray raw(Model model, NDArray batch, int classes) {
    ParameterStore store = new ParameterStore(model.getNDManager(), false);
    NDArray in = ChannelsLast.of(channels == Channels.BGR ? batch.flip(1) : batch);
    NDList all;
    try {
      all =
          Torch.primitives()
              .run(
                  file,
                  LAYERS_AT_MOST,
                  PrimitiveGate.Phase.JUDGING,
                  in,
                  () -> model.getBlock().forward(store, new NDList(in), false));
    } catch (IllegalStateException | UnsupportedOperationException e) {
      throw new PredictionException(
          "%s gives what is neither a tensor nor a tuple, list or dictionary of tensors: %s; expected one number for each class and picture; export a model that gives only these"
              .formatted(file, firstLine(e)),
          e);
    }
    return output.of(all, (int) batch.getShape().get(0), classes, file);
  }

  private ForwardModel worker(Model model, int classes, NumberKind kind) {
    return batch -> {
      try {
        NDArray floats =
            ModelOutput.widened(raw(model, batch, classes), outputs)
                .toType(DataType.FLOAT32, false);
        return switch (kind) {
          case OTHER, LOG_PROBABILITIES -> floats.logSoftmax(1).exp();
          case LOG_ODDS -> Activation.sigmoid(floats);
          case PROBABILITIES, INDEPENDENT -> floats;
          case ROUNDED, PERCENTAGES, ONE_VS_REST -> floats.div(floats.sum(new int[] {1}, true));
        };
      } catch (EngineException e) {
        if (BatchSize.isOutOfMemory(e)) {
          throw e; // tried again with fewer pictures
        }
        throw fails(e);
      }
    };
  }

  @Override
  public String describe() {
    return Words.of(
        "TorchScript %s, %d×%d %s, %s",
        file.getFileName(),
        input.width(),
        input.height(),
        channels,
        outputs == Outputs.LOGITS ? "logits" : "probabilities");
  }

  @Override
  public String toString() {
    return "Model: " + describe() + ", " + origin;
  }
}
