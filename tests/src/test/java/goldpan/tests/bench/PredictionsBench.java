package goldpan.tests.bench;

import com.sun.management.OperatingSystemMXBean;
import goldpan.data.Dataset;
import goldpan.predict.Matrix;
import goldpan.predict.Outputs;
import goldpan.predict.file.NpyFile;
import goldpan.predict.file.PredictionFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** Opens a list of labels and a table of probabilities for it three times, a line each. */
final class PredictionsBench {
  private static final int TIMES = 3;

  private PredictionsBench() {}

  /** Folder, rows, columns. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    write(folder, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (int time = 0; time < TIMES; time++) {
      long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long all = process.getProcessCpuTime();
      Dataset labels = Dataset.open(folder.resolve("labels.txt"));
      int size = PredictionFile.read(folder.resolve("p.npy"), labels, Outputs.PROBABILITIES).size();
      System.out.printf(
          Locale.ROOT,
          "%,d rows: %.2f s of processor time by the thread that reads, %.2f s by the process%n",
          size,
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread) / 1e9,
          (process.getProcessCpuTime() - all) / 1e9);
    }
  }

  private static void write(Path folder, int rows, int columns) throws IOException {
    Random random = new Random(1);
    Matrix.Builder matrix = Matrix.builder(rows, columns);
    StringBuilder labels = new StringBuilder();
    float[] row = new float[columns];
    for (int r = 0; r < rows; r++) {
      Arrays.fill(row, 0.5f / columns);
      int label = random.nextInt(columns);
      row[label] += 0.5f;
      matrix.set(r, row, 0);
      labels.append("class").append(label).append('\n');
    }
    NpyFile.write(matrix.build(), folder.resolve("p.npy"));
    Files.writeString(folder.resolve("labels.txt"), labels);
  }
}
