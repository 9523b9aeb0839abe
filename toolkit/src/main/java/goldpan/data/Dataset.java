package goldpan.data;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * An immutable, ordered list of samples with class names and splits. The order is the same from run
 * to run and platform to platform; pictures stay on disk until asked for.
 *
 * <p>Kept in columns: beside its id a sample costs nine bytes.
 */
public final class Dataset implements Iterable<Sample> {
  private final String name;
  private final Path root;
  private final List<String> classes;
  private final Ids ids;
  private final int[] labels;
  private final byte[] splits;
  private final Media media;
  private final MediaDigests digests;
  private final int[] positions;
  private final List<Finding> findings;
  private final @Nullable Lineage lineage;
  private final Opening opening;
  private final Unlabelled unlabelled;
  private final @Nullable Annotations annotations;
  private final @Nullable Units units;
  private volatile @Nullable String fingerprint;
  private volatile @Nullable String identity;
  private volatile @Nullable IdIndex index;

  /** Where a cleaned dataset came from. */
  public record Lineage(Dataset original, Corrections corrections) {}

  /** The ids of a dataset's samples, in order. */
  public interface Ids {
    String get(int index);

    int size();

    /** The ids in a list, copied and packed: about as many bytes as they have characters. */
    static Ids of(List<String> ids) {
      return CompactIds.of(ids);
    }

    /** The numbers from 0, padded with zeros to one width, so that text order is sample order. */
    static Ids numbered(int size) {
      return new NumberedIds(size);
    }
  }

  Dataset(
      String name,
      Path root,
      List<String> classes,
      Ids ids,
      int[] labels,
      byte[] splits,
      Media media,
      MediaDigests digests,
      int[] positions,
      List<Finding> findings,
      @Nullable Lineage lineage,
      Opening opening,
      Unlabelled unlabelled,
      @Nullable Annotations annotations,
      @Nullable Units units) {
    this.name = name;
    this.root = root;
    this.classes = List.copyOf(classes);
    this.ids = ids;
    this.labels = labels;
    this.splits = splits;
    this.media = media;
    this.digests = digests;
    this.positions = positions;
    this.findings = List.copyOf(findings);
    this.lineage = lineage;
    this.opening = opening;
    this.unlabelled = unlabelled;
    this.annotations = annotations;
    this.units = units;
  }

  /**
   * A dataset from its columns; what every {@link DatasetFormat} ends with.
   *
   * @param name short name, for titles and run folders
   * @param root folder or file it was read from; exports never go inside it
   * @param classes class names in label order; no two alike
   * @param ids one a sample, no two alike
   * @param labels one a sample, each in [0, classes)
   * @param splits one a sample
   * @param media one picture a sample, in the same order
   * @param findings what was wrong on opening
   * @throws DatasetException when the columns disagree
   */
  public static Dataset of(
      String name,
      Path root,
      List<String> classes,
      Ids ids,
      int[] labels,
      Split[] splits,
      Media media,
      List<Finding> findings) {
    return Listing.checked(name, root, classes, ids, labels, splits, media, findings).dataset();
  }

  /**
   * Opens the dataset at {@code path}: the format that knows it best is found among the services.
   *
   * @throws DatasetException when nothing is there or no format takes it
   */
  public static Dataset open(Path path) {
    return open(path, Opening.usual());
  }

  /**
   * Opens the dataset at {@code path} as said, where the files alone do not say enough.
   *
   * @throws DatasetException when nothing is there, no format takes it, or not so
   */
  public static Dataset open(Path path, Opening opening) {
    return Formats.open(path, opening);
  }

  /**
   * Opens a dataset that comes with Goldpan; {@link Datasets#bundled} lists them.
   *
   * @throws DatasetException when there is none of that name
   */
  public static Dataset bundled(String name) {
    return Datasets.bundled(name);
  }

  /** Short name, for titles and run folders. */
  public String name() {
    return name;
  }

  /** The absolute folder or file it was read from. */
  public Path root() {
    return root;
  }

  /** Class names; a label is a position in this list. */
  public List<String> classes() {
    return classes;
  }

  /** Number of samples. */
  public int size() {
    return labels.length;
  }

  /** The sample at {@code index}, in [0, size). */
  public Sample sample(int index) {
    return annotations == null
        ? new Sample(index, id(index), split(index), labelText(index), labels[index], this)
        : new Sample(index, id(index), split(index), labelText(index), Sample.NO_CLASS, this);
  }

