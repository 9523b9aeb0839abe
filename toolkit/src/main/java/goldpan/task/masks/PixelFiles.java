package goldpan.task.masks;

import goldpan.data.Dataset;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.predict.Origin;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.Provenance;
import goldpan.predict.file.NpyTensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Predictions of masks brought along. One {@code .npy} of N×K×H×W in the dataset's order; or a
 * folder with one for each picture, {@code NAME.npy} of K×H×W, or with a grey picture a class,
 * {@code NAME/CLASS.png}, {@code NAME_CLASS.png} or {@code CLASS/NAME.png}. Classes may also be the
 * last side. NAME is a picture's file name without its ending, or its id without it. One picture's
 * numbers are in memory at a time. Immutable.
 */
public final class PixelFiles implements PixelPredictor {
  private final Path path;
  private final Dataset dataset;
  private final Outputs outputs;
  private final Origin origin;

  private PixelFiles(Path path, Dataset dataset, Outputs outputs, Origin origin) {
    this.path = path;
    this.dataset = dataset;
    this.outputs = outputs;
    this.origin = origin;
  }

  /**
   * Probabilities in a file or a folder.
   *
   * @throws PredictionException when nothing is there, or it does not fit the dataset
   */
  public static PixelFiles of(Path path, Dataset dataset) {
    Masks.of(dataset);
    if (!Files.exists(path)) {
      throw new PredictionException(
          path + " does not exist; expected an .npy file, or a folder with a file a picture");
    }
    PixelFiles files = new PixelFiles(path, dataset, Outputs.PROBABILITIES, Origin.UNSTATED);
    files.pixels(dataset).close();
    return files;
  }

  /** Numbers are logits, whose softmax is meant. */
  public PixelFiles logits() {
    return new PixelFiles(path, dataset, Outputs.LOGITS, origin);
  }

  /** Said to be by models that did not learn from the pictures they judge. */
  public PixelFiles outOfFold() {
    return new PixelFiles(path, dataset, outputs, Origin.OUT_OF_FOLD);
  }

  /** Said to be by a model that learnt from these pictures. */
  public PixelFiles inSample() {
    return new PixelFiles(path, dataset, outputs, Origin.IN_SAMPLE);
  }

  @Override
  public PixelOutputs pixels(Dataset asked) {
    if (asked != dataset && !asked.fingerprint().equals(dataset.fingerprint())) {
      throw new PredictionException(
          "predictions in %s are for %s; expected the same dataset, not %s"
              .formatted(path, dataset.name(), asked.name()));
    }
    return Files.isDirectory(path) ? new InFolder() : new InOneFile(NpyTensor.open(path));
  }

  @Override
  public Provenance provenance(Dataset asked) {
    boolean byName = Files.isDirectory(path);
    return new Provenance(
        describe(),
        0,
        asked.fingerprint(),
        byName ? Provenance.BROUGHT_BY_ID : Provenance.BROUGHT_BY_PLACE,
        1);
  }

  @Override
  public String describe() {
    return "brought along in " + path.getFileName();
  }

  @Override
  public String toString() {
    return "Predictions of pixels for " + dataset.name() + ", " + describe();
  }

