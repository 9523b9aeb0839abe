package goldpan.torch;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import goldpan.data.Words;
import goldpan.input.Input;
import goldpan.predict.PredictionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A TorchScript model that gives 1×K×H×W numbers for a picture, loaded. Of a tuple, list or
 * dictionary the first output of that shape counts. Owns its memory until it is closed.
 */
public final class PixelModel implements AutoCloseable {
  // What the gate before oneDNN's cache takes a brought model to have; it cannot be asked.
  private static final int LAYERS_AT_MOST = 200;
  private static final int SIDES = 4;

  private final Path file;
  private final Input input;
  private final int classes;
  private final Model model;

  private PixelModel(Path file, Input input, int classes, Model model) {
    this.file = file;
    this.input = input;
    this.classes = classes;
    this.model = model;
  }

  /** What a model said of a picture: K×H×W numbers. */
  public static final class Said {
    private final int width;
    private final int height;
    private final float[] values;

    Said(int width, int height, float[] values) {
      this.width = width;
      this.height = height;
      this.values = values;
    }

    public int width() {
      return width;
    }

    public int height() {
      return height;
    }

    /** A copy of the numbers, K×H×W. */
    public float[] values() {
      return values.clone();
    }
  }

  /**
   * Loads a model and tries it on a dark picture.
   *
   * @param classes K
   * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:i}
   * @throws PredictionException when it cannot be loaded, fails, or gives something else
   */
  public static PixelModel load(Path file, Input input, int classes, String device) {
    if (!Files.isRegularFile(file)) {
      throw new PredictionException(
          file + " is no file; expected a TorchScript file, as torch.jit.save writes it");
    }
    Torch.engine();
    Model loaded = Model.newInstance("pixels", Torch.device(device), "PyTorch");
    PixelModel made = new PixelModel(file.toAbsolutePath(), input, classes, loaded);
    try {
      loaded.load(
          made.file.getParent(), made.file.getFileName().toString(), Map.of("mapLocation", "true"));
      made.judge(new byte[input.values()]);
      return made;
    } catch (IOException | MalformedModelException | EngineException e) {
      loaded.close();
      throw new PredictionException(
          "%s cannot be loaded as TorchScript: %s; expected a file from torch.jit.save"
              .formatted(file, firstLine(e)),
          e);
    } catch (RuntimeException | Error e) {
      loaded.close();
      throw e;
    }
  }

  /**
   * What it says of a picture, on this thread; safe for many threads.
   *
   * @param picture H×W×C, 8 bits
   */
  public Said judge(byte[] picture) {
    return Torch.computing(1, () -> judged(picture));
  }

  private Said judged(byte[] picture) {
    try (NDManager owner = model.getNDManager().newSubManager();
        NDScope scope = new NDScope();
        Batch batch = new Batch(input, owner)) {
      scope.suppressNotUsedWarning();
      ByteBuffer buffer = batch.buffer(1);
      buffer.put(0, picture);
      NDArray in = ChannelsLast.of(batch.of(buffer, 1, owner));
      ParameterStore store = new ParameterStore(model.getNDManager(), false);
      NDList all =
          Torch.primitives()
              .run(
                  file,
                  LAYERS_AT_MOST,
                  PrimitiveGate.Phase.JUDGING,
                  in,
                  () -> model.getBlock().forward(store, new NDList(in), false));
      NDArray planes = planes(all);
      Shape shape = planes.getShape();
      return new Said(
          (int) shape.get(3),
          (int) shape.get(2),
          planes.toType(DataType.FLOAT32, true).toFloatArray());
    } catch (EngineException | IllegalStateException | UnsupportedOperationException e) {
      throw new PredictionException(
          Words.of(
              "%s fails on a picture of %d×%d with %d channels: %s; set size(...) as it was trained",
              file, input.width(), input.height(), input.channels(), firstLine(e)),
          e);
    }
  }

  private NDArray planes(NDList all) {
    StringBuilder seen = new StringBuilder();
    for (NDArray each : all) {
      Shape shape = each.getShape();
      if (shape.dimension() == SIDES && shape.get(0) == 1 && shape.get(1) == classes) {
        return each;
      }
      seen.append(seen.length() == 0 ? "" : " and ").append(shape);
    }
    throw new PredictionException(
        Words.of(
            "%s gives %s for one picture; expected (1, %d, height, width), a plane a class",
            file, seen, classes));
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  @Override
  public void close() {
    model.close();
  }
}
