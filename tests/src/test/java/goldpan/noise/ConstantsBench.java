package goldpan.noise;

import goldpan.Goldpan;
import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Split;
import goldpan.predict.Matrix;
import goldpan.predict.Origin;
import goldpan.predict.Predictions;
import goldpan.predict.Provenance;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * What halving and doubling each constant of {@code FinderConstants} does to the F1 of the suspects
 * found from probabilities alone. The package is compiled again with the changed constant and read
 * by a class loader of its own.
 *
 * <p>Arguments: the folder of sources of the toolkit, and that of the stored sets.
 */
public final class ConstantsBench {
  private static final Pattern CONSTANT =
      Pattern.compile("static final (double|int) (\\w+) = ([0-9._e-]+);");

  private ConstantsBench() {}

  /** Predictions of which it is known which labels are wrong. */
  private record Known(Predictions predictions, boolean[] wrong) {
    double f1(int[] falling, int count) {
      long errors = IntStream.range(0, wrong.length).filter(i -> wrong[i]).count();
      long hits = Arrays.stream(falling, 0, count).filter(r -> wrong[r]).count();
      return 2.0 * hits / (count + errors);
    }
  }

  public static void main(String[] args) throws Exception {
    Path sources = Path.of(args[0]);
    List<Known> stored = stored(Path.of(args[1]));
    List<Known> madeUp = madeUp();
    String text = Files.readString(sources.resolve("goldpan/mining/FinderConstants.java"));
    System.out.printf("mean F1 of %d stored and %d made-up sets%n", stored.size(), madeUp.size());
    System.out.printf("%-20s %-12s %16s %16s%n", "constant", "value", "halved", "doubled");
    double[] now = measure(sources, text, stored, madeUp);
    System.out.printf(Locale.ROOT, "%-33s %.3f %.3f%n", "as they are", now[0], now[1]);
    for (Matcher m = CONSTANT.matcher(text); m.find(); ) {
      StringBuilder line = new StringBuilder("%-20s %-12s".formatted(m.group(2), m.group(3)));
      for (double factor : new double[] {0.5, 2}) {
        double value = factor * Double.parseDouble(m.group(3).replace("_", ""));
        String written =
            m.group(1).equals("int") ? Long.toString(Math.round(value)) : Double.toString(value);
        String changed = text.substring(0, m.start(3)) + written + text.substring(m.end(3));
        double[] then = measure(sources, changed, stored, madeUp);
        line.append(
            String.format(Locale.ROOT, "    %+.3f %+.3f", then[0] - now[0], then[1] - now[1]));
      }
      System.out.println(line);
    }
  }

