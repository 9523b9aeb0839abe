package goldpan.task.tags;

import goldpan.data.Annotations;
import goldpan.data.DatasetException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of K tags each sample has, none included. A unit is one tag of one sample: its part is the
 * tag's name, its label {@code present} or {@code absent}. A bit a sample and tag.
 */
public final class Tags implements Annotations {
  /** Name of the task. */
  public static final String TASK = "tags";

  /** The label of a tag that a sample has not; number 0. */
  public static final String ABSENT = "absent";

  /** The label of a tag that a sample has; number 1. */
  public static final String PRESENT = "present";

  private final List<String> names;
  private final Map<String, Integer> places;
  private final List<BitSet> sets;

  private Tags(List<String> names, List<BitSet> sets) {
    this.names = names;
    this.sets = sets;
    this.places = new HashMap<>();
    names.forEach(n -> places.put(n, places.size()));
  }

  /**
   * Tags of samples.
   *
   * @param names of the K tags: the class names of the dataset, in their order
   * @param sets one a sample, of numbers in [0, K); copied
   * @throws DatasetException when a name occurs twice or a number is out of range
   */
  public static Tags of(List<String> names, List<BitSet> sets) {
    List<BitSet> copies = new ArrayList<>(sets.size());
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).length() > names.size()) {
        throw new DatasetException(
            "sample %d has tag %d; expected 0 to %d, a number of one of the tags %s"
                .formatted(i, sets.get(i).length() - 1, names.size() - 1, names));
      }
      copies.add((BitSet) sets.get(i).clone());
    }
    Tags tags = new Tags(List.copyOf(names), List.copyOf(copies));
    if (tags.places.size() < names.size()) {
      throw new DatasetException("a tag is named twice: " + names + "; name each once");
    }
    return tags;
  }

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public int size() {
    return sets.size();
  }

  /** Names of the tags, in the order of their numbers. */
  public List<String> names() {
    return names;
  }

  /** Whether a sample has a tag. */
  public boolean has(int row, int tag) {
    return sets.get(row).get(tag);
  }

  /** The tags that a sample has, in order. */
  public List<String> of(int row) {
    return sets.get(row).stream().mapToObj(names::get).toList();
  }

  /** A copy of all sets, one a sample. */
  List<BitSet> sets() {
    return sets.stream().map(s -> (BitSet) s.clone()).toList();
  }

  @Override
  public Tags rows(int[] indices) {
    List<BitSet> chosen = new ArrayList<>(indices.length);
    for (int i : indices) {
      chosen.add(sets.get(i));
    }
    return new Tags(names, List.copyOf(chosen));
  }

  @Override
  public String summary(int row) {
    List<String> own = of(row);
    return own.isEmpty() ? "no tag" : String.join(", ", own);
  }

  @Override
  public void count(int row, int[] counts) {
    sets.get(row).stream().forEach(t -> counts[t]++);
  }

  @Override
  public void digest(int row, MessageDigest sha) {
    long[] words = sets.get(row).toLongArray();
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + words.length * Long.BYTES);
    bytes.putInt(words.length);
    for (long word : words) {
      bytes.putLong(word);
    }
    sha.update(bytes.array());
  }

  @Override
  public List<String> unitClasses() {
    return List.of(ABSENT, PRESENT);
  }

  @Override
  public Optional<String> given(int row, String part) {
    return Optional.ofNullable(places.get(part)).map(t -> has(row, t) ? PRESENT : ABSENT);
  }

  @Override
  public List<String> parts(int row) {
    return names;
  }

  /** As decided; a tag whose unit is dropped is taken away: nothing is said of it any more. */
  @Override
  public Tags edited(List<Edit> edits) {
    List<BitSet> copies = new ArrayList<>(sets());
    for (Edit edit : edits) {
      int tag = Optional.ofNullable(places.get(edit.part())).orElseThrow();
      copies.get(edit.row()).set(tag, edit.label().map(PRESENT::equals).orElse(false));
    }
    return new Tags(names, List.copyOf(copies));
  }
}
