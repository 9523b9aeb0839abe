package goldpan.torch;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.data.Workers;
import goldpan.input.DecodedPictures;
import goldpan.input.Input;
import goldpan.input.KeptPictures;
import goldpan.input.PictureCache;
import goldpan.predict.CacheFolder;
import goldpan.predict.ForwardPass;
import goldpan.tests.bench.ResNet18;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How much of a model's own speed mining reaches: pictures in a folder to losses, against the same
 * model on batches that lie ready, in one process and in turns. Run by {@code tests/bench/path}.
 *
 * <p>Each figure is said twice: by the clock, and by the processor time of the process, which other
 * work on the machine disturbs less.
 */
final class PathBench {
  private static final com.sun.management.OperatingSystemMXBean SYSTEM =
      (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final Progress.Task QUIET = Progress.SILENT.start("", 0, "");
  private static final int CLASSES = 10;
  private final Path work;
  private final int rounds;

  private PathBench(Path work, int rounds) {
    this.work = work;
    this.rounds = rounds;
  }

  /** Arguments: the folder of CIFAR-10 pictures, a folder to write in, rounds. */
  public static void main(String[] args) throws Exception {
    PathBench bench = new PathBench(Path.of(args[1]), Integer.parseInt(args[2]));
    Dataset small = Dataset.open(Path.of(args[0])).split(Split.TEST);
    say("machine: %d cores, %s", Workers.threads(), Torch.name(Torch.device("auto")));
    bench.small(small, 1);
    bench.small(small, 5);
    DjlBench.compare(small, bench.rounds);
    bench.big(small);
    bench.gpu(small);
  }

  static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  /** Pictures a second, by the clock and by processor time as if all cores were ours. */
  record Rate(double clock, double processor) {
    static Rate of(int pictures, Runnable work) {
      long start = System.nanoTime();
      long used = SYSTEM.getProcessCpuTime();
      work.run();
      double seconds = (System.nanoTime() - start) / 1e9;
      double processor = (SYSTEM.getProcessCpuTime() - used) / 1e9 / Workers.threads();
      return new Rate(pictures / seconds, pictures / Math.max(1e-9, processor));
    }

    /** The rate of doing this and then the other to each picture. */
    Rate then(Rate other) {
      return new Rate(1 / (1 / clock + 1 / other.clock), 1 / (1 / processor + 1 / other.processor));
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,8.0f /s (%,8.0f)", clock, processor);
    }
  }

  static Rate median(List<Rate> rates) {
    return new Rate(
        rates.stream().mapToDouble(Rate::clock).sorted().toArray()[rates.size() / 2],
        rates.stream().mapToDouble(Rate::processor).sorted().toArray()[rates.size() / 2]);
  }

  /** The median of the ratios, round by round. */
  static String ratio(List<Rate> ours, List<Rate> theirs) {
    int n = ours.size();
    double[] clock = new double[n];
    double[] processor = new double[n];
    for (int i = 0; i < n; i++) {
      clock[i] = ours.get(i).clock() / theirs.get(i).clock();
      processor[i] = ours.get(i).processor() / theirs.get(i).processor();
    }
    Arrays.sort(clock);
    Arrays.sort(processor);
    return String.format(Locale.ROOT, "%.3f (%.3f)", clock[n / 2], processor[n / 2]);
  }

  static Input cifar() {
    return new Input(32, 32, 3, List.of(125.3f, 123f, 113.9f), List.of(63f, 62.1f, 66.7f));
  }

  /** A network as mining runs it. */
  static ForwardModel judging(LightCnn net) {
    return Torch.computing(1, () -> new FoldedCnn(net, DataType.FLOAT32, net.manager()));
  }

  // ---- CIFAR-size pictures, light baseline ------------------------------------------------

  private void small(Dataset dataset, int folds) throws Exception {
    Input input = cifar();
    List<LightCnn> nets = new ArrayList<>();
    for (int f = 0; f < folds; f++) {
      nets.add(LightCnn.create(input, CLASSES, 16, f + 1, Device.cpu()));
    }
    List<ForwardModel> models = nets.stream().map(PathBench::judging).toList();
    say("%n32×32 JPEG, light CNN of width 16, mean of %d model%s", folds, folds == 1 ? "" : "s");
    Way best = best(input, models);
    CacheFolder cache = CacheFolder.in(work.resolve("cache-" + folds), 1L << 30);
    List<Rate> pure = new ArrayList<>();
    List<Rate> decode = new ArrayList<>();
    List<Rate> both = new ArrayList<>();
    List<Rate> first = new ArrayList<>();
    List<Rate> kept = new ArrayList<>();
    mine(dataset, input, models, cache); // warms up, and keeps the pictures
    for (int r = 0; r < rounds; r++) {
      pure.add(best.rate(8192 / folds));
      decode.add(decode(dataset, input));
      both.add(pure.get(r).then(decode.get(r)));
      first.add(mine(dataset, input, models, CacheFolder.none()));
      kept.add(mine(dataset, input, models, cache));
    }
    say("  best pure forward, %s: %s", best.name(), median(pure));
    say("  decoder alone, all cores: %s", median(decode));
    say("  folder to losses, first pass: %s, ratio %s", median(first), ratio(first, pure));
    say("  ratio to decoding and pure forward one after the other %s", ratio(first, both));
    say("  folder to losses, decoded cache: %s, ratio %s", median(kept), ratio(kept, pure));
    nets.forEach(LightCnn::close);
  }

  private static Rate mine(
      Dataset dataset, Input input, List<ForwardModel> models, CacheFolder cache) {
    int n = dataset.size();
    int[] all = IntStream.range(0, n).toArray();
    return Rate.of(
        n,
        () -> {
          try (KeptPictures pictures =
              new KeptPictures(new PictureCache(cache), dataset, all, input)) {
            ForwardPass result =
                new Inference(input, Device.cpu(), CLASSES)
                    .run(pictures, all, models, Workers.threads(), QUIET, ScoreJournal.none());
            losses(dataset, result);
          }
        });
  }

  private static double losses(Dataset dataset, ForwardPass result) {
    double sum = 0;
    for (int i = 0; i < dataset.size(); i++) {
      sum -= Math.log(Math.max(1e-30, result.probabilities().at(i, dataset.label(i))));
    }
    return sum;
  }

  /** A way to compute: so many threads, so many threads inside operations, such a batch. */
  record Way(Input input, List<ForwardModel> models, int workers, int inside, int batch) {
    String name() {
      return "%d workers × %d threads, batch %d".formatted(workers, inside, batch);
    }

    /** Pure forward on a float batch that lies ready, probabilities copied out. */
    Rate rate(int pictures) {
      int batches = Math.max(workers, pictures / batch);
      return Rate.of(batches * batch, () -> Workers.forEach(batches, 1, workers, this::worker));
    }

    private Workers.Worker worker() {
      Torch.onThisThread(inside);
      NDManager manager = Torch.manager(Device.cpu());
      Batch maker = new Batch(input, manager);
      ByteBuffer bytes = maker.buffer(batch);
      byte[] noise = new byte[bytes.capacity()];
      new Random(1).nextBytes(noise);
      bytes.put(0, noise);
      NDArray x = maker.of(bytes, batch, manager);
      return new Workers.Worker() {
        @Override
        public void run(int from, int to) {
          try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray sum = models.get(0).probabilities(x);
            for (int m = 1; m < models.size(); m++) {
              sum = sum.add(models.get(m).probabilities(x));
            }
            sum.toFloatArray();
          }
        }

        @Override
        public void close() {
          manager.close();
        }
      };
    }
  }

