package goldpan.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sample that a table's cell means: by its id, or by an id that differs only in a split
 * folder in front, a {@code ./}, backslashes, or zeros in front of a number.
 */
public final class IdMatch {
  private final Dataset dataset;
  private final Split rootSplit;
  private @Nullable Map<String, Found> withoutSplitFolder;

  public IdMatch(Dataset dataset) {
    this.dataset = dataset;
    this.rootSplit =
        Optional.ofNullable(dataset.root().getFileName())
            .flatMap(n -> Split.named(n.toString()))
            .orElse(Split.NONE);
  }

  /** What came of it; {@code toString} says what is wrong when it is not {@link One}. */
  public sealed interface Found {}

  /** Just one sample. */
  public record One(int index) implements Found {}

  /** No sample. */
  public record None(String id) implements Found {
    @Override
    public String toString() {
      return "unknown id \"" + id + "\"";
    }
  }

  /** Samples in several splits. */
  public record Many(String id, String first, String second) implements Found {
    @Override
    public String toString() {
      return "id \"%s\" could be %s or %s".formatted(id, first, second);
    }
  }

  public Found find(String cell) {
    String slashed = cell.replace('\\', '/');
    String id = slashed.startsWith("./") ? slashed.substring(2) : slashed;
    Optional<Integer> index = dataset.indexOf(id).or(() -> number(id)).or(() -> inSplit(id));
    return index.isPresent() ? new One(index.get()) : byTail().getOrDefault(id, new None(cell));
  }

  /** 7 where ids are 0007. */
  private Optional<Integer> number(String id) {
    boolean digits = !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || dataset.size() == 0 || id.length() >= dataset.id(0).length()) {
      return Optional.empty();
    }
    return dataset.indexOf("0".repeat(dataset.id(0).length() - id.length()) + id);
  }

  /** train/cat/1.jpg in a table, where the dataset is the train folder itself. */
  private Optional<Integer> inSplit(String id) {
    int slash = id.indexOf('/');
    Split split = slash < 0 ? Split.NONE : Split.named(id.substring(0, slash)).orElse(Split.NONE);
    if (split == Split.NONE || (rootSplit != Split.NONE && rootSplit != split)) {
      return Optional.empty();
    }
    return dataset.indexOf(id.substring(slash + 1));
  }

  /** cat/1.jpg in a table, where the dataset's id is train/cat/1.jpg. */
  private Map<String, Found> byTail() {
    Map<String, Found> known = withoutSplitFolder;
    if (known == null) {
      known = new HashMap<>();
      for (int i = 0; i < dataset.size(); i++) {
        String id = dataset.id(i);
        int slash = id.indexOf('/');
        if (slash > 0 && Split.named(id.substring(0, slash)).isPresent()) {
          String tail = id.substring(slash + 1);
          Found before = known.putIfAbsent(tail, new One(i));
          if (before instanceof One one) {
            known.put(tail, new Many(tail, dataset.id(one.index()), id));
          }
        }
      }
      withoutSplitFolder = known;
    }
    return known;
  }
}
