package goldpan.predict.file;

import goldpan.data.Dataset;
import goldpan.data.IdMatch;
import goldpan.data.Words;
import goldpan.predict.ColumnNames;
import goldpan.predict.PredictionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sample that each row of a file is about, by the id that the file gives it: as it is, as
 * a longer path that ends with it, without its extension, or as a file name that no other sample
 * has.
 */
final class RowIds {
  private static final int NONE = -1;
  private final Dataset dataset;
  private final IdMatch ids;
  private @Nullable Map<String, Integer> byStem;
  private @Nullable Map<String, Integer> byName;

  private RowIds(Dataset dataset) {
    this.dataset = dataset;
    this.ids = new IdMatch(dataset);
  }

  /** Rows and the samples they are about. */
  static final class Matched {
    private final int[] samples;
    private final List<String> notes;
    private final boolean isById;

    private Matched(int[] samples, List<String> notes, boolean isById) {
      this.samples = samples;
      this.notes = notes;
      this.isById = isById;
    }

    /** Whether rows were named; false where they were only counted. */
    boolean isById() {
      return isById;
    }

    /** Dataset index of each row. */
    int[] samples() {
      return samples.clone();
    }

    /** What was found, in whole phrases. */
    List<String> notes() {
      return notes;
    }
  }

  /**
   * The sample of each row. Samples without a row are left out, which the notes say. A column that
   * only counts rows is no id: in order it is passed over, and in another order it says where each
   * row stood.
   *
   * @param file for messages
   * @throws PredictionException naming the first five ids that no sample has, or that come twice
   */
  static Matched match(String file, List<String> given, Dataset dataset) {
    RowIds finder = new RowIds(dataset);
    int[] samples = new int[given.size()];
    int found = 0;
    for (int r = 0; r < samples.length; r++) {
      samples[r] = finder.find(given.get(r));
      found += samples[r] == NONE ? 0 : 1;
    }
    if (found < samples.length) {
      Optional<int[]> counted = counted(given, dataset.size());
      if (counted.isPresent()) {
        return byNumber(file, counted.get());
      }
      throw unknown(file, given, samples, dataset);
    }
    refuseTwice(file, given, samples, dataset);
    return new Matched(samples, missing(file, samples, dataset), true);
  }

  /** Whole numbers that are 0 to N−1 or 1 to N, each once; as they count from 0. */
  private static Optional<int[]> counted(List<String> given, int size) {
    if (given.size() != size || size == 0 || !given.stream().allMatch(g -> g.matches("\\d{1,9}"))) {
      return Optional.empty();
    }
    int[] numbers = given.stream().mapToInt(Integer::parseInt).toArray();
    int from = Arrays.stream(numbers).min().orElse(0);
    boolean[] seen = new boolean[size];
    for (int i = 0; i < size; i++) {
      numbers[i] -= from;
      if (from > 1 || numbers[i] >= size || seen[numbers[i]]) {
        return Optional.empty();
      }
      seen[numbers[i]] = true;
    }
    return Optional.of(numbers);
  }

  private static Matched byNumber(String file, int[] numbers) {
    boolean rising = true;
    for (int i = 0; i < numbers.length; i++) {
      rising &= numbers[i] == i;
    }
    return new Matched(
        numbers,
        List.of(
            rising
                ? "the first column of "
                    + file
                    + " counts the rows, as pandas' index does: passed over"
                : "the first column of "
                    + file
                    + " holds row numbers in another order, as pandas' index does after sorting or shuffling: rows are put back in that order"),
        false);
  }

  private static PredictionException unknown(
      String file, List<String> given, int[] samples, Dataset dataset) {
    List<String> unknown = new ArrayList<>();
    for (int r = 0; r < samples.length; r++) {
      if (samples[r] == NONE) {
        unknown.add(given.get(r));
      }
    }
    return new PredictionException(
        Words.of(
            "%s has %,d %s that no sample of %s has: %s; expected ids such as \"%s\"; pass the dataset these predictions were made for",
            file,
            unknown.size(),
            unknown.size() == 1 ? "id" : "ids",
            dataset.name(),
            ColumnNames.quoted(unknown),
            dataset.size() == 0 ? "" : dataset.id(0)));
  }

  private static void refuseTwice(String file, List<String> given, int[] samples, Dataset dataset) {
    int[] rows = new int[dataset.size()];
    List<String> twice = new ArrayList<>();
    for (int r = 0; r < samples.length; r++) {
      if (++rows[samples[r]] == 2) {
        twice.add(given.get(r));
      }
    }
    if (!twice.isEmpty()) {
      throw new PredictionException(
          Words.of(
              "%s has more than one row for %,d %s: %s; expected one row a sample; keep one of each",
              file,
              twice.size(),
              twice.size() == 1 ? "sample" : "samples",
              ColumnNames.quoted(twice)));
    }
  }

  private static List<String> missing(String file, int[] samples, Dataset dataset) {
    boolean[] has = new boolean[dataset.size()];
    for (int sample : samples) {
      has[sample] = true;
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < has.length; i++) {
      if (!has[i]) {
        missing.add(dataset.id(i));
      }
    }
    return missing.isEmpty()
        ? List.of()
        : List.of(
            Words.of(
                "%s has no row for %,d of the %,d samples, which are left out: %s",
                file, missing.size(), dataset.size(), ColumnNames.quoted(missing)));
  }

  private int find(String cell) {
    int found = asIs(cell);
    for (String rest = cell.replace('\\', '/');
        found == NONE && rest.indexOf('/') >= 0 && !cell.contains("://"); ) {
      rest = rest.substring(rest.indexOf('/') + 1);
      found = asIs(rest);
    }
    return found == NONE ? loosely(cell.replace('\\', '/')) : found;
  }

  private int asIs(String cell) {
    return ids.find(cell) instanceof IdMatch.One one ? one.index() : NONE;
  }

  private int loosely(String cell) {
    Map<String, Integer> stems = byStem;
    if (stems == null) {
      stems = unique(RowIds::stem);
      byStem = stems;
    }
    int found = stems.getOrDefault(stem(cell), NONE);
    if (found != NONE) {
      return found;
    }
    Map<String, Integer> names = byName;
    if (names == null) {
      names = unique(RowIds::fileName);
      byName = names;
    }
    return names.getOrDefault(fileName(cell), NONE);
  }

  private Map<String, Integer> unique(UnaryOperator<String> key) {
    Map<String, Integer> map = new HashMap<>();
    for (int i = 0; i < dataset.size(); i++) {
      map.merge(key.apply(dataset.id(i)), i, (a, b) -> NONE);
    }
    return map;
  }

  private static String stem(String id) {
    int dot = id.lastIndexOf('.');
    return dot > id.lastIndexOf('/') + 1 ? id.substring(0, dot) : id;
  }

  private static String fileName(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }
}