  /** The fastest of the ways there are, each tried three times at most. */
  private Way best(Input input, List<ForwardModel> models) {
    int cores = Workers.threads();
    boolean big = input.width() > 100;
    int[] batches = big ? new int[] {1, 4, 8, 16} : new int[] {32, 64, 128, 256};
    List<Way> ways = new ArrayList<>();
    for (int batch : batches) {
      ways.add(new Way(input, models, cores, 1, batch));
      ways.add(new Way(input, models, 1, cores, batch));
    }
    int pictures = (big ? 32 : 1024 * Math.min(4, rounds)) / models.size();
    ways.forEach(way -> way.rate(pictures / 2));
    Way best = ways.get(0);
    double most = 0;
    for (Way way : ways) {
      List<Rate> tries = new ArrayList<>();
      for (int t = 0; t < Math.min(3, rounds); t++) {
        tries.add(way.rate(pictures));
      }
      Rate middle = median(tries);
      say("  pure forward, %s: %s", way.name(), middle);
      if (middle.clock() > most) {
        most = middle.clock();
        best = way;
      }
    }
    return best;
  }

  // ---- 500×375 pictures, a TorchScript model ----------------------------------------------

  private void big(Dataset small) throws Exception {
    int n = 128 * Workers.threads();
    Path file = ResNet18.write(work.resolve("resnet18.pt"), CLASSES, 1);
    Dataset dataset = BigPictures.write(small, work.resolve("big"), n);
    TorchModel model = TorchModel.of(file);
    Input input =
        new Input(
            224, 224, 3, List.of(123.675f, 116.28f, 103.53f), List.of(58.395f, 57.12f, 57.375f));
    say("%n500×375 JPEG to 224×224, ResNet-18-size TorchScript");
    try (Model loaded = Model.newInstance("resnet18", Device.cpu(), "PyTorch")) {
      loaded.load(file.getParent(), "resnet18.pt");
      ForwardModel forward =
          batch ->
              loaded
                  .getBlock()
                  .forward(
                      new ParameterStore(loaded.getNDManager(), false), new NDList(batch), false)
                  .get(0)
                  .softmax(1);
      Way best = best(input, List.of(forward));
      List<Rate> pure = new ArrayList<>();
      List<Rate> decode = new ArrayList<>();
      List<Rate> path = new ArrayList<>();
      for (int r = 0; r < rounds; r++) {
        pure.add(best.rate(n));
        decode.add(decode(dataset, input));
        path.add(Rate.of(n, () -> model.predict(dataset, Progress.SILENT)));
      }
      say("  best pure forward, %s: %s", best.name(), median(pure));
      say("  decoder and resize alone: %s", median(decode));
      say("  folder to losses: %s, ratio to pure forward %s", median(path), ratio(path, pure));
      say("  ratio to the decoder and resize alone %s", ratio(path, decode));
    }
  }

