package goldpan.torch.detect;

import goldpan.task.boxes.ScoredBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Class-wise non-maximum suppression. */
final class NonMaximum {
  private NonMaximum() {}

  /**
   * The boxes, most confident first, without those whose intersection over union with a kept, more
   * confident one of their class is above {@code overlap}. Equals stay in their order. Cost: O(n²).
   *
   * @param overlap in [0, 1]; 1 keeps all
   */
  static List<ScoredBox> suppressed(List<ScoredBox> boxes, double overlap) {
    List<ScoredBox> sorted = new ArrayList<>(boxes);
    sorted.sort(Comparator.comparingDouble(b -> -b.confidence()));
    List<ScoredBox> kept = new ArrayList<>();
    for (ScoredBox each : sorted) {
      boolean covered =
          kept.stream()
              .anyMatch(
                  k -> k.box().label() == each.box().label() && k.box().iou(each.box()) > overlap);
      if (!covered) {
        kept.add(each);
      }
    }
    return List.copyOf(kept);
  }
}
