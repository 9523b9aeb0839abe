package goldpan.review;

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

/** A small dataset drawn by number, with predictions, for tests. */
public final class Toy {
  private Toy() {}

  /** {@code n} pictures of 8×8 in three classes, ids {@code s0}, {@code s1}, …. */
  public static Dataset dataset(int n) {
    return dataset(n, List.of("cat", "dog", "bird"));
  }

  /** {@code n} pictures with labels in turn. */
  public static Dataset dataset(int n, List<String> classes) {
    return Dataset.of(
        "toy",
        Path.of("/nowhere/toy"),
        classes,
        Dataset.Ids.of(IntStream.range(0, n).mapToObj(i -> "s" + i).toList()),
        IntStream.range(0, n).map(i -> i % classes.size()).toArray(),
        IntStream.range(0, n)
            .mapToObj(i -> i % 5 == 0 ? Split.TEST : Split.TRAIN)
            .toArray(Split[]::new),
        new Drawn(n, 8),
        List.of());
  }

  /** Losses with seeded random probabilities, so that about a third of the labels look wrong. */
  public static Losses losses(Dataset dataset) {
    int n = dataset.size();
    int k = dataset.classes().size();
    Random random = new Random(7);
    Matrix.Builder matrix = Matrix.builder(n, k);
    float[] row = new float[k];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int c = 0; c < k; c++) {
        row[c] = (float) (Math.pow(random.nextDouble(), 4) + (c == dataset.label(i) ? 0.4 : 0));
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
            new Provenance("drawn by number", 7, dataset.fingerprint(), "cpu", 1),
            List.of(),
            null));
  }

  /** Pictures made of their position. */
  private record Drawn(int size, int side) implements Media {
    @Override
    public Pixels pixels(int position) {
      byte[] values = bytes(position);
      return Pixels.of(side, side, 3, values);
    }

    @Override
    public byte[] bytes(int position) {
      byte[] values = new byte[side * side * 3];
      new Random(position).nextBytes(values);
      return values;
    }
  }
}