  private static Rate decode(Dataset dataset, Input input) {
    int n = dataset.size();
    DecodedPictures pictures = new DecodedPictures(dataset, IntStream.range(0, n).toArray(), input);
    return Rate.of(
        n,
        () ->
            Workers.forEach(
                n,
                8,
                Workers.threads(),
                () -> {
                  byte[] one = new byte[input.values()];
                  return (from, to) -> {
                    for (int i = from; i < to; i++) {
                      pictures.read(i, one, 0);
                    }
                  };
                }));
  }

  // ---- GPU --------------------------------------------------------------------------------

  private void gpu(Dataset dataset) {
    say("%nGPU");
    if (Devices.usable() == 0) {
      say("  no GPU: not run%s", Devices.whyNoGpu().map(why -> " (" + why + ")").orElse(""));
      return;
    }
    Input input = cifar();
    int n = dataset.size();
    int[] all = IntStream.range(0, n).toArray();
    byte[] weights;
    try (LightCnn net = LightCnn.create(input, CLASSES, 16, 1, Device.cpu())) {
      weights = net.snapshot();
    }
    IntFunction<ForwardPass> run =
        gpus -> {
          List<LightCnn> nets = new ArrayList<>();
          List<Lane> lanes = new ArrayList<>();
          for (int g = 0; g < Math.max(1, gpus); g++) {
            Device device = gpus == 0 ? Device.cpu() : Device.gpu(g);
            LightCnn net = LightCnn.create(input, CLASSES, 16, 1, device);
            net.restore(weights);
            nets.add(net);
            lanes.add(new Lane(device, List.of(judging(net))));
          }
          try {
            return new Inference(input, CLASSES, 0, lanes)
                .run(
                    new DecodedPictures(dataset, all, input),
                    all,
                    Workers.threads(),
                    QUIET,
                    ScoreJournal.none());
          } finally {
            nets.forEach(LightCnn::close);
          }
        };
    ForwardPass onCpu = run.apply(0);
    for (int gpus = 1; gpus <= Devices.usable(); gpus++) {
      int count = gpus;
      ForwardPass onGpu = run.apply(gpus);
      double apart = 0;
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < CLASSES; k++) {
          double a = Math.log(onCpu.probabilities().at(i, k));
          apart = Math.max(apart, Math.abs(a - Math.log(onGpu.probabilities().at(i, k))));
        }
      }
      List<Rate> path = new ArrayList<>();
      for (int r = 0; r < rounds; r++) {
        path.add(Rate.of(n, () -> run.apply(count)));
      }
      say(
          "  folder to losses on %d: %s; at most %.2g nats from the CPU",
          gpus, median(path), apart);
    }
    gpuAlone(input, weights);
  }

  private void gpuAlone(Input input, byte[] weights) {
    try (LightCnn net = LightCnn.create(input, CLASSES, 16, 1, Device.gpu());
        NDManager manager = Torch.manager(Device.gpu());
        Batch maker = new Batch(input, manager)) {
      net.restore(weights);
      Torch.onThisThread(1);
      int batch = BatchSize.fitting(input, true);
      NDArray x = maker.of(maker.buffer(batch), batch, manager);
      ForwardModel model = judging(net);
      List<Rate> pure = new ArrayList<>();
      for (int r = 0; r < rounds + 1; r++) {
        pure.add(
            Rate.of(
                200 * batch,
                () -> {
                  for (int i = 0; i < 200; i++) {
                    try (NDScope scope = new NDScope()) {
                      scope.suppressNotUsedWarning();
                      model.probabilities(x).toFloatArray();
                    }
                  }
                }));
      }
      say("  pure forward on one, batch %d: %s", batch, median(pure.subList(1, pure.size())));
    }
  }
}
