package goldpan.task.masks;

import goldpan.data.Annotations;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Pixels;
import goldpan.data.UnreadableMediaException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A class for each pixel of each picture. Masks stay in their files until asked for; in memory are
 * the decisions made, and which classes occur in each mask once it has been read.
 *
 * <p>A unit is a region: all pixels of one class in a picture, or those within some cells where a
 * model proposes another class ({@link RegionPart}). Its label is a class or {@link #ignored}.
 * Immutable.
 */
public final class Masks implements Annotations {
  /** Name of the task. */
  public static final String TASK = "masks";

  /** Most classes that a mask can have. */
  public static final int MOST_CLASSES = Mask.IGNORED;

  private static final Set<String> BACKGROUND =
      Set.of("background", "_background_", "bg", "(background)");

  private final List<String> classes;
  private final MaskSource source;
  private final int[] rows;
  private final Map<Integer, List<List<MaskEdit>>> edits;
  private final AtomicReferenceArray<BitSet> present;

  private Masks(
      List<String> classes,
      MaskSource source,
      int[] rows,
      Map<Integer, List<List<MaskEdit>>> edits,
      AtomicReferenceArray<BitSet> present) {
    this.classes = classes;
    this.source = source;
    this.rows = rows;
    this.edits = edits;
    this.present = present;
  }

  /**
   * The masks that a source has, one a sample.
   *
   * @param classes of the dataset, in their order; at most {@link #MOST_CLASSES}
   * @throws DatasetException when there are more
   */
  public static Masks of(List<String> classes, MaskSource source) {
    if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
      throw new DatasetException(
          "masks have %d classes; expected 1 to %d".formatted(classes.size(), MOST_CLASSES));
    }
    int[] rows = new int[source.size()];
    Arrays.setAll(rows, i -> i);
    return new Masks(
        List.copyOf(classes), source, rows, Map.of(), new AtomicReferenceArray<>(rows.length));
  }

  /**
   * The masks of a dataset.
   *
   * @throws IllegalArgumentException when it has none
   */
  public static Masks of(Dataset dataset) {
    return dataset
        .annotations()
        .filter(Masks.class::isInstance)
        .map(Masks.class::cast)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    dataset.name() + " has no masks; expected a dataset of pictures with masks"));
  }

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public int size() {
    return rows.length;
  }

  /** The classes, in the order of their numbers. */
  public List<String> classes() {
    return classes;
  }

  /** Where the masks are. */
  public MaskSource source() {
    return source;
  }

  /** The position among the source's masks. */
  public int position(int row) {
    return rows[row];
  }

  /** Whether a decision changed the mask of a sample. */
  public boolean isEdited(int row) {
    return edits.containsKey(rows[row]);
  }

  /**
   * Reads the mask of a sample, as decided.
   *
   * @throws UnreadableMediaException when it cannot be read
   */
  public Mask mask(int row) {
    Mask mask = edited(source.read(rows[row]), rows[row]);
    note(row, mask);
    return mask;
  }

  private Mask edited(Mask read, int position) {
    Mask mask = read;
    for (List<MaskEdit> layer : edits.getOrDefault(position, List.of())) {
      mask = MaskEdit.apply(mask, layer, "mask " + position);
    }
    return mask;
  }

  private void note(int row, Mask mask) {
    if (present.get(rows[row]) == null) {
      present.set(rows[row], mask.present());
    }
  }

  /** The classes in a sample's mask; none when that cannot be read. */
  BitSet present(int row) {
    BitSet known = present.get(rows[row]);
    if (known != null) {
      return known;
    }
    try {
      return mask(row).present();
    } catch (UnreadableMediaException e) {
      BitSet none = new BitSet();
      present.set(rows[row], none);
      return none;
    }
  }

  @Override
  public Masks rows(int[] indices) {
    return new Masks(
        classes, source, Arrays.stream(indices).map(i -> rows[i]).toArray(), edits, present);
  }

  @Override
  public String summary(int row) {
    return "a mask";
  }

  /** Each class that occurs in the mask once, however large. */
  @Override
  public void count(int row, int[] counts) {
    present(row).stream().filter(k -> k < counts.length).forEach(k -> counts[k]++);
  }

  @Override
  public void digest(int row, MessageDigest sha) {
    try {
      Mask mask = mask(row);
      sha.update(
          ByteBuffer.allocate(2 * Integer.BYTES)
              .putInt(mask.width())
              .putInt(mask.height())
              .array());
      sha.update(mask.bytes());
    } catch (UnreadableMediaException e) {
      sha.update(e.problem().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The label of pixels that have no class; a region labelled so is passed over from then on. */
  public String ignored() {
    String free = "(ignored)";
    while (classes.contains(free)) {
      free = "(" + free + ")";
    }
    return free;
  }

  /** The class that pixels have when their region is dropped; {@link #ignored} where none is. */
  public String removed() {
    return classes.stream()
        .filter(c -> BACKGROUND.contains(c.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseGet(this::ignored);
  }

  /** The classes, then {@link #ignored}. */
  @Override
  public List<String> unitClasses() {
    List<String> all = new ArrayList<>(classes);
    all.add(ignored());
    return List.copyOf(all);
  }

  @Override
  public Optional<String> given(int row, String part) {
    return RegionPart.parse(part, classes.size())
        .filter(p -> present(row).get(p.given()))
        .map(p -> classes.get(p.given()));
  }

  /** One for each class in the mask. */
  @Override
  public List<String> parts(int row) {
    return present(row).stream().mapToObj(Integer::toString).toList();
  }

  /**
   * As decided: a region has the class it is labelled with; one that is dropped becomes {@link
   * #removed}. A decision on a region goes before one on its class in the whole picture.
   *
   * @throws DatasetException when two decisions give a pixel different classes, or one gives none
   */
  @Override
  public Masks edited(List<Edit> decided) {
    Map<Integer, List<MaskEdit>> byRow = new LinkedHashMap<>();
    for (Edit edit : decided) {
      RegionPart part =
          RegionPart.parse(edit.part(), classes.size())
              .orElseThrow(() -> new DatasetException(edit.part() + " is no region of a mask"));
      int label = number(edit.label().orElseGet(this::removed));
      byRow.computeIfAbsent(edit.row(), r -> new ArrayList<>()).add(new MaskEdit(part, label));
    }
    Map<Integer, List<List<MaskEdit>>> all = new HashMap<>(edits);
    AtomicReferenceArray<BitSet> occurring = new AtomicReferenceArray<>(present.length());
    for (int i = 0; i < present.length(); i++) {
      occurring.set(i, present.get(i));
    }
    byRow.forEach(
        (row, own) -> {
          Mask after = MaskEdit.apply(mask(row), own, "mask " + rows[row]);
          occurring.set(rows[row], after.present());
          List<List<MaskEdit>> layers = new ArrayList<>(edits.getOrDefault(rows[row], List.of()));
          layers.add(List.copyOf(own));
          all.put(rows[row], List.copyOf(layers));
        });
    return new Masks(classes, source, rows, Map.copyOf(all), occurring);
  }

  private int number(String label) {
    int found = classes.indexOf(label);
    return found < 0 ? Mask.IGNORED : found;
  }

  /** Rows of regions have sure cells of the given class among them ({@link RegionMining}). */
  @Override
  public boolean givesChances() {
    return true;
  }

  @Override
  public boolean drawsUnits() {
    return true;
  }

  @Override
  public Pixels view(int row, String part, Pixels sample) {
    try {
      return RegionPart.parse(part, classes.size())
          .map(p -> MaskView.of(mask(row), p, sample))
          .orElse(sample);
    } catch (UnreadableMediaException e) {
      return sample;
    }
  }
}
