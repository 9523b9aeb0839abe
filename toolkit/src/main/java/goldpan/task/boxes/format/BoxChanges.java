package goldpan.task.boxes.format;

import goldpan.task.boxes.Box;
import goldpan.task.boxes.GivenBox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the boxes that a file lists for one picture. */
final class BoxChanges {
  private final Map<Integer, GivenBox> before = new HashMap<>();
  private final Map<Integer, GivenBox> after = new HashMap<>();
  private final List<GivenBox> added;
  private final boolean isGone;

  BoxChanges(List<GivenBox> before, List<GivenBox> after, int listed, boolean isGone) {
    before.forEach(b -> this.before.put(b.number(), b));
    after.forEach(b -> this.after.put(b.number(), b));
    this.added = after.stream().filter(b -> b.number() >= listed).toList();
    this.isGone = isGone;
  }

  /** Whether the whole picture is gone. */
  boolean isGone() {
    return isGone;
  }

  /** Whether nothing was decided that changes the file. */
  boolean isUnchanged() {
    return !isGone && before.equals(after);
  }

  /** Whether the listed box of this number is gone; one that could not be used stays. */
  boolean isRemoved(int number) {
    return isGone || (before.containsKey(number) && !after.containsKey(number));
  }

  /** The class that a listed box has now, when that is another one. */
  Optional<Integer> relabelled(int number) {
    return change(number).filter(c -> c.now().label() != c.was().label()).map(c -> c.now().label());
  }

  /** Where a listed box was and is now, when that is another place. */
  Optional<Move> moved(int number) {
    return change(number).filter(c -> !c.now().isAt(c.was()));
  }

  /** A box before and now. */
  record Move(Box was, Box now) {

    /** Where a point of the old box is in the new one, when it is stretched with the box. */
    double x(double x) {
      return now.x0() + (was.width() == 0 ? 0 : (x - was.x0()) / was.width() * now.width());
    }

    double y(double y) {
      return now.y0() + (was.height() == 0 ? 0 : (y - was.y0()) / was.height() * now.height());
    }
  }

  private Optional<Move> change(int number) {
    GivenBox was = before.get(number);
    GivenBox now = after.get(number);
    return was == null || now == null
        ? Optional.empty()
        : Optional.of(new Move(was.box(), now.box()));
  }

  /** The boxes that no file lists. */
  List<GivenBox> added() {
    return added;
  }
}
