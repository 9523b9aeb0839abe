package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Split;
import goldpan.data.UnreadableMediaException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Small datasets drawn by number: the class shows as a bright bar at its own height. */
public final class Blobs {
  private Blobs() {}

  /** {@code n} grey pictures of 12×12 in three classes, easy to learn. */
  public static Dataset dataset(int n) {
    return dataset(n, Set.of(), i -> Split.NONE);
  }

  public static Dataset dataset(int n, Set<Integer> unreadable, IntFunction<Split> split) {
    return dataset(labels(n, 3), new Bars(labels(n, 3), 12, 12, 1, unreadable), split);
  }

  public static int[] labels(int n, int classes) {
    return IntStream.range(0, n).map(i -> i % classes).toArray();
  }

  /** Samples with the labels given, which need not be those that the pictures show. */
  public static Dataset dataset(int[] labels, Media media, IntFunction<Split> split) {
    int n = labels.length;
    int classes = Math.max(2, Arrays.stream(labels).max().orElse(0) + 1);
    return Dataset.of(
        "blobs",
        Path.of("/nowhere/blobs"),
        List.of("ant", "bee", "cat", "dog", "elk").subList(0, classes),
        Dataset.Ids.of(IntStream.range(0, n).mapToObj(i -> "s" + i).toList()),
        labels,
        IntStream.range(0, n).mapToObj(split).toArray(Split[]::new),
        media,
        List.of());
  }

  /** Noise with a bright bar at the height of the class. */
  public record Bars(int[] shown, int width, int height, int channels, Set<Integer> unreadable)
      implements Media {
    @Override
    public int size() {
      return shown.length;
    }

    @Override
    public Pixels pixels(int position) {
      if (unreadable.contains(position)) {
        throw new UnreadableMediaException("s" + position, "is broken on purpose");
      }
      return Pixels.of(width, height, channels, bytes(position));
    }

    @Override
    public byte[] bytes(int position) {
      byte[] values = new byte[width * height * channels];
      Random random = new Random(position);
      int row = width * channels;
      int bar = 1 + shown[position] * height / 4;
      for (int i = 0; i < values.length; i++) {
        int y = i / row;
        values[i] = (byte) ((y == bar || y == bar + 1 ? 180 : 20) + random.nextInt(60));
      }
      return values;
    }
  }
}
