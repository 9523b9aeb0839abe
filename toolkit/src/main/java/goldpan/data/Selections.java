package goldpan.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Datasets made out of a dataset. They share its media; only columns are new. */
final class Selections {
  private static final int SHORT = 12;

  private Selections() {}

  static Dataset subset(Dataset d, int[] indices) {
    checkIndices(d, indices);
    return pick(d, indices.clone(), d.labelArray(), Optional.empty());
  }

  static Dataset randomSplit(Dataset d, double testFraction, long seed) {
    checkFraction(testFraction);
    int[] order = IntStream.range(0, d.size()).toArray();
    byte[] splits = allTrain(d);
    draw(order, testFraction, new Shuffle(seed), splits);
    return withSplits(d, splits);
  }

  static Dataset stratifiedSplit(Dataset d, double testFraction, long seed) {
    checkFraction(testFraction);
    Shuffle shuffle = new Shuffle(seed);
    byte[] splits = allTrain(d);
    for (int c = 0; c < d.classes().size(); c++) {
      int wanted = c;
      int[] members = IntStream.range(0, d.size()).filter(i -> d.label(i) == wanted).toArray();
      draw(members, testFraction, shuffle, splits);
    }
    return withSplits(d, splits);
  }

  static Dataset relabelled(Dataset d, int[] labels) {
    if (d.annotations().isPresent()) {
      throw new DatasetException(
          "%s has %s; expected one class a sample to be given another; annotated(...) takes others"
              .formatted(d.name(), d.annotations().get().task()));
    }
    if (labels.length != d.size()) {
      throw new DatasetException(
          Words.of(
              "%s has %,d samples, the new labels are %,d; pass one a sample",
              d.name(), d.size(), labels.length));
    }
    FirstFive bad = new FirstFive();
    for (int i = 0; i < labels.length; i++) {
      if (!(labels[i] >= 0 && labels[i] < d.classes().size())) {
        bad.add(Words.of("%s: %d", d.id(i), labels[i]));
      }
    }
    bad.throwIfAny(
        d.name(), "bad new labels", Words.of("expected 0 to %d", d.classes().size() - 1));
    return d.with(d.ids(), labels.clone(), d.splitBytes(), d.positions(), d.findings(), null);
  }

  static Dataset renamed(Dataset d, String name, List<String> wanted) {
    Set<String> classes = new LinkedHashSet<>(wanted);
    if (classes.size() < wanted.size()) {
      throw new DatasetException(name + " names a class twice: " + wanted + "; name each once");
    }
    Arrays.stream(d.labelArray()).distinct().forEach(l -> classes.add(d.classes().get(l)));
    List<String> all = List.copyOf(classes);
    if (!all.equals(d.classes()) && (d.annotations().isPresent() || d.isUnits())) {
      throw new DatasetException(
          "%s has the classes %s for its %s; expected the same in the same order, not %s"
              .formatted(
                  d.name(),
                  d.classes(),
                  d.base().annotations().map(Annotations::task).orElse("units"),
                  all));
    }
    int[] places = d.classes().stream().mapToInt(all::indexOf).toArray();
    int[] labels = Arrays.stream(d.labelArray()).map(l -> places[l]).toArray();
    return new Dataset(
        name,
        d.root(),
        all,
        d.ids(),
        labels,
        d.splitBytes(),
        d.media(),
        d.digests(),
        d.positions(),
        d.findings(),
        d.lineage().filter(l -> all.equals(d.classes())).orElse(null),
        d.opening(),
        d.unlabelled(),
        d.annotations().orElse(null),
        d.unitColumns());
  }

  static Dataset recorded(Dataset d, List<String> ids, int[] labels, Split[] splits) {
    int[] indices = new int[ids.size()];
    FirstFive missing = new FirstFive();
    for (int i = 0; i < indices.length; i++) {
      Optional<Integer> found = d.indexOf(ids.get(i));
      if (found.isEmpty()) {
        missing.add(ids.get(i));
      } else {
        indices[i] = found.get();
      }
    }
    missing.throwIfAny(d.name(), "recorded samples that are gone", "expected the recorded ids");
    Dataset chosen = subset(d, indices);
    Dataset picked = d.annotations().isPresent() ? chosen : relabelled(chosen, labels);
    byte[] splitBytes = new byte[splits.length];
    for (int i = 0; i < splits.length; i++) {
      splitBytes[i] = (byte) splits[i].ordinal();
    }
    return withSplits(picked, splitBytes);
  }

