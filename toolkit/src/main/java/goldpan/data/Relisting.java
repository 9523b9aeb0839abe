package goldpan.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a dataset in another order that tools list them in: what the rows of a file may be
 * about that names no samples.
 */
public final class Relisting {
  private static final List<String> GROUPS =
      List.of("", "class by class", "class by class, classes as text");
  private static final int MOST_TABLES = 4;
  private static final long LARGEST_TABLE = 64L << 20;

  private final String name;
  private final int[] samples;

  private Relisting(String name, int[] samples) {
    this.name = name;
    this.samples = samples;
  }

  /** In words, such as {@code class by class, ids as text}. */
  public String name() {
    return name;
  }

  /** The sample that stands at a place, both from 0. */
  public int at(int place) {
    return samples[place];
  }

  /**
   * How samples are compared within what else orders them.
   *
   * @param order of ids; null for the dataset's own
   */
  private record ById(String words, @Nullable Comparator<String> order) {
    private static final List<ById> ALL =
        List.of(
            new ById("", null),
            new ById("ids as text", NameOrder.CODE_POINTS),
            new ById("numbers in ids as numbers", new NaturalOrder()),
            new ById(
                "file names as text", Comparator.comparing(ById::fileName, NameOrder.CODE_POINTS)));

    private static String fileName(String id) {
      return id.substring(id.lastIndexOf('/') + 1);
    }
  }

  /**
   * The usual other orders that differ from the dataset's own: by id as text, by the numbers in it,
   * by file name; class by class, with classes in the dataset's order or as text; each of these
   * also split by split; and those of tables beside the pictures. What order samples have within a
   * class makes no difference to who looks at labels, so each class keeps the dataset's. Cost: O(N
   * log N) each.
   */
  public static List<Relisting> of(Dataset d) {
    int n = d.size();
    List<Relisting> found = new ArrayList<>();
    int[] asText = asText(d.classes());
    for (ById by : ById.ALL) {
      int[] ranks = ranks(d, by);
      for (String groups : by.order == null ? GROUPS : GROUPS.subList(0, 1)) {
        int[] classes =
            groups.isEmpty()
                ? new int[n]
                : IntStream.range(0, n)
                    .map(i -> groups.endsWith("text") ? asText[d.label(i)] : d.label(i))
                    .toArray();
        for (boolean splits :
            d.splits().size() > 1 ? new boolean[] {false, true} : new boolean[1]) {
          String words = words(splits ? "split by split" : "", groups, by.words);
          add(found, words, sorted(n, i -> splits ? d.split(i).ordinal() : 0, classes, ranks));
        }
      }
    }
    tables(d, found);
    return found;
  }

  private interface Key {
    int of(int sample);
  }

  private static int[] sorted(int n, Key split, int[] classes, int[] ranks) {
    long[] keys = new long[n];
    int[] byRank = new int[n];
    for (int i = 0; i < n; i++) {
      keys[i] = ((long) split.of(i) << 56) | ((long) classes[i] << 32) | ranks[i];
      byRank[ranks[i]] = i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(k -> byRank[(int) (k & Integer.MAX_VALUE)]).toArray();
  }

  /** For each sample how many stand before it. */
  private static int[] ranks(Dataset d, ById by) {
    int n = d.size();
    Comparator<String> order = by.order;
    int[] ranks = IntStream.range(0, n).toArray();
    if (order == null || isSorted(d, order)) {
      return ranks;
    }
    Function<Integer, String> id = d::id;
    int[] sorted =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparing(id, order))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < n; i++) {
      ranks[sorted[i]] = i;
    }
    return ranks;
  }

  private static boolean isSorted(Dataset d, Comparator<String> order) {
    for (int i = 1; i < d.size(); i++) {
      if (order.compare(d.id(i - 1), d.id(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Class names compared as text, as most tools sort them: 10 before 2. */
  public static List<String> classesAsText(List<String> classes) {
    return classes.stream().sorted(NameOrder.CODE_POINTS).toList();
  }

  /** For each class its place among all when names are compared as text. */
  private static int[] asText(List<String> classes) {
    List<String> sorted = classesAsText(classes);
    return classes.stream().mapToInt(sorted::indexOf).toArray();
  }

  private static String words(String... parts) {
    return String.join(", ", Arrays.stream(parts).filter(p -> !p.isEmpty()).toList());
  }

  /** Adds an order that is not the dataset's own nor known already. */
  private static void add(List<Relisting> found, String name, int[] samples) {
    boolean own = IntStream.range(0, samples.length).allMatch(i -> samples[i] == i);
    if (!own && found.stream().noneMatch(r -> Arrays.equals(r.samples, samples))) {
      found.add(new Relisting(name, samples));
    }
  }

  /** Tables beside the pictures that list just these samples. */
  private static void tables(Dataset d, List<Relisting> found) {
    if (!Files.isDirectory(d.root())) {
      return;
    }
    List<Path> tables = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(d.root(), "*.{csv,tsv}")) {
      for (Path file : files) {
        if (tables.size() < MOST_TABLES && Files.size(file) <= LARGEST_TABLE) {
          tables.add(file);
        }
      }
    } catch (IOException e) {
      return; // what cannot be listed has no order
    }
    tables.sort(Comparator.naturalOrder());
    tables.forEach(table -> table(d, table, found));
  }

  private static void table(Dataset d, Path table, List<Relisting> found) {
    Dataset other;
    try {
      other = Listed.of(Dataset.open(table)).all();
    } catch (DatasetException e) {
      return; // no list of samples
    }
    int[] samples =
        IntStream.range(0, other.size())
            .map(i -> d.indexOf(other.id(i)).orElse(-1))
            .filter(i -> i >= 0)
            .toArray();
    if (samples.length == d.size() && Arrays.stream(samples).distinct().count() == d.size()) {
      add(found, "as " + table.getFileName() + " lists them", samples);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