  /** The numbers of one picture, classes first or last. */
  private PixelProbabilities read(NpyTensor tensor, long from, List<Integer> sides, String name) {
    int classes = dataset.classes().size();
    boolean first = sides.get(0) == classes;
    if (sides.size() != 3 || (!first && sides.get(2) != classes)) {
      throw new PredictionException(
          Words.of(
              "%s has shape %s; expected %d classes first, as K×H×W, or last",
              name, tensor.shapeText(), classes));
    }
    int height = sides.get(first ? 1 : 0);
    int width = sides.get(first ? 2 : 1);
    int cells = Math.multiplyExact(height, width);
    float[] values = tensor.read(from, Math.multiplyExact(cells, classes));
    if (!first) {
      float[] turned = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        turned[i % classes * cells + i / classes] = values[i];
      }
      values = turned;
    }
    return PixelProbabilities.read(classes, width, height, values, outputs, name);
  }

  /** All pictures in one array. */
  private final class InOneFile implements PixelOutputs {
    private final NpyTensor tensor;

    InOneFile(NpyTensor tensor) {
      this.tensor = tensor;
      List<Integer> shape = tensor.shape();
      int classes = dataset.classes().size();
      boolean fits =
          shape.size() == 4
              && shape.get(0) == dataset.size()
              && (shape.get(1) == classes || shape.get(3) == classes);
      if (!fits) {
        tensor.close();
        throw new PredictionException(
            Words.of(
                "%s has shape %s; expected (%d, %d, height, width): a row a picture of %s and a plane a class",
                path, tensor.shapeText(), dataset.size(), classes, dataset.name()));
      }
    }

    @Override
    public PixelProbabilities of(int row) {
      List<Integer> sides = tensor.shape().subList(1, 4);
      long size = sides.stream().mapToLong(i -> i).reduce(1, Math::multiplyExact);
      return read(tensor, row * size, sides, path.getFileName() + " row " + row);
    }

    @Override
    public Origin origin(int row) {
      return origin;
    }

    @Override
    public void close() {
      tensor.close();
    }
  }

  /** Files by the pictures' names. */
  private final class InFolder implements PixelOutputs {

    @Override
    public PixelProbabilities of(int row) {
      String id = dataset.id(row);
      for (String name : names(id)) {
        Path array = path.resolve(name + ".npy");
        if (Files.isRegularFile(array)) {
          try (NpyTensor tensor = NpyTensor.open(array)) {
            return read(tensor, 0, tensor.shape(), array.toString());
          }
        }
        Optional<PixelProbabilities> planes = planes(name);
        if (planes.isPresent()) {
          return planes.get();
        }
      }
      throw new UnreadableMediaException(
          id,
          "has no predictions; expected %s.npy, or %s/CLASS.png, in %s"
              .formatted(names(id).get(0), names(id).get(0), path.getFileName()));
    }

    /** What its files may be called: its name, or its id, without the ending. */
    private static List<String> names(String id) {
      int dot = id.lastIndexOf('.');
      String whole = dot > id.lastIndexOf('/') + 1 ? id.substring(0, dot) : id;
      return Stream.of(whole.substring(whole.lastIndexOf('/') + 1), whole).distinct().toList();
    }

    private Optional<PixelProbabilities> planes(String name) {
      int classes = dataset.classes().size();
      float[] values = new float[0];
      int width = 0;
      int height = 0;
      int found = 0;
      for (int k = 0; k < classes; k++) {
        Optional<Path> file = plane(name, dataset.classes().get(k));
        if (file.isEmpty()) {
          continue;
        }
        BufferedImage plane = picture(file.get());
        if (found++ == 0) {
          width = plane.getWidth();
          height = plane.getHeight();
          values = new float[classes * width * height];
        }
        if (plane.getWidth() != width || plane.getHeight() != height) {
          throw new PredictionException(
              Words.of(
                  "%s is %d×%d; expected %d×%d, as the picture's other classes are",
                  file.get(), plane.getWidth(), plane.getHeight(), width, height));
        }
        copy(plane, values, k * width * height);
      }
      return found == 0
          ? Optional.empty()
          : Optional.of(
              PixelProbabilities.read(classes, width, height, values, Outputs.PROBABILITIES, name));
    }

    private Optional<Path> plane(String name, String className) {
      return Stream.of(
              name + "/" + className + ".png",
              name + "_" + className + ".png",
              className + "/" + name + ".png")
          .map(path::resolve)
          .filter(Files::isRegularFile)
          .findFirst();
    }

    @Override
    public Origin origin(int row) {
      return origin;
    }
  }

  private static BufferedImage picture(Path file) {
    try {
      BufferedImage read = ImageIO.read(file.toFile());
      if (read == null) {
        throw new IOException("it is no picture");
      }
      return read;
    } catch (IOException e) {
      throw new PredictionException(
          "%s cannot be read (%s); expected a grey PNG of probabilities"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Values as shares of the largest that the picture's depth has. */
  private static void copy(BufferedImage plane, float[] values, int offset) {
    int bits = plane.getSampleModel().getSampleSize(0);
    float most = (1 << bits) - 1;
    int width = plane.getWidth();
    for (int i = 0; i < width * plane.getHeight(); i++) {
      values[offset + i] = plane.getRaster().getSample(i % width, i / width, 0) / most;
    }
  }
}
