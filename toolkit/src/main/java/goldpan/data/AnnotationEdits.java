package goldpan.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decisions on samples and their units, brought to a dataset that has annotations. */
final class AnnotationEdits {
  private final Dataset dataset;
  private final Annotations annotations;
  private final List<Annotations.Edit> edits = new ArrayList<>();
  private final BitSet dropped = new BitSet();
  private final FirstFive bad = new FirstFive();

  private AnnotationEdits(Dataset dataset, Annotations annotations) {
    this.dataset = dataset;
    this.annotations = annotations;
  }

  /** The dataset as decided: dropped samples gone, units labelled as decided. */
  static Dataset apply(Dataset dataset, Annotations annotations, Corrections corrections) {
    AnnotationEdits all = new AnnotationEdits(dataset, annotations);
    corrections.ids().forEach(id -> all.add(id, corrections));
    all.bad.throwIfAny(
        dataset.name(),
        "decisions that do not fit",
        "expected ids of its samples, or of their %s, labelled %s"
            .formatted(annotations.task(), annotations.unitClasses()));
    int[] kept = IntStream.range(0, dataset.size()).filter(i -> !all.dropped.get(i)).toArray();
    Annotations decided = annotations.edited(all.edits).rows(kept);
    return Selections.pick(
        dataset,
        kept,
        new int[dataset.size()],
        Optional.of(new Dataset.Lineage(dataset, corrections)),
        decided);
  }

  private void add(String id, Corrections corrections) {
    Optional<Integer> whole = dataset.indexOf(id);
    if (whole.isPresent()) {
      String given = dataset.labelText(whole.get());
      if (corrections.label(id, given).isEmpty()) {
        dropped.set(whole.get());
      }
      return;
    }
    Optional<Units.Unit> unit = Units.find(dataset, annotations, id);
    if (unit.isEmpty()) {
      bad.add("%s: no such sample or part of one".formatted(id));
      return;
    }
    int row = unit.get().row();
    String part = unit.get().part();
    String given = annotations.given(row, part).orElse("");
    Optional<String> label = corrections.label(id, given);
    if (label.isPresent() && !annotations.unitClasses().contains(label.get())) {
      bad.add("%s: unknown class \"%s\"".formatted(id, label.get()));
    } else if (!label.equals(Optional.of(given))) {
      edits.add(new Annotations.Edit(row, part, label));
    }
  }
}
