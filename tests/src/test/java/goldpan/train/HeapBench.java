package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.mining.Losses;
import goldpan.run.Home;
import goldpan.run.Mining;
import goldpan.run.Run;
import goldpan.threshold.Otsu;
import goldpan.torch.Torch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The heap that mining so many samples takes: a folder's pictures again and again, under names as
 * long as a big folder's. Run by {@code tests/bench/heap}, with the serial collector, whose full
 * collections say exactly what is alive.
 */
final class HeapBench {
  private HeapBench() {}

  /** Arguments: the folder of CIFAR-10 pictures, a folder to write in, samples. */
  public static void main(String[] args) throws Exception {
    Dataset source = Dataset.open(Path.of(args[0])).split(Split.TEST);
    int samples = Integer.parseInt(args[2]);
    Baseline baseline = light(source);
    Dataset warm = repeated(source, 2_000);
    Mining mining = Mining.in(new Home(Path.of(args[1])), Progress.SILENT);
    mining.mine(warm, baseline.inSample());
    int arrays = Torch.liveArrays();
    long before = alive();
    Watch watch = new Watch();
    watch.start();
    Dataset dataset = repeated(source, samples);
    Run run = mining.mine(dataset, baseline.inSample());
    Losses losses = run.losses();
    int suspects = losses.above(new Otsu()).size();
    long most = watch.end();
    long kept = alive();
    System.out.printf(
        Locale.ROOT,
        "samples %d kept %d most %d bytes; %d suspects; native arrays %d before, %d after%n",
        samples,
        kept - before,
        Math.max(most, kept) - before,
        suspects,
        arrays,
        Torch.liveArrays());
    if (losses.size() != dataset.size()) {
      throw new IllegalStateException("mined " + losses.size());
    }
  }

  /** The smallest network there is: what it says does not matter here. */
  private static Baseline light(Dataset source) {
    int[] some = new int[200];
    Arrays.setAll(some, i -> i * source.size() / some.length);
    return BaselineTraining.on(source.subset(some)).folds(2).epochs(1).width(1).train();
  }

  private static Dataset repeated(Dataset source, int samples) {
    List<String> ids = new ArrayList<>(samples);
    int[] labels = new int[samples];
    Split[] splits = new Split[samples];
    for (int i = 0; i < samples; i++) {
      labels[i] = source.label(i % source.size());
      splits[i] = Split.TEST;
      ids.add("test/" + source.classes().get(labels[i]) + "/" + (10_000_000 + i) + ".jpg");
    }
    return Dataset.of(
        "repeated-" + samples,
        source.root(),
        source.classes(),
        Dataset.Ids.of(ids),
        labels,
        splits,
        new Again(source, samples),
        List.of());
  }

  private record Again(Dataset source, int size) implements Media {
    @Override
    public Pixels pixels(int position) {
      return source.pixels(position % source.size());
    }

    @Override
    public byte[] bytes(int position) throws IOException {
      return source.bytes(position % source.size());
    }
  }

  /** Bytes that the last full collection found alive. */
  private static synchronized long alive() {
    System.gc();
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      boolean heap = pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null;
      used += heap ? pool.getCollectionUsage().getUsed() : 0;
    }
    return used;
  }

  /** Collects every second and remembers the most that was alive. */
  private static final class Watch extends Thread {
    private volatile boolean ended;
    private long most;

    Watch() {
      setDaemon(true);
    }

    @Override
    public void run() {
      while (!ended) {
        most = Math.max(most, alive());
        try {
          Thread.sleep(1000);
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    long end() throws InterruptedException {
      ended = true;
      join();
      return most;
    }
  }
}