  /** What is given about a sample, in words: its class, or what its annotations are. */
  public String labelText(int index) {
    return annotations == null ? classes.get(labels[index]) : annotations.summary(index);
  }

  /**
   * The sample with this id.
   *
   * @throws DatasetException when there is none, naming the nearest id
   */
  public Sample sample(String id) {
    return sample(
        indexOf(id)
            .orElseThrow(
                () ->
                    new DatasetException(
                        unlabelled.indexOf(id).isPresent()
                            ? "sample \"%s\" of %s has no label; expected one that has; unlabelled() has it"
                                .formatted(id, name)
                            : "%s has no sample \"%s\"; expected an id such as \"%s\""
                                .formatted(name, id, size() == 0 ? "" : id(0)))));
  }

  /** Position of the sample with this id. */
  public Optional<Integer> indexOf(String id) {
    IdIndex known = index;
    if (known == null) {
      known = new IdIndex(ids);
      index = known;
    }
    return known.find(id);
  }

  /** All samples in order, as a view. */
  public List<Sample> samples() {
    return new AbstractList<>() {
      @Override
      public Sample get(int i) {
        return sample(Objects.checkIndex(i, size()));
      }

      @Override
      public int size() {
        return Dataset.this.size();
      }
    };
  }

  /** All samples in order. */
  @Override
  public Iterator<Sample> iterator() {
    return stream().iterator();
  }

  /** All samples in order. */
  public Stream<Sample> stream() {
    return IntStream.range(0, size()).mapToObj(this::sample);
  }

  public String id(int index) {
    return ids.get(index);
  }

  /**
   * The given label's position in {@link #classes}.
   *
   * @throws DatasetException when samples have annotations in place of one class each
   */
  public int label(int index) {
    requireOneClassEach();
    return labels[index];
  }

  /**
   * A copy of all given labels, in order.
   *
   * @throws DatasetException when samples have annotations in place of one class each
   */
  public int[] labels() {
    requireOneClassEach();
    return labels.clone();
  }

  private void requireOneClassEach() {
    if (annotations != null) {
      throw new DatasetException(
          "the samples of %s have %s; expected one class each; mine(...) gives each of its %s a label and a loss"
              .formatted(name, annotations.task(), annotations.task()));
    }
  }

  /**
   * Adds to {@code counts}, one a class, how often each class is given to a sample: its class once,
   * or as {@link Annotations#count} has it.
   */
  public void countClasses(int index, int[] counts) {
    if (annotations == null) {
      counts[labels[index]]++;
    } else {
      annotations.count(index, counts);
    }
  }

  /** What is given about the samples when that is not one class each. */
  public Optional<Annotations> annotations() {
    return Optional.ofNullable(annotations);
  }

  /**
   * The same samples with annotations in place of one class each.
   *
   * @param given one row a sample
   * @throws DatasetException when it has another number of rows
   */
  public Dataset annotated(Annotations given) {
    return annotated(classes, given);
  }

  /**
   * The same samples with other classes, and annotations in place of one class each.
   *
   * @param classNames what the annotations are about, such as the names of tags
   * @param given one row a sample
   * @throws DatasetException when it has another number of rows, or a class is named twice
   */
  public Dataset annotated(List<String> classNames, Annotations given) {
    if (classNames.stream().distinct().count() < classNames.size()) {
      throw new DatasetException(name + " names a class twice: " + classNames + "; name each once");
    }
    if (given.size() != size()) {
      throw new DatasetException(
          Words.of(
              "%s has %,d samples, the annotations are of %,d; pass one row a sample",
              name, size(), given.size()));
    }
    return new Dataset(
        name,
        root,
        classNames,
        ids,
        new int[size()],
        splits,
        media,
        digests,
        positions,
        findings,
        null,
        opening,
        unlabelled,
        given,
        null);
  }

  /**
   * All units that are given: each tag that a sample has or has not, each box.
   *
   * @throws DatasetException when the dataset has no annotations
   */
  public Dataset units() {
    Annotations all = requireAnnotations();
    List<String> parts = new ArrayList<>();
    int[] samples =
        IntStream.range(0, size())
            .flatMap(
                i -> {
                  List<String> own = all.parts(i);
                  parts.addAll(own);
                  return IntStream.range(0, own.size()).map(p -> i);
                })
            .toArray();
    return units(samples, parts);
  }

  /**
   * Units as a dataset: one where another has one sample, with the sample's split and picture, and
   * classes and labels as {@link Annotations#unitClasses} and {@link Annotations#given} say.
   *
   * @param samples the index of each unit's sample
   * @param parts the part of each unit
   * @throws DatasetException when there is no such part, or the dataset has no annotations
   */
  public Dataset units(int[] samples, List<String> parts) {
    return Units.dataset(this, requireAnnotations(), samples, parts);
  }

