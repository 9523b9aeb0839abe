package goldpan.task.masks;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.input.DecodedPictures;
import goldpan.input.Input;
import goldpan.predict.Origin;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.Provenance;
import goldpan.torch.PixelModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A TorchScript model of masks brought along, and how to feed it. Unless said: 512×512 RGB,
 * normalised with ImageNet's mean and deviation, logits out. Immutable: each setting gives a new
 * one.
 */
public final class TorchSegmenter implements PixelPredictor {
  private static final int USUAL_SIDE = 512;
  private static final List<Float> MEAN = List.of(123.675f, 116.28f, 103.53f);
  private static final List<Float> DEVIATION = List.of(58.395f, 57.12f, 57.375f);
  private static final float LARGEST = 255;

  private final Path file;
  private final Input input;
  private final Outputs outputs;
  private final Origin origin;
  private final String device;

  private TorchSegmenter(Path file, Input input, Outputs outputs, Origin origin, String device) {
    this.file = file;
    this.input = input;
    this.outputs = outputs;
    this.origin = origin;
    this.device = device;
  }

  /** The model in a file that {@code torch.jit.save} wrote. */
  public static TorchSegmenter of(Path file) {
    return new TorchSegmenter(
        file,
        new Input(USUAL_SIDE, USUAL_SIDE, 3, MEAN, DEVIATION),
        Outputs.LOGITS,
        Origin.UNSTATED,
        "auto");
  }

  /** What pictures are resized to. */
  public TorchSegmenter size(int width, int height) {
    if (width < 1 || height < 1) {
      throw new PredictionException(
          Words.of("size is %d×%d; expected sides from 1", width, height));
    }
    return with(new Input(width, height, 3, input.mean(), input.deviation()));
  }

  /** Mean and deviation of each channel, of values in [0, 1]. */
  public TorchSegmenter normalise(List<Double> mean, List<Double> deviation) {
    if (mean.size() != 3 || deviation.size() != 3 || !deviation.stream().allMatch(d -> d > 0)) {
      throw new PredictionException(
          "normalise(%s, %s); expected three means and three deviations above 0"
              .formatted(mean, deviation));
    }
    return with(new Input(input.width(), input.height(), 3, scaled(mean), scaled(deviation)));
  }

  private static List<Float> scaled(List<Double> values) {
    return values.stream().map(v -> (float) (v * LARGEST)).toList();
  }

  private TorchSegmenter with(Input other) {
    return new TorchSegmenter(file, other, outputs, origin, device);
  }

  /** Its numbers are probabilities, not logits. */
  public TorchSegmenter probabilities() {
    return new TorchSegmenter(file, input, Outputs.PROBABILITIES, origin, device);
  }

  /** {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:i}. */
  public TorchSegmenter device(String name) {
    return new TorchSegmenter(file, input, outputs, origin, name);
  }

  /** Said to have learnt from these pictures. */
  public TorchSegmenter inSample() {
    return new TorchSegmenter(file, input, outputs, Origin.IN_SAMPLE, device);
  }

  /** Said to have learnt from other pictures only. */
  public TorchSegmenter heldOut() {
    return new TorchSegmenter(file, input, outputs, Origin.HELD_OUT, device);
  }

  @Override
  public PixelOutputs pixels(Dataset asked) {
    int classes = Masks.of(asked).classes().size();
    return new Judging(asked, PixelModel.load(file, input, classes, device));
  }

  /** The model, loaded. */
  private final class Judging implements PixelOutputs {
    private final Dataset asked;
    private final PixelModel model;
    private final DecodedPictures pictures;

    Judging(Dataset asked, PixelModel model) {
      this.asked = asked;
      this.model = model;
      this.pictures = new DecodedPictures(asked, IntStream.range(0, asked.size()).toArray(), input);
    }

    @Override
    public PixelProbabilities of(int row) {
      byte[] picture = new byte[input.values()];
      Optional<Finding> problem = pictures.read(row, picture, 0);
      if (problem.isPresent()) {
        throw new UnreadableMediaException(asked.id(row), problem.get().what());
      }
      PixelModel.Said said = model.judge(picture);
      return PixelProbabilities.read(
          asked.classes().size(),
          said.width(),
          said.height(),
          said.values(),
          outputs,
          file.getFileName() + " of " + asked.id(row));
    }

    @Override
    public Origin origin(int row) {
      return origin;
    }

    @Override
    public void close() {
      model.close();
    }
  }

  @Override
  public Provenance provenance(Dataset asked) {
    return new Provenance(describe(), 0, asked.fingerprint(), device, 1);
  }

  @Override
  public String describe() {
    return Words.of(
        "TorchScript %s of masks, %d×%d, %s",
        file.getFileName(),
        input.width(),
        input.height(),
        outputs == Outputs.LOGITS ? "logits" : "probabilities");
  }

  @Override
  public String toString() {
    return "Model: " + describe();
  }
}
