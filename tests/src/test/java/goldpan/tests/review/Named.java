package goldpan.tests.review;

import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Split;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A dataset of grey pictures whose classes have given names. */
final class Named {
  private Named() {}

  static Dataset dataset(List<String> classes, int samples) {
    Split[] splits = new Split[samples];
    Arrays.fill(splits, Split.NONE);
    return Dataset.of(
        "names",
        Path.of("/nowhere/names"),
        classes,
        Dataset.Ids.of(
            IntStream.range(0, samples)
                .mapToObj(i -> classes.get(i % classes.size()) + "/" + "x".repeat(i) + i)
                .toList()),
        IntStream.range(0, samples).map(i -> i % classes.size()).toArray(),
        splits,
        new Grey(samples),
        List.of());
  }

  private record Grey(int size) implements Media {
    @Override
    public Pixels pixels(int position) {
      return Pixels.of(8, 8, 1, new byte[64]);
    }

    @Override
    public byte[] bytes(int position) {
      return new byte[] {(byte) position};
    }
  }
}