  /**
   * The units with these ids.
   *
   * @throws DatasetException naming the first five that there are not
   */
  public Dataset units(List<String> unitIds) {
    Annotations all = requireAnnotations();
    FirstFive bad = new FirstFive();
    int[] samples = new int[unitIds.size()];
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < samples.length; i++) {
      Optional<Units.Unit> unit = Units.find(this, all, unitIds.get(i));
      if (unit.isEmpty()) {
        bad.add(unitIds.get(i));
      } else {
        samples[i] = unit.get().row();
        parts.add(unit.get().part());
      }
    }
    bad.throwIfAny(name, "ids that name no " + all.task(), "expected a sample's id, # and a part");
    return units(samples, parts);
  }

  private Annotations requireAnnotations() {
    return annotations()
        .orElseThrow(
            () ->
                new DatasetException(
                    name + " has one class a sample; expected annotations such as tags or boxes"));
  }

  /** The dataset whose samples these are units of; this dataset when they are of none. */
  public Dataset base() {
    return units == null ? this : units.base();
  }

  /** What it holds, in the plural: {@code samples}, or the name of units such as {@code tags}. */
  public String plural() {
    return units == null ? "samples" : units.base().requireAnnotations().task();
  }

  /** Whether these are units of the samples of another dataset, {@link #base}. */
  public boolean isUnits() {
    return units != null;
  }

  /** The index in {@link #base} of a unit's sample; the index itself when these are no units. */
  public int baseIndex(int index) {
    return units == null ? index : units.sample(index);
  }

  /** The part of its sample that a unit is; empty when these are no units. */
  public String part(int index) {
    return units == null ? "" : units.part(index);
  }

  /**
   * What is given about the sample or unit of this id, in words; empty when there is none of it.
   * Units are found by the id of their sample, # and their part, in their own dataset and in its
   * {@link #base}.
   */
  public Optional<String> given(String id) {
    if (units != null) {
      return units.base().given(id);
    }
    Optional<String> whole = indexOf(id).map(this::labelText);
    return whole.isPresent() || annotations == null
        ? whole
        : Units.find(this, annotations, id).flatMap(u -> annotations.given(u.row(), u.part()));
  }

  /**
   * What a decision can label the sample or unit of this id: the classes, those of units, or none
   * for a sample that has annotations.
   */
  public List<String> choices(String id) {
    if (units != null) {
      return units.base().choices(id);
    }
    if (annotations == null) {
      return classes;
    }
    return indexOf(id).isPresent() ? List.of() : annotations.unitClasses();
  }

  public Split split(int index) {
    return SPLITS[splits[index]];
  }

  private static final Split[] SPLITS = Split.values();

  /** The splits that occur, in the order of {@link Split}. */
  public List<Split> splits() {
    boolean[] seen = new boolean[SPLITS.length];
    for (byte s : splits) {
      seen[s] = true;
    }
    return Arrays.stream(SPLITS).filter(s -> seen[s.ordinal()]).toList();
  }

  /** Position of a class. */
  public Optional<Integer> classIndex(String className) {
    int i = classes.indexOf(className);
    return i < 0 ? Optional.empty() : Optional.of(i);
  }

  /** The samples that nothing gives a label; they are not among {@link #samples}. */
  public Unlabelled unlabelled() {
    return unlabelled;
  }

  /** How it was opened. */
  public Opening opening() {
    return opening;
  }

  /** What was wrong on opening; {@link #check} looks into every picture too. */
  public List<Finding> findings() {
    return findings;
  }

  /** Whether the samples have pictures or other media; a table of labels alone has none. */
  public boolean hasMedia() {
    return !(media instanceof NoMedia);
  }

  /** What kind of media the samples have; pictures where they have none. */
  public Modality modality() {
    return media.modality();
  }

  /**
   * What a person is shown of a sample: its picture or its text.
   *
   * @throws UnreadableMediaException naming the sample, when it cannot be read
   */
  public Preview preview(int index) {
    try {
      return annotations != null && annotations.drawsUnits()
          ? Preview.picture(annotations.view(index, "", media.pixels(positions[index])))
          : media.preview(positions[index]);
    } catch (UnreadableMediaException e) {
      throw new UnreadableMediaException(id(index), e.problem(), e);
    }
  }

  /**
   * A sample's text.
   *
   * @throws DatasetException when the samples are no texts
   * @throws UnreadableMediaException naming the sample, when it cannot be read
   */
  public String text(int index) {
    return preview(index)
        .text()
        .orElseThrow(
            () ->
                new DatasetException(
                    "%s of %s is a %s; expected a text; a picture is pixels(index)"
                        .formatted(id(index), name, modality().name())));
  }

  /**
   * Reads and decodes a sample's picture.
   *
   * @throws DatasetException when the samples are no pictures
   * @throws UnreadableMediaException naming the sample, when it cannot be decoded
   */
  public Pixels pixels(int index) {
    try {
      return media.pixels(positions[index]);
    } catch (UnreadableMediaException e) {
      throw new UnreadableMediaException(id(index), e.problem(), e);
    }
  }

  /**
   * Reads and decodes a sample's picture to be resized to {@code width}×{@code height}; see {@link
   * Media#pixels(int, int, int)}.
   *
   * @throws DatasetException when the samples are no pictures
   * @throws UnreadableMediaException naming the sample, when it cannot be decoded
   */
  public ReducedPixels pixels(int index, int width, int height) {
    try {
      return media.pixels(positions[index], width, height);
    } catch (UnreadableMediaException e) {
      throw new UnreadableMediaException(id(index), e.problem(), e);
    }
  }

  /** The file a sample's picture is in, when it has its own. */
  public Optional<Path> file(int index) {
    return media.file(positions[index]);
  }

  /** A sample's picture as stored; see {@link Media#bytes}. */
  public byte[] bytes(int index) throws java.io.IOException {
    return media.bytes(positions[index]);
  }

  /**
   * SHA-256, in hex, over class names, ids, labels, splits and the stored bytes of every picture,
   * in order. Reads all pictures once; later calls answer at once.
   */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known =
          units == null
              ? Fingerprint.of(this, digests.of(positions))
              : Fingerprint.ofUnits(this, units.base().fingerprint());
      fingerprint = known;
    }
    return known;
  }

  /**
   * What decisions on these samples are kept under: the {@link #fingerprint} that earlier versions
   * gave, which listed an image folder by whole path and numbers in classes by spelling. So a
   * journal, a patch and a run written then, and what is opened now, are about the same samples.
   * Units have that of their {@link #base}.
   */
  public String identity() {
    String known = identity;
    if (known == null) {
      known = identityNow();
      identity = known;
    }
    return known;
  }

  private String identityNow() {
    if (units != null) {
      return units.base().identity();
    }
    boolean earlier = annotations == null && EarlierOrder.isOf(this);
    return earlier ? EarlierOrder.fingerprint(this) : fingerprint();
  }

  /** Decodes every picture on all cores and lists all that is wrong, opening's findings first. */
  public List<Finding> check(Progress progress) {
    return Check.all(this, progress);
  }

  /** {@link #check(Progress)}, quietly. */
  public List<Finding> check() {
    return check(Progress.SILENT);
  }

  /** The samples at {@code indices}, in that order, and the same unlabelled ones. */
  public Dataset subset(int[] indices) {
    return Selections.subset(this, indices);
  }

  /** The samples that pass, in order, with the same classes. */
  public Dataset where(Predicate<Sample> test) {
    return subset(IntStream.range(0, size()).filter(i -> test.test(sample(i))).toArray());
  }

  /** The samples of one split. */
  public Dataset split(Split wanted) {
    return subset(IntStream.range(0, size()).filter(i -> split(i) == wanted).toArray())
        .beside(unlabelled.of(wanted));
  }

  /**
   * The same samples with splits drawn anew at random: {@code testFraction} of all in {@link
   * Split#TEST}, the others in {@link Split#TRAIN}.
   *
   * @param testFraction in (0, 1)
   */
  public Dataset randomSplit(double testFraction, long seed) {
    return Selections.randomSplit(this, testFraction, seed);
  }

  /**
   * As {@link #randomSplit}, with the fraction kept within every class (rounded to whole samples).
   */
  public Dataset stratifiedSplit(double testFraction, long seed) {
    return Selections.stratifiedSplit(this, testFraction, seed);
  }

  /**
   * The same samples with labels from a CSV or TSV of two columns, an id (or path) and a label;
   * samples that the table does not name keep theirs.
   *
   * @throws DatasetException naming the first five bad rows: unknown id, unknown class, id twice, a
   *     missing column
   */
  public Dataset withLabels(Path table) {
    return LabelTable.read(table, this);
  }

  /** The same samples with other labels, one a sample, each in [0, classes). */
  public Dataset withLabels(int[] newLabels) {
    return Selections.relabelled(this, newLabels);
  }

  /** The same samples under another name. */
  public Dataset named(String newName) {
    return Selections.renamed(this, newName, classes);
  }

  /**
   * The same samples with {@code newClasses} as class list, in that order; classes that occur and
   * are not in it come after. So that classes without samples, and an order that had a reason, are
   * not lost.
   *
   * @throws DatasetException when a class is named twice
   */
  public Dataset withClasses(List<String> newClasses) {
    return Selections.renamed(this, name, newClasses);
  }

  /**
   * The dataset as decided: dropped samples gone, relabelled ones with their new class.
   *
   * @throws DatasetException when the corrections were made for another dataset
   */
  public Dataset apply(Corrections corrections) {
    return Selections.apply(this, corrections);
  }

  /**
   * The samples with these ids, in that order, with the labels and splits a record of them has: how
   * a run finds its dataset again.
   *
   * @throws DatasetException naming the first five ids that are not here
   */
  public Dataset recorded(List<String> recordedIds, int[] recordedLabels, Split[] recordedSplits) {
    return Selections.recorded(this, recordedIds, recordedLabels, recordedSplits);
  }

  /** For a dataset made by {@link #apply}: from what, and how. */
  public Optional<Lineage> lineage() {
    return Optional.ofNullable(lineage);
  }

  /** Writes the dataset with copied files; see {@link Exporter#export}. */
  public Path export(Path folder) {
    return export(folder, Exporter.Transfer.COPY);
  }

  /** Writes the dataset; see {@link Exporter#export}. */
  public Path export(Path folder, Exporter.Transfer transfer) {
    if (units != null) {
      throw new DatasetException(
          "%s are units of samples; expected the dataset that they are of; export base()"
              .formatted(name));
    }
    String task = annotations().map(Annotations::task).orElse("");
    return ServiceLoader.load(Exporter.class, Dataset.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(e -> e.task().equals(task))
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    "nothing on the class path exports %s; expected an Exporter of that task"
                        .formatted(task.isEmpty() ? "datasets" : task)))
        .export(this, folder, transfer);
  }

  /**
   * One row a class: its name, how many samples in each split that occurs, in all, and the share.
   */
  public Table classTable() {
    return Tables.classes(this);
  }

  /** One row a sample: id, split, label. */
  public Table table() {
    return Tables.samples(this);
  }

  /** The class distribution, by split. */
  public Figure plot() {
    return View.show("classes", Figure.class, this);
  }

  /** Thumbnails of some samples of every class. */
  public Page gallery() {
    return View.show("gallery", Page.class, this);
  }

  /** {@link #plot} or another figure of this dataset, by name. */
  public Figure plot(String view) {
    return View.show(view, Figure.class, this);
  }

  Media media() {
    return media;
  }

  MediaDigests digests() {
    return digests;
  }

  int position(int i) {
    return positions[i];
  }

  byte splitByte(int i) {
    return splits[i];
  }

  Dataset with(
      Ids newIds,
      int[] newLabels,
      byte[] newSplits,
      int[] newPositions,
      List<Finding> newFindings,
      @Nullable Lineage newLineage) {
    return with(
        newIds, newLabels, newSplits, newPositions, newFindings, newLineage, annotations, units);
  }

  Dataset with(
      Ids newIds,
      int[] newLabels,
      byte[] newSplits,
      int[] newPositions,
      List<Finding> newFindings,
      @Nullable Lineage newLineage,
      @Nullable Annotations newAnnotations,
      @Nullable Units newUnits) {
    return new Dataset(
        name,
        root,
        classes,
        newIds,
        newLabels,
        newSplits,
        media,
        digests,
        newPositions,
        newFindings,
        newLineage,
        opening,
        unlabelled,
        newAnnotations,
        newUnits);
  }

  /** The same with other unlabelled samples beside it. */
  Dataset beside(Unlabelled others) {
    return new Dataset(
        name,
        root,
        classes,
        ids,
        labels,
        splits,
        media,
        digests,
        positions,
        findings,
        lineage,
        opening,
        others,
        annotations,
        units);
  }

  Ids ids() {
    return ids;
  }

  byte[] splitBytes() {
    return splits;
  }

  int[] positions() {
    return positions;
  }

  int[] labelArray() {
    return labels;
  }

  @Nullable Units unitColumns() {
    return units;
  }

  @Override
  public String toString() {
    return Tables.summary(this);
  }
}