  /** Mean F1 of the stored and of the made-up sets. */
  private static double[] measure(
      Path sources, String constants, List<Known> stored, List<Known> madeUp) throws Exception {
    Path folder = Files.createTempDirectory("constants");
    try {
      compile(sources, constants, folder);
      try (Loader loader = new Loader(folder)) {
        return new double[] {mean(loader, stored), mean(loader, madeUp)};
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static double mean(Loader loader, List<Known> sets) throws Exception {
    double sum = 0;
    for (Known set : sets) {
      Class<?> losses = loader.loadClass("goldpan.mining.Losses");
      Object of = losses.getMethod("of", Predictions.class).invoke(null, set.predictions);
      Object found = losses.getMethod("labelErrors").invoke(of);
      double[] scores = (double[]) found.getClass().getMethod("scores").invoke(found);
      int count = (int) found.getClass().getMethod("count").invoke(found);
      int[] falling =
          IntStream.range(0, scores.length)
              .boxed()
              .sorted(Comparator.comparingDouble(r -> -scores[r]))
              .mapToInt(r -> r)
              .toArray();
      sum += set.f1(falling, count);
    }
    return sum / sets.size();
  }

  private static void compile(Path sources, String constants, Path folder) throws IOException {
    Path changed = Files.writeString(folder.resolve("FinderConstants.java"), constants);
    List<String> options =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-nowarn",
                "-encoding",
                "UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString()));
    try (Stream<Path> files = Files.list(sources.resolve("goldpan/mining"))) {
      files
          .map(Path::toString)
          .filter(f -> f.endsWith(".java") && !f.endsWith("FinderConstants.java"))
          .forEach(options::add);
    }
    options.add(changed.toString());
    int code =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("%s does not compile".formatted(sources));
    }
  }

  /** Reads the package of the finder from a folder, and all else as usual. */
  private static final class Loader extends URLClassLoader {
    Loader(Path folder) throws MalformedURLException {
      super(new URL[] {folder.toUri().toURL()}, ConstantsBench.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith("goldpan.mining.")) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  private static List<Known> stored(Path folder) throws Exception {
    List<Known> sets = new ArrayList<>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path set : folders.sorted().toList()) {
        List<String> lines = Files.readAllLines(set.resolve("wrong.txt"));
        boolean[] wrong = new boolean[lines.size()];
        for (int i = 0; i < wrong.length; i++) {
          wrong[i] = lines.get(i).strip().equals("1");
        }
        sets.add(
            new Known(
                Goldpan.predictions(set.resolve("probabilities.npy"), set.resolve("labels.txt")),
                wrong));
      }
    }
    return sets;
  }

  /** 2, 10 and 50 classes, uniform, pair and feature-dependent noise of 1, 6 and 20 %. */
  private static List<Known> madeUp() {
    List<Known> sets = new ArrayList<>();
    for (int k : new int[] {2, 10, 50}) {
      for (String kind : List.of("uniform", "pair", "feature")) {
        for (double rate : new double[] {0.01, 0.06, 0.2}) {
          sets.add(madeUp(5000, k, kind, rate, 7L + sets.size()));
        }
      }
    }
    return sets;
  }

  private static Known madeUp(int n, int k, String kind, double rate, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] labels = new int[n];
    boolean[] wrong = new boolean[n];
    Matrix.Builder matrix = Matrix.builder(n, k);
    float[] row = new float[k];
    for (int r = 0; r < n; r++) {
      double[] logits = new double[k];
      Arrays.setAll(logits, c -> 1.5 * random.nextGaussian());
      logits[random.nextInt(k)] += 2 + Math.log(k) + 6 * random.nextDouble();
      double[] p = softmax(logits);
      int truth = draw(p, random.nextDouble());
      double doubt = 1 - p[truth];
      wrong[r] = random.nextDouble() < (kind.equals("feature") ? rate * (0.3 + 8 * doubt) : rate);
      labels[r] = wrong[r] ? other(kind, truth, p, random) : truth;
      for (int c = 0; c < k; c++) {
        row[c] = (float) p[c];
      }
      matrix.set(r, row, 0);
    }
    return new Known(predictions(labels, matrix.build()), wrong);
  }

  private static int other(String kind, int truth, double[] p, SplittableRandom random) {
    if (kind.equals("pair")) {
      return (truth + 1) % p.length;
    }
    if (kind.equals("uniform")) {
      return (truth + 1 + random.nextInt(p.length - 1)) % p.length;
    }
    double[] rest = p.clone();
    rest[truth] = 0;
    double all = Arrays.stream(rest).sum();
    int drawn = draw(rest, all * random.nextDouble());
    return drawn == truth ? (truth + 1) % p.length : drawn;
  }

  private static int draw(double[] weights, double at) {
    int k = 0;
    for (double sum = weights[0]; k < weights.length - 1 && at > sum; sum += weights[k]) {
      k++;
    }
    return k;
  }

  private static double[] softmax(double[] logits) {
    double highest = Arrays.stream(logits).max().orElse(0);
    double[] e = Arrays.stream(logits).map(z -> Math.exp(z - highest)).toArray();
    double sum = Arrays.stream(e).sum();
    return Arrays.stream(e).map(v -> v / sum).toArray();
  }

  private record Bare(int size) implements Media {
    @Override
    public Pixels pixels(int position) {
      return Pixels.of(1, 1, 1, bytes(position));
    }

    @Override
    public byte[] bytes(int position) {
      return new byte[1];
    }
  }

  private static Predictions predictions(int[] labels, Matrix probabilities) {
    int n = labels.length;
    Split[] splits = new Split[n];
    Arrays.fill(splits, Split.TRAIN);
    Origin[] origins = new Origin[n];
    Arrays.fill(origins, Origin.OUT_OF_FOLD);
    List<String> classes =
        IntStream.range(0, probabilities.columns()).mapToObj(c -> "class " + c).toList();
    Dataset data =
        Dataset.of(
            "made-up",
            Path.of("made-up"),
            classes,
            Dataset.Ids.numbered(n),
            labels,
            splits,
            new Bare(n),
            List.of());
    return Predictions.of(
        data,
        IntStream.range(0, n).toArray(),
        probabilities,
        origins,
        new int[n],
        new Provenance("made up", 1, "none", "cpu", 1),
        List.of(),
        null);
  }
}
