package goldpan.review;

import goldpan.data.Dataset;
import goldpan.data.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state that a journal's lines add up to. Not safe for threads; the journal guards it. */
final class Ledger {
  private final Dataset dataset;

  /** Nearly in the order of the decisions, so that sorting them costs next to nothing. */
  private final Map<String, Held> held = new LinkedHashMap<>();

  private final Deque<Batch> done = new ArrayDeque<>();
  private final Deque<Batch> undone = new ArrayDeque<>();
  private final List<Entry> history = new ArrayList<>();
  private long order;

  private record Held(Decision decision, long order) {}

  /** What one line changed: per sample what held before and what holds after. */
  private record Batch(
      int number, List<String> ids, List<@Nullable Held> before, List<Held> after) {}

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

  /** The line that undo would take back; 0 when there is none. */
  int undoable() {
    return done.isEmpty() ? 0 : done.peek().number;
  }

  /** The line that redo would bring back; 0 when there is none. */
  int redoable() {
    return undone.isEmpty() ? 0 : undone.peek().number;
  }

  /**
   * Takes a line in.
   *
   * @throws IllegalArgumentException when it does not fit what came before; nothing changes
   */
  Entry apply(Line line) {
    if (line.number() != nextNumber()) {
      throw new IllegalArgumentException(
          Words.of("it is numbered %d; expected %d", line.number(), nextNumber()));
    }
    Entry entry =
        switch (line.verb()) {
          case Line.UNDO -> undo(line);
          case Line.REDO -> redo(line);
          default -> decide(line, decisions(line));
        };
    history.add(entry);
    return entry;
  }

  /** Takes in a line that decides, with what {@link #decisions} made of it. */
  Entry apply(Line line, List<Decision> decisions) {
    Entry entry = decide(line, decisions);
    history.add(entry);
    return entry;
  }

  private Entry decide(Line line, List<Decision> decisions) {
    List<@Nullable Held> before = new ArrayList<>(decisions.size());
    List<Held> after = new ArrayList<>(decisions.size());
    for (Decision d : decisions) {
      before.add(held.get(d.id()));
      after.add(new Held(d, order++));
    }
    List<String> ids = decisions.stream().map(Decision::id).toList();
    Batch batch = new Batch(line.number(), ids, before, after);
    redo(batch);
    undone.clear();
    return entry(line, Entry.Kind.DECIDE, batch);
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
    if (line.label() != null) {
      Names.requireClass(dataset, line.label());
    }
    for (String id : line.ids()) {
      decisions.add(decision(id, action, line));
    }
    return decisions;
  }

  private Decision decision(String id, Decision.Action action, Line line) {
    String given = dataset.classes().get(dataset.label(Names.index(dataset, id)));
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
    String given = dataset.classes().get(dataset.label(Names.index(dataset, d.id())));
    if (!given.equals(d.given())) {
      throw new IllegalArgumentException(
          "%s was decided as \"%s\"; expected its given label \"%s\""
              .formatted(d.id(), d.given(), given));
    }
    if (d.newLabel() != null) {
      Names.requireClass(dataset, d.newLabel());
    }
  }

  private Entry undo(Line line) {
    if (line.of() != undoable() || done.isEmpty()) {
      throw new IllegalArgumentException(
          Words.of("it undoes line %d; expected line %d", line.of(), undoable()));
    }
    Batch batch = done.pop();
    for (int i = 0; i < batch.ids.size(); i++) {
      Held before = batch.before.get(i);
      if (before == null) {
        held.remove(batch.ids.get(i));
      } else {
        hold(batch.ids.get(i), before);
      }
    }
    undone.push(batch);
    return entry(line, Entry.Kind.UNDO, batch);
  }

  private Entry redo(Line line) {
    if (line.of() != redoable() || undone.isEmpty()) {
      throw new IllegalArgumentException(
          Words.of("it redoes line %d; expected line %d", line.of(), redoable()));
    }
    Batch batch = undone.pop();
    redo(batch);
    return entry(line, Entry.Kind.REDO, batch);
  }

  private void redo(Batch batch) {
    for (int i = 0; i < batch.ids.size(); i++) {
      hold(batch.ids.get(i), batch.after.get(i));
    }
    done.push(batch);
  }

  private void hold(String id, Held now) {
    held.remove(id);
    held.put(id, now);
  }

  private Entry entry(Line line, Entry.Kind kind, Batch batch) {
    List<Decision> now = new ArrayList<>();
    for (String id : batch.ids) {
      Decision d = decision(id);
      if (d != null) {
        now.add(d);
      }
    }
    return new Entry(
        line.number(), kind, now, batch.ids, line.of(), line.by(), line.at(), line.why());
  }
}
