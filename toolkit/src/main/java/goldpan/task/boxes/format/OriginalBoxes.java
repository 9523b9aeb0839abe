package goldpan.task.boxes.format;

import goldpan.data.Dataset;
import goldpan.task.boxes.BoxAnnotations;
import java.util.Optional;

/** The boxes that files had when they were opened, by the ids of their pictures. */
final class OriginalBoxes {
  private final Dataset opened;
  private final BoxAnnotations boxes;

  OriginalBoxes(Dataset opened, BoxAnnotations boxes) {
    this.opened = opened;
    this.boxes = boxes;
  }

  /** The class names, in order. */
  java.util.List<String> classes() {
    return boxes.classes();
  }

  /** Whether a picture with this id was a sample. */
  boolean has(String id) {
    return opened.indexOf(id).isPresent();
  }

  /**
   * What became of a picture's boxes.
   *
   * @param id of a picture that was a sample
   */
  BoxChanges changes(String id, Dataset dataset, BoxAnnotations now) {
    Optional<Integer> before = opened.indexOf(id);
    Optional<Integer> after = dataset.indexOf(id);
    if (before.isEmpty()) {
      throw new IllegalArgumentException(id + " was not opened; expected a picture that was");
    }
    return new BoxChanges(
        boxes.boxes(before.get()),
        after.map(now::boxes).orElse(java.util.List.of()),
        boxes.listed(before.get()),
        after.isEmpty());
  }
}
