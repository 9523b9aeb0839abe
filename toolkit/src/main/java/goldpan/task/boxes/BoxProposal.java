package goldpan.task.boxes;

import goldpan.data.Words;
import java.util.Optional;

/**
 * What is wrong with a unit, if a label other than the given one is right, and what to do: missing,
 * misplaced, wrong class, spurious or duplicate.
 */
final class BoxProposal {
  private BoxProposal() {}

  static String of(BoxAnnotations given, int row, BoxPart part, String label) {
    Optional<GivenBox> own = part.number().flatMap(n -> given.box(row, n));
    if (own.isEmpty()) {
      return label.equals(given.nothing())
          ? "as given: no box there"
          : "missing: add a box of %s at %s"
              .formatted(label, part.place().map(BoxProposal::place).orElse("that place"));
    }
    String name = given.classes().get(own.get().box().label());
    if (label.equals(given.moved())) {
      return "misplaced: move the box of %s to %s"
          .formatted(name, part.place().map(BoxProposal::place).orElse("another place"));
    }
    if (label.equals(given.nothing())) {
      return twin(given, row, own.get())
          .map(t -> "duplicate of box %d: delete the box of %s".formatted(t.number(), name))
          .orElse("spurious: delete the box of " + name);
    }
    return label.equals(name)
        ? "as given: a box of " + name
        : "wrong class: make the box of %s one of %s".formatted(name, label);
  }

  /** Another box of the class that is on the same thing. */
  private static Optional<GivenBox> twin(BoxAnnotations given, int row, GivenBox own) {
    return given.boxes(row).stream()
        .filter(b -> b.number() != own.number() && b.box().label() == own.box().label())
        .filter(b -> b.box().iou(own.box()) > 0.5)
        .findFirst();
  }

  private static String place(Box box) {
    return Words.of("%.0f, %.0f to %.0f, %.0f", box.x0(), box.y0(), box.x1(), box.y1());
  }
}
