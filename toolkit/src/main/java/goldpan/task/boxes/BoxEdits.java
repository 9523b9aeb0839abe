package goldpan.task.boxes;

import goldpan.data.Annotations;
import goldpan.data.DatasetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions on units, brought to the boxes of each picture. */
final class BoxEdits {
  private final BoxAnnotations given;
  private final Map<Integer, List<Annotations.Edit>> byRow = new HashMap<>();

  BoxEdits(BoxAnnotations given, List<Annotations.Edit> edits) {
    this.given = given;
    edits.forEach(e -> byRow.computeIfAbsent(e.row(), r -> new ArrayList<>()).add(e));
  }

  /** What is decided about one given box. */
  private static final class Fate {
    private Optional<Integer> label = Optional.empty();
    private Optional<Box> place = Optional.empty();
    private boolean isGone;

    void label(int wanted, Annotations.Edit edit) {
      require(label.isEmpty() || label.get() == wanted, edit, "is given two classes");
      label = Optional.of(wanted);
    }

    void place(Box wanted, Annotations.Edit edit) {
      require(place.isEmpty() || place.get().equals(wanted), edit, "is moved to two places");
      place = Optional.of(wanted);
    }

    void check(Annotations.Edit edit) {
      require(!isGone || (label.isEmpty() && place.isEmpty()), edit, "is to go and to be changed");
    }

    private static void require(boolean holds, Annotations.Edit edit, String what) {
      if (!holds) {
        throw new DatasetException(
            "box %s of sample %d %s; expected one decision on it; undo the other"
                .formatted(edit.part(), edit.row(), what));
      }
    }
  }

  /** The boxes of a picture as decided, by rising number. */
  List<GivenBox> of(int row) {
    List<Annotations.Edit> own = byRow.getOrDefault(row, List.of());
    if (own.isEmpty()) {
      return given.boxes(row);
    }
    Map<Integer, Fate> fates = new HashMap<>();
    List<Box> added = new ArrayList<>();
    for (Annotations.Edit edit : own) {
      BoxPart part = BoxPart.parse(edit.part()).orElseThrow();
      if (part.isNew()) {
        classOf(edit).ifPresent(k -> added.add(part.place().orElseThrow().labelled(k)));
      } else {
        Fate fate = fates.computeIfAbsent(part.number().orElseThrow(), n -> new Fate());
        decide(fate, part, edit);
      }
    }
    List<GivenBox> all = new ArrayList<>();
    for (GivenBox box : given.boxes(row)) {
      Fate fate = fates.getOrDefault(box.number(), new Fate());
      if (!fate.isGone) {
        Box place = fate.place.map(box.box()::at).orElse(box.box());
        all.add(box.with(place.labelled(fate.label.orElse(place.label()))));
      }
    }
    int next = given.next(row);
    for (Box box : added) {
      all.add(new GivenBox(next++, box, false));
    }
    return all;
  }

  private void decide(Fate fate, BoxPart part, Annotations.Edit edit) {
    if (edit.label().isEmpty() || edit.label().get().equals(given.nothing())) {
      fate.isGone = true;
    } else if (edit.label().get().equals(given.moved())) {
      part.place().ifPresent(place -> fate.place(place, edit));
    } else {
      classOf(edit).ifPresent(k -> fate.label(k, edit));
    }
    fate.check(edit);
  }

  private Optional<Integer> classOf(Annotations.Edit edit) {
    return edit.label().map(given.classes()::indexOf).filter(k -> k >= 0);
  }
}
