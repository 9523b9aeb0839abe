package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Modality;
import goldpan.data.Pixels;
import goldpan.data.Preview;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.data.UnreadableMediaException;
import goldpan.input.TextFeatures;
import goldpan.mining.Losses;
import goldpan.predict.Predictions;
import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The default baseline for texts: out-of-fold accuracy on all of a dataset as it is, and how well
 * scores rank label errors that are planted in it. Run by {@code tests/bench/text}.
 */
final class TextBench {
  private static final double PLANTED = 0.06;
  private final List<String> texts = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private TextBench() {}

  /** Arguments: a folder with CSV files of two columns, text and category; seeds. */
  public static void main(String[] args) throws Exception {
    TextBench bench = new TextBench();
    for (String file : List.of("train.csv", "test.csv")) {
      bench.read(Path.of(args[0], file));
    }
    List<String> classes = bench.names.stream().distinct().sorted().toList();
    int[] labels = bench.names.stream().mapToInt(classes::indexOf).toArray();
    System.out.printf(Locale.ROOT, "%,d texts, %d classes%n", labels.length, classes.size());
    for (String seed : List.of(args).subList(1, args.length)) {
      long number = Long.parseLong(seed);
      bench.train("as given", labels, classes, number, Set.of());
      int[] noisy = labels.clone();
      Set<Integer> wrong = plant(noisy, classes.size(), number);
      bench.train("6 % planted", noisy, classes, number, wrong);
    }
  }

  private void read(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader in = Files.newBufferedReader(file)) {
      for (CSVRecord row : format.parse(in)) {
        texts.add(row.get("text"));
        names.add(row.get("category"));
      }
    }
  }

  private static Set<Integer> plant(int[] labels, int classes, long seed) {
    Random random = new Random(seed);
    Set<Integer> wrong = new HashSet<>();
    while (wrong.size() < Math.round(PLANTED * labels.length)) {
      int i = random.nextInt(labels.length);
      if (wrong.add(i)) {
        labels[i] = (labels[i] + 1 + random.nextInt(classes - 1)) % classes;
      }
    }
    return wrong;
  }

  private void train(
      String what, int[] labels, List<String> classes, long seed, Set<Integer> wrong) {
    Split[] splits = new Split[labels.length];
    Arrays.fill(splits, Split.NONE);
    Dataset dataset =
        Dataset.of(
            "texts",
            Path.of("texts").toAbsolutePath(),
            classes,
            Dataset.Ids.numbered(labels.length),
            labels,
            splits,
            new Texts(texts),
            List.of());
    long start = System.nanoTime();
    long before = processorNanos();
    Baseline baseline =
        BaselineTraining.on(dataset).with(new TextModels(TextFeatures.usual())).seed(seed).train();
    double processor = (processorNanos() - before) / 1e9;
    double seconds = (System.nanoTime() - start) / 1e9;
    Predictions said = baseline.predict(dataset, Progress.SILENT);
    System.out.printf(
        Locale.ROOT,
        "seed %d, %s: out-of-fold accuracy %.4f; %.1f s, of the processor %.1f s; weights %.1f MB%n",
        seed,
        what,
        baseline.accuracy(),
        seconds,
        processor,
        baseline.weights().stream().mapToLong(w -> w.length).sum() / 1e6);
    if (!wrong.isEmpty()) {
      for (String score : List.of("cross-entropy", "suspicion")) {
        Losses ranked = Losses.of(said).by(score);
        System.out.printf(
            Locale.ROOT,
            "  average precision of %s %.4f%n",
            score,
            averagePrecision(ranked, wrong));
      }
    }
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double averagePrecision(Losses ranked, Set<Integer> wrong) {
    int[] order = Arrays.stream(ranked.scores().descending()).map(ranked::sampleIndex).toArray();
    int hits = 0;
    double sum = 0;
    for (int rank = 0; rank < order.length; rank++) {
      if (wrong.contains(order[rank])) {
        sum += (double) ++hits / (rank + 1);
      }
    }
    return sum / hits;
  }

  private record Texts(List<String> texts) implements Media {
    @Override
    public int size() {
      return texts.size();
    }

    @Override
    public Modality modality() {
      return Modality.all().stream().filter(Modality::isRead).findFirst().orElseThrow();
    }

    @Override
    public Preview preview(int position) {
      return Preview.text(texts.get(position));
    }

    @Override
    public Pixels pixels(int position) {
      throw new UnreadableMediaException("text " + position, "is no picture");
    }

    @Override
    public byte[] bytes(int position) {
      return texts.get(position).getBytes(StandardCharsets.UTF_8);
    }
  }
}