  static Dataset apply(Dataset d, Corrections corrections) {
    if (!corrections.fingerprint().equals(d.identity())) {
      throw new DatasetException(
          ("the decisions were made for the dataset with fingerprint %s…, %s is %s…; open the"
                  + " dataset that they were made for")
              .formatted(brief(corrections.fingerprint()), d.name(), brief(d.identity())));
    }
    if (d.isUnits()) {
      throw new DatasetException(
          "%s are units of samples; expected the dataset that they are of; use base().apply(...)"
              .formatted(d.name()));
    }
    if (d.annotations().isPresent()) {
      return AnnotationEdits.apply(d, d.annotations().get(), corrections);
    }
    int[] labels = d.labels();
    BitSet dropped = new BitSet();
    FirstFive bad = new FirstFive();
    for (String id : corrections.ids()) {
      Optional<Integer> index = d.indexOf(id);
      if (index.isEmpty()) {
        bad.add("%s: no such sample".formatted(id));
        continue;
      }
      int i = index.get();
      Optional<String> label = corrections.label(id, d.classes().get(d.label(i)));
      if (label.isEmpty()) {
        dropped.set(i);
      } else if (d.classIndex(label.get()).isEmpty()) {
        bad.add("%s: unknown class \"%s\"".formatted(id, label.get()));
      } else {
        labels[i] = d.classIndex(label.get()).get();
      }
    }
    bad.throwIfAny(
        d.name(), "decisions that do not fit", "expected its ids and classes " + d.classes());
    int[] kept = IntStream.range(0, d.size()).filter(i -> !dropped.get(i)).toArray();
    return pick(d, kept, labels, Optional.of(new Dataset.Lineage(d, corrections)));
  }

  private static Dataset pick(
      Dataset d, int[] indices, int[] labels, Optional<Dataset.Lineage> lineage) {
    Annotations given = d.annotations().map(a -> a.rows(indices)).orElse(null);
    return pick(d, indices, labels, lineage, given);
  }

  /** The samples at {@code indices} with annotations of theirs, or without. */
  static Dataset pick(
      Dataset d,
      int[] indices,
      int[] labels,
      Optional<Dataset.Lineage> lineage,
      @Nullable Annotations given) {
    Units units = d.unitColumns();
    byte[] splits = new byte[indices.length];
    int[] newLabels = new int[indices.length];
    int[] positions = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      splits[i] = d.splitByte(indices[i]);
      newLabels[i] = labels[indices[i]];
      positions[i] = d.position(indices[i]);
    }
    return d.with(
        PickedIds.of(d.ids(), indices),
        newLabels,
        splits,
        positions,
        findingsOf(d, indices),
        lineage.orElse(null),
        given,
        units == null ? null : units.rows(indices));
  }

  /** Findings about samples that are not picked go; those about other things stay. */
  private static List<Finding> findingsOf(Dataset d, int[] indices) {
    if (d.findings().isEmpty()) {
      return List.of();
    }
    BitSet picked = new BitSet();
    Arrays.stream(indices).forEach(picked::set);
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : d.findings()) {
      if (d.indexOf(finding.where()).map(picked::get).orElse(true)) {
        kept.add(finding);
      }
    }
    return kept;
  }

  private static Dataset withSplits(Dataset d, byte[] splits) {
    return d.with(d.ids(), d.labelArray(), splits, d.positions(), d.findings(), null);
  }

  private static void draw(int[] members, double fraction, Shuffle shuffle, byte[] splits) {
    shuffle.order(members);
    long count = Math.round(members.length * fraction);
    for (int i = 0; i < count; i++) {
      splits[members[i]] = (byte) Split.TEST.ordinal();
    }
  }

  private static byte[] allTrain(Dataset d) {
    byte[] splits = new byte[d.size()];
    Arrays.fill(splits, (byte) Split.TRAIN.ordinal());
    return splits;
  }

  private static void checkFraction(double testFraction) {
    if (!(testFraction > 0 && testFraction < 1)) {
      throw new IllegalArgumentException(
          "testFraction is %s; expected above 0 and below 1, such as 0.2".formatted(testFraction));
    }
  }

  private static void checkIndices(Dataset d, int[] indices) {
    BitSet seen = new BitSet();
    for (int i : indices) {
      if (!(i >= 0 && i < d.size())) {
        throw new IllegalArgumentException(
            Words.of(
                "index is %d; expected 0 to %d, the samples of %s", i, d.size() - 1, d.name()));
      }
      if (seen.get(i)) {
        throw new IllegalArgumentException(
            Words.of(
                "index %d is given twice; expected every sample of %s at most once", i, d.name()));
      }
      seen.set(i);
    }
  }

  private static String brief(String fingerprint) {
    return fingerprint.substring(0, Math.min(SHORT, fingerprint.length()));
  }
}
