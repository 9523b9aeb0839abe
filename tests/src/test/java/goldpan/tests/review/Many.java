package goldpan.tests.review;

import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Split;
import goldpan.mining.Losses;
import goldpan.predict.Matrix;
import goldpan.predict.Origin;
import goldpan.predict.Predictions;
import goldpan.predict.Provenance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** As many samples and classes as wanted, drawn by number, for load and for long class lists. */
public final class Many {
  private static final List<String> FIRST =
      List.of(
          "red", "green", "tufted", "common", "great", "lesser", "wood", "marsh", "king", "sand");
  private static final List<String> LAST =
      List.of(
          "warbler", "plover", "heron", "finch", "thrush", "grebe", "tern", "owl", "duck", "pecker",
          "swift", "wren", "lark", "gull", "stilt", "crane", "kite", "dove", "tit", "rail");

  private Many() {}

  public static Dataset dataset(int samples, int classes) {
    List<String> names =
        IntStream.range(0, classes)
            .mapToObj(k -> FIRST.get(k % 10) + " " + LAST.get(k / 10 % 20))
            .toList();
    Split[] splits = new Split[samples];
    Arrays.setAll(splits, i -> i % 10 == 0 ? Split.TEST : Split.TRAIN);
    return Dataset.of(
        "birds",
        Path.of("/nowhere/birds"),
        names,
        Dataset.Ids.of(
            IntStream.range(0, samples)
                .mapToObj(
                    i ->
                        "%s/%s/img-%06d.jpg"
                            .formatted(splits[i], names.get(i % classes).replace(' ', '_'), i))
                .toList()),
        IntStream.range(0, samples).map(i -> i % classes).toArray(),
        splits,
        new Drawn(samples, classes),
        List.of());
  }

  public static Losses losses(Dataset dataset) {
    int n = dataset.size();
    int k = dataset.classes().size();
    Random random = new Random(3);
    Matrix.Builder matrix = Matrix.builder(n, k);
    float[] row = new float[k];
    for (int i = 0; i < n; i++) {
      int peak = random.nextInt(10) < 6 ? dataset.label(i) : random.nextInt(k);
      double sum = 0;
      for (int c = 0; c < k; c++) {
        row[c] =
            (float) (random.nextDouble() * 0.5 / k) + (c == peak ? random.nextFloat() + 0.1f : 0);
        sum += row[c];
      }
      for (int c = 0; c < k; c++) {
        row[c] /= (float) sum;
      }
      matrix.set(i, row, 0);
    }
    Origin[] origins = new Origin[n];
    Arrays.fill(origins, Origin.OUT_OF_FOLD);
    return Losses.of(
        Predictions.of(
            dataset,
            IntStream.range(0, n).toArray(),
            matrix.build(),
            origins,
            new int[n],
            new Provenance("drawn by number", 3, dataset.fingerprint(), "cpu", 1),
            List.of(),
            null));
  }

  /** A soft blob whose colour and place tell the class. */
  private record Drawn(int size, int classes) implements Media {
    private static final int SIDE = 96;

    @Override
    public Pixels pixels(int position) {
      Random random = new Random(position);
      int k = position % classes;
      byte[] values = new byte[SIDE * SIDE * 3];
      double cx = SIDE * (0.3 + 0.4 * random.nextDouble());
      double cy = SIDE * (0.3 + 0.4 * random.nextDouble());
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          double near = Math.exp(-((x - cx) * (x - cx) + (y - cy) * (y - cy)) / 600);
          for (int c = 0; c < 3; c++) {
            double tint = 0.5 + 0.5 * Math.sin(k * 0.7 + c * 2.1);
            values[(y * SIDE + x) * 3 + c] = (byte) (int) (40 + 60 * y / SIDE + 150 * near * tint);
          }
        }
      }
      return Pixels.of(SIDE, SIDE, 3, values);
    }

    @Override
    public byte[] bytes(int position) {
      return new byte[] {(byte) position, (byte) (position >> 8), (byte) (position >> 16)};
    }
  }
}
