package goldpan.review;

import goldpan.data.Dataset;
import goldpan.data.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state that a journal's lines add up to. Not safe for threads; the journal guards it. */
final class Ledger {
  private final Dataset dataset;

  /** Nearly in the order of the decisions, so that sorting them costs next to nothing. */
  private final Map<String, Held> held = new LinkedHashMap<>();

  private final Map<String, List<String>> tagged = new LinkedHashMap<>();
  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private final List<Entry> history = new ArrayList<>();
  private final Map<Integer, Batch> batches = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private long order;

  private record Held(Decision decision, long order) {}

  /** What one line changed, and can be changed back and forth. */
  private interface Step {
    int number();

    List<String> ids();

    /** Changes the state to what holds after the line, or to what held before it. */
    void hold(boolean after);
  }

  /** Decisions: per sample what held before and what holds after; null for undecided. */
  private final class Batch implements Step {
    private final int number;
    private final List<String> ids;
    private final List<@Nullable Held> before;
    private final List<@Nullable Held> after;

    Batch(int number, List<String> ids, List<@Nullable Held> after) {
      this.number = number;
      this.ids = ids;
      this.after = after;
      this.before = new ArrayList<>(ids.size());
      ids.forEach(id -> before.add(held.get(id)));
    }

    @Override
    public int number() {
      return number;
    }

    @Override
    public List<String> ids() {
      return ids;
    }

    @Override
    public void hold(boolean isAfter) {
      List<@Nullable Held> now = isAfter ? after : before;
      for (int i = 0; i < ids.size(); i++) {
        held.remove(ids.get(i)); // so that it goes to the end
        Held one = now.get(i);
        if (one != null) {
          held.put(ids.get(i), one);
        }
      }
    }
  }

  /** Tags: per sample what was said before; the same is said of all after. */
  private final class Tags implements Step {
    private final int number;
    private final List<String> ids;
    private final List<List<String>> before = new ArrayList<>();
    private final List<String> after;

    Tags(int number, List<String> ids, List<String> after) {
      this.number = number;
      this.ids = ids;
      this.after = after;
      ids.forEach(id -> before.add(tags(id)));
    }

    @Override
    public int number() {
      return number;
    }

    @Override
    public List<String> ids() {
      return ids;
    }

    @Override
    public void hold(boolean isAfter) {
      for (int i = 0; i < ids.size(); i++) {
        List<String> now = isAfter ? after : before.get(i);
        if (now.isEmpty()) {
          tagged.remove(ids.get(i));
        } else {
          tagged.put(ids.get(i), now);
        }
      }
    }
  }

  Ledger(Dataset dataset) {
    this.dataset = dataset;
  }

  int nextNumber() {
    return history.size() + 1;
  }

  List<Entry> history() {
    return List.copyOf(history);
  }

  List<Decision> decisions() {
    return held.values().stream()
        .sorted(Comparator.comparingLong(Held::order))
        .map(Held::decision)
        .toList();
  }

  @Nullable Decision decision(String id) {
    Held now = held.get(id);
    return now == null ? null : now.decision;
  }

  /** What is said of a sample; empty when nothing is. */
  List<String> tags(String id) {
    return tagged.getOrDefault(id, List.of());
  }

