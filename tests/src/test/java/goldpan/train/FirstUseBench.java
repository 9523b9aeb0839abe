package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Split;
import goldpan.predict.PredictionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Whether the first use of a shape by two threads gives the bits that later uses give: trains light
 * networks of many widths, each three times in this process with two folds side by side, and prints
 * a line a width that differs. Run with the number of widths and of the process; the script counts
 * the lines, and the processes that crash.
 */
final class FirstUseBench {
  private static final int TIMES = 3;
  private static final int SMALLEST = 3;
  private static final int PICTURES = 90;
  private static final int SIDE = 12;

  private FirstUseBench() {}

  public static void main(String[] args) {
    int widths = Integer.parseInt(args[0]);
    String process = args[1];
    Dataset dataset = bars();
    CRC32C all = new CRC32C();
    for (int width = SMALLEST; width < SMALLEST + widths; width++) {
      List<String> seen = new ArrayList<>();
      for (int time = 0; time < TIMES; time++) {
        seen.add(train(dataset, width));
      }
      if (seen.stream().distinct().count() > 1) {
        System.out.printf("process %s: width %d differs: %s%n", process, width, seen);
      }
      all.update(seen.get(TIMES - 1).getBytes(StandardCharsets.UTF_8));
    }
    System.out.printf("process %s: done, bits %08x%n", process, all.getValue());
  }

  /** Grey noise in three classes, each with a bright bar at its own height. */
  private static Dataset bars() {
    int[] labels = IntStream.range(0, PICTURES).map(i -> i % 3).toArray();
    Split[] splits = new Split[PICTURES];
    Arrays.fill(splits, Split.NONE);
    return Dataset.of(
        "bars",
        Path.of("bars"),
        List.of("top", "middle", "bottom"),
        Dataset.Ids.numbered(PICTURES),
        labels,
        splits,
        new Bars(),
        List.of());
  }

  private record Bars() implements Media {
    @Override
    public int size() {
      return PICTURES;
    }

    @Override
    public Pixels pixels(int position) {
      return Pixels.of(SIDE, SIDE, 1, bytes(position));
    }

    @Override
    public byte[] bytes(int position) {
      byte[] values = new byte[SIDE * SIDE];
      new Random(position).nextBytes(values);
      int bar = 2 + 3 * (position % 3);
      Arrays.fill(values, bar * SIDE, (bar + 2) * SIDE, (byte) 200);
      return values;
    }
  }

  /** The bits of all weights, or what went wrong. */
  private static String train(Dataset dataset, int width) {
    try {
      Baseline trained =
          BaselineTraining.on(dataset).folds(2).epochs(2).width(width).seed(3).batch(16).train();
      CRC32C bits = new CRC32C();
      trained.weights().forEach(bits::update);
      return "%08x".formatted(bits.getValue());
    } catch (PredictionException e) {
      return e.getMessage();
    }
  }
}
