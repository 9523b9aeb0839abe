package goldpan.tests.bench;

import goldpan.data.Dataset;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/** Opens a table of labels three times and prints time and heap, a line each. */
final class TableBench {
  private static final int TIMES = 3;

  private TableBench() {}

  public static void main(String[] args) {
    for (int time = 0; time < TIMES; time++) {
      long before = heap();
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Dataset dataset = Dataset.open(Path.of(args[0]));
      double seconds =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%,d rows: %.2f s of processor time, %.0f bytes a row kept, heap of at most %,d MiB%n",
          dataset.size(),
          seconds,
          (double) (heap() - before) / dataset.size(),
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