  /** What is said of all samples of which something is. */
  Map<String, List<String>> tags() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(tagged));
  }

  /** The line that undo would take back; 0 when there is none. */
  int undoable() {
    return done.isEmpty() ? 0 : done.peek().number();
  }

  /** The line that redo would bring back; 0 when there is none. */
  int redoable() {
    return undone.isEmpty() ? 0 : undone.peek().number();
  }

  /** The line that its sender called {@code key}; 0 when there is none. */
  int number(String key) {
    return numbers.getOrDefault(key, 0);
  }

  /** Takes a line in, after it is known to fit. */
  interface Change {
    Entry apply();
  }

  /**
   * Takes a line in.
   *
   * @throws IllegalArgumentException when it does not fit what came before; nothing changes
   */
  Entry apply(Line line) {
    return check(line).apply();
  }

  /**
   * What taking a line in would do; nothing changes yet.
   *
   * @throws IllegalArgumentException when it does not fit what came before
   */
  Change check(Line line) {
    if (line.number() != nextNumber()) {
      throw new IllegalArgumentException(
          Words.of("it is numbered %d; expected %d", line.number(), nextNumber()));
    }
    return switch (line.verb()) {
      case Line.UNDO -> back(line, done, undone, false);
      case Line.REDO -> back(line, undone, done, true);
      case Line.REVERT -> begin(line, Entry.Kind.REVERT, revert(line));
      case Line.TAG -> begin(line, Entry.Kind.TAG, tag(line));
      default -> begin(line, Entry.Kind.DECIDE, decide(line, decisions(line)));
    };
  }

  private Change begin(Line line, Entry.Kind kind, Step step) {
    return () -> {
      step.hold(true);
      done.push(step);
      undone.clear();
      return entry(line, kind, step);
    };
  }

  private Batch decide(Line line, List<Decision> decisions) {
    List<@Nullable Held> after = new ArrayList<>(decisions.size());
    for (Decision d : decisions) {
      after.add(new Held(d, order++));
    }
    return new Batch(line.number(), decisions.stream().map(Decision::id).toList(), after);
  }

  private Tags tag(Line line) {
    line.ids().forEach(id -> Names.given(dataset, id));
    return new Tags(line.number(), line.ids(), line.tags());
  }

  /** What a line decided, back to what held before it; samples decided anew since stay. */
  private Batch revert(Line line) {
    @Nullable Batch batch = batches.get(line.of());
    if (batch == null) {
      throw new IllegalArgumentException(
          Words.of("it takes back line %d; expected a line that decides", line.of()));
    }
    List<String> ids = new ArrayList<>();
    List<@Nullable Held> after = new ArrayList<>();
    for (int i = 0; i < batch.ids.size(); i++) {
      if (holds(batch, i)) {
        ids.add(batch.ids.get(i));
        after.add(batch.before.get(i));
      }
    }
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(
          Words.of(
              "step %d holds no more: all that it decided was decided anew or undone", line.of()));
    }
    return new Batch(line.number(), ids, after);
  }

  /** Whether anything that a line decided still holds. */
  boolean holds(int number) {
    @Nullable Batch batch = batches.get(number);
    for (int i = 0; batch != null && i < batch.ids.size(); i++) {
      if (holds(batch, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(Batch batch, int i) {
    @Nullable Held then = batch.after.get(i);
    @Nullable Held now = held.get(batch.ids.get(i));
    return then != null && now != null && then.order == now.order;
  }

  /**
   * What a line decides.
   *
   * @throws IllegalArgumentException when it names an unknown sample or class
   */
  List<Decision> decisions(Line line) {
    if (line.verb().equals(Line.TAKE)) {
      line.decisions().forEach(d -> check(d));
      return line.decisions();
    }
    Decision.Action action = Decision.Action.named(line.verb());
    List<Decision> decisions = new ArrayList<>(line.ids().size());
    for (String id : line.ids()) {
      if (line.label() != null) {
        Names.requireChoice(dataset, id, line.label());
      }
      decisions.add(decision(id, action, line));
    }
    return decisions;
  }

  private Decision decision(String id, Decision.Action action, Line line) {
    String given = Names.given(dataset, id);
    boolean kept = given.equals(line.label());
    return new Decision(
        id,
        kept ? Decision.Action.KEEP : action,
        given,
        kept ? null : line.label(),
        line.by(),
        line.at(),
        line.why());
  }

  private void check(Decision d) {
    String given = Names.given(dataset, d.id());
    if (!given.equals(d.given())) {
      throw new IllegalArgumentException(
          "%s was decided as \"%s\"; expected its given label \"%s\""
              .formatted(d.id(), d.given(), given));
    }
    if (d.newLabel() != null) {
      Names.requireChoice(dataset, d.id(), d.newLabel());
    }
  }

  private Change back(Line line, Deque<Step> from, Deque<Step> to, boolean after) {
    int expected = from.isEmpty() ? 0 : from.peek().number();
    if (line.of() != expected || from.isEmpty()) {
      throw new IllegalArgumentException(
          Words.of(
              "it %s line %d; expected line %d", after ? "redoes" : "undoes", line.of(), expected));
    }
    return () -> {
      Step step = from.pop();
      step.hold(after);
      to.push(step);
      return entry(line, after ? Entry.Kind.REDO : Entry.Kind.UNDO, step);
    };
  }

  private Entry entry(Line line, Entry.Kind kind, Step step) {
    if (step instanceof Batch batch) {
      batches.putIfAbsent(batch.number, batch);
    }
    if (line.key() != null) {
      numbers.put(line.key(), line.number());
    }
    List<Decision> now = new ArrayList<>();
    for (String id : step.ids()) {
      Decision d = decision(id);
      if (d != null) {
        now.add(d);
      }
    }
    Entry entry =
        new Entry(
            line.number(),
            kind,
            now,
            step.ids(),
            line.tags(),
            line.of(),
            line.by(),
            line.at(),
            line.why());
    history.add(entry);
    return entry;
  }
}
