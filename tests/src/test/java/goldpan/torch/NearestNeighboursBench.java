package goldpan.torch;

import ai.djl.Device;
import goldpan.data.Words;
import goldpan.data.Workers;
import goldpan.predict.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Exact top 20 of 50,000 rows of 128 by cosine, every row against all: run with rows, columns and
 * rounds, 50000, 128 and 3 by default. Prints seconds a round and the process's peak memory; random
 * directions are the worst case, as nothing about them is easy.
 */
final class NearestNeighboursBench {
  private NearestNeighboursBench() {}

  public static void main(String[] args) throws IOException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
    int columns = args.length > 1 ? Integer.parseInt(args[1]) : 128;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    Matrix all = random(rows, columns);
    say("memory before", peak());
    for (int round = 0; round < rounds; round++) {
      double[] sums = new double[rows];
      long start = System.nanoTime();
      double before = processorSeconds();
      Torch.computing(
          1,
          () -> {
            new NearestNeighbours(Device.cpu(), 20)
                .search(
                    all,
                    all,
                    Workers.threads(),
                    (query, bank, similarities, from) -> sums[query] = similarities[from + 19]);
            return rounds;
          });
      double seconds = (System.nanoTime() - start) / 1e9;
      say(
          "round",
          Words.of(
              "%.2f s, %.2f s of processor time, 20th similarity of row 0 %.4f",
              seconds, processorSeconds() - before, sums[0]));
    }
    say("memory after", peak());
  }

  private static Matrix random(int rows, int columns) {
    Random random = new Random(1);
    Matrix.Builder matrix = Matrix.builder(rows, columns);
    float[] row = new float[columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        row[c] = (float) random.nextGaussian();
      }
      matrix.set(r, row, 0);
    }
    return matrix.build();
  }

  private static double processorSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  private static String peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }

  private static void say(String what, String value) {
    System.out.println(Words.of("%-16s %s", what, value));
  }
}
