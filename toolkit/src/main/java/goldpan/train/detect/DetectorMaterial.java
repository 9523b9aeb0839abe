package goldpan.train.detect;

import goldpan.data.Dataset;
import goldpan.data.Pixels;
import goldpan.data.Progress;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.input.Input;
import goldpan.input.PictureCache;
import goldpan.input.PictureSource;
import goldpan.input.StoredPictures;
import goldpan.predict.CacheFolder;
import goldpan.predict.PredictionException;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.GivenBox;
import goldpan.torch.detect.DetectorShape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of one size with their boxes, decoded once into a mapped file. */
final class DetectorMaterial implements AutoCloseable {
  private static final int PROBES = 32;
  private final Dataset dataset;
  private final BoxAnnotations given;
  private final StoredPictures pictures;
  private final DetectorShape shape;
  private final int[][] sizes;

  private DetectorMaterial(
      Dataset dataset,
      BoxAnnotations given,
      StoredPictures pictures,
      DetectorShape shape,
      int[][] sizes) {
    this.dataset = dataset;
    this.given = given;
    this.pictures = pictures;
    this.shape = shape;
    this.sizes = sizes;
  }

  /**
   * The readable pictures of a dataset.
   *
   * @param side longer side of the input in pixels; the shorter follows from the pictures
   * @throws PredictionException when no picture can be read
   */
  static DetectorMaterial read(
      Dataset dataset, int side, int width, Progress progress, CacheFolder cache) {
    BoxAnnotations given = BoxAnnotations.of(dataset);
    Input input = fitting(dataset, given, side);
    int[] all = IntStream.range(0, dataset.size()).toArray();
    StoredPictures stored =
        StoredPictures.of(dataset, all, input, progress, new PictureCache(cache));
    try {
      int[][] sizes =
          Arrays.stream(stored.samples())
              .mapToObj(s -> size(dataset, given, s))
              .toArray(int[][]::new);
      DetectorShape shape =
          new DetectorShape(stored.normalise(input), dataset.classes().size(), width);
      return new DetectorMaterial(dataset, given, stored, shape, sizes);
    } catch (RuntimeException | Error e) {
      stored.close();
      throw e;
    }
  }

  /** Width and height of a picture: as its annotation says, or as it is when that does not. */
  private static int[] size(Dataset dataset, BoxAnnotations given, int row) {
    if (given.width(row) > 0 && given.height(row) > 0) {
      return new int[] {given.width(row), given.height(row)};
    }
    Pixels pixels = dataset.pixels(row);
    return new int[] {pixels.width(), pixels.height()};
  }

  /** Three channels, sides of the median shape of some pictures, multiples of what layers need. */
  private static Input fitting(Dataset dataset, BoxAnnotations given, int side) {
    double[] ratios = new double[Math.min(PROBES, dataset.size())];
    int seen = 0;
    for (int i = 0; i < ratios.length; i++) {
      Progress.checkInterrupted();
      try {
        int row = (int) ((long) i * dataset.size() / ratios.length);
        int[] size = size(dataset, given, row);
        ratios[seen++] = (double) size[0] / size[1];
      } catch (UnreadableMediaException ignored) {
        // listed when the pictures are all read
      }
    }
    if (seen == 0) {
      throw new PredictionException(
          Words.of(
              "%s: none of the %,d pictures looked at can be read; expected at least one; dataset.check() lists what is wrong",
              dataset.name(), ratios.length));
    }
    Arrays.sort(ratios, 0, seen);
    double ratio = ratios[seen / 2];
    int across = multiple(ratio >= 1 ? side : side * ratio);
    int down = multiple(ratio >= 1 ? side / ratio : side);
    List<Float> zeros = Collections.nCopies(3, 0f);
    return new Input(across, down, 3, zeros, Collections.nCopies(3, 1f));
  }

  private static int multiple(double pixels) {
    int of = DetectorShape.MULTIPLE;
    return Math.max(2 * of, (int) Math.round(pixels / of) * of);
  }

  DetectorShape shape() {
    return shape;
  }

  PictureSource pictures() {
    return pictures;
  }

  StoredPictures stored() {
    return pictures;
  }

  /** Width of the i-th readable picture in pixels. */
  int width(int i) {
    return sizes[i][0];
  }

  int height(int i) {
    return sizes[i][1];
  }

  /** The boxes given for the i-th readable picture, in its own pixels. */
  List<GivenBox> given(int i) {
    return given.boxes(pictures.samples()[i]);
  }

  /** The same in pixels of the input. */
  List<GivenBox> boxes(int i) {
    double across = (double) shape.input().width() / width(i);
    double down = (double) shape.input().height() / height(i);
    return given(i).stream()
        .map(
            g ->
                g.with(
                    new Box(
                        g.box().label(),
                        g.box().x0() * across,
                        g.box().y0() * down,
                        g.box().x1() * across,
                        g.box().y1() * down)))
        .toList();
  }

  Dataset dataset() {
    return dataset;
  }

  @Override
  public void close() {
    pictures.close();
  }
}
