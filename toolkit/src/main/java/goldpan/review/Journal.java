package goldpan.review;

import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.disk.OwnerOnly;
import goldpan.disk.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The decisions on one dataset, on disk: a file of checksummed JSON lines that only grows, named by
 * the dataset's identity; decisions on units are among those on the dataset that they are of. A
 * decision is on disk before the call that makes it returns, and survives the program's end at any
 * moment. Undo and redo are lines too; nothing is rewritten.
 *
 * <p>Safe for threads. All who open the same journal in one program share it, so that the review
 * page, magics and Java see each other's decisions at once; a second program is kept out by a lock.
 */
public final class Journal implements AutoCloseable {
  /** Journals open in this program, so that everybody who asks for one gets the same. */
  private static final Map<Path, Journal> OPEN = new ConcurrentHashMap<>();

  private final Path path;
  private final Dataset dataset;
  private final ProcessLock lock;
  private final JournalFile file;
  private final Ledger ledger;
  private final List<String> notes;
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Decisions known;
  private boolean closed;

  private Journal(
      Path path,
      Dataset dataset,
      ProcessLock lock,
      JournalFile file,
      Ledger ledger,
      List<String> notes) {
    this.path = path;
    this.dataset = dataset;
    this.lock = lock;
    this.file = file;
    this.ledger = ledger;
    this.notes = notes;
  }

  /**
   * Opens the dataset's journal in {@code folder}, or begins it.
   *
   * @throws JournalException when another program has it open, a line is damaged, or the folder
   *     cannot be written
   */
  public static Journal open(Path folder, Dataset dataset) {
    Path path = path(folder, dataset);
    try {
      OwnerOnly.createDirectories(folder);
      Path key = folder.toRealPath().resolve(path.getFileName());
      return OPEN.computeIfAbsent(key, k -> begin(k, dataset.base()));
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** The file that holds, or would hold, the dataset's decisions. */
  public static Path path(Path folder, Dataset dataset) {
    String identity = dataset.identity();
    String name = identity.substring(0, Math.min(16, identity.length()));
    return folder.toAbsolutePath().resolve(name + ".jsonl");
  }

  /**
   * Reads somebody's journal of the same dataset without opening it for writing.
   *
   * @throws JournalException when it is damaged or of another dataset
   */
  public static Decisions read(Path file, Dataset dataset) {
    try {
      Ledger ledger = Replay.whole(file, dataset, JournalFile.read(file).lines());
      return Decisions.of(dataset, ledger.decisions());
    } catch (IOException e) {
      throw new JournalException("%s cannot be read (%s)".formatted(file, e), e);
    }
  }

  /**
   * What is decided on a dataset, read without opening its journal: also while another program has
   * it open, and none where there is no journal.
   *
   * @throws JournalException when it is damaged
   */
  public static Decisions decided(Path folder, Dataset dataset) {
    Path path = path(folder, dataset);
    return Files.exists(path) ? read(path, dataset) : Decisions.of(dataset, List.of());
  }

  /**
   * Gives up what a damaged journal cannot be trusted for: keeps the lines before the first damaged
   * one, and the whole file as it was beside it.
   *
   * @return the copy of the damaged file; empty when nothing was damaged
   * @throws JournalException when another program has it open
   */
  public static Optional<Path> repair(Path folder, Dataset dataset) {
    return Repair.of(path(folder, dataset), dataset);
  }

  private static Journal begin(Path path, Dataset dataset) {
    try {
      ProcessLock lock = lock(path);
      @Nullable JournalFile file = null;
      try {
        file = JournalFile.open(path);
        return begin(path, dataset, lock, file);
      } catch (IOException | RuntimeException e) {
        if (file != null) {
          file.close();
        }
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /**
   * Takes the lock of a journal, whose file stands beside it.
   *
   * @throws JournalException when somebody has it, naming who
   */
  static ProcessLock lock(Path journal) throws IOException {
    Path file = journal.resolveSibling(journal.getFileName() + ".lock");
    return ProcessLock.take(file)
        .orElseThrow(
            () ->
                new JournalException(
                    "%s is in use by %s; expected one program at a time; review there, or end it and open again"
                        .formatted(journal, ProcessLock.holder(file).orElse("another process"))));
  }

  private static Journal begin(Path path, Dataset dataset, ProcessLock lock, JournalFile file)
      throws IOException {
    JournalFile.Content content = file.recover();
    if (content.lines().isEmpty()) {
      file.append(Sealed.seal(Replay.heading(dataset)));
    }
    Ledger ledger = Replay.whole(path, dataset, content.lines());
    List<String> notes =
        content.tornBytes() == 0
            ? List.of()
            : List.of(
                Words.of(
                    "%s: the last line broke off after %,d bytes when a program ended while writing it; it was never acknowledged and is dropped",
                    path, content.tornBytes()));
    return new Journal(path, dataset, lock, file, ledger, notes);
  }

  private static JournalException unusable(Path path, IOException e) {
    return new JournalException(
        "%s cannot be opened (%s); expected a folder that can be written; check its permissions and free space or choose another"
            .formatted(path, e),
        e);
  }

  /** The file. */
  public Path path() {
    return path;
  }

  public Dataset dataset() {
    return dataset;
  }

  /** What was odd on opening, such as a torn last line; usually empty. */
  public List<String> notes() {
    return notes;
  }

  /** What is decided now. */
  public synchronized Decisions decisions() {
    Decisions now = known;
    if (now == null) {
      now = Decisions.of(dataset, ledger.decisions());
      known = now;
    }
    return now;
  }

  /** What is decided about a sample now; empty when nothing is. */
  public synchronized Optional<Decision> decision(String id) {
    return Optional.ofNullable(ledger.decision(id));
  }

  /** Every line since the beginning: who did what, when and why. */
  public synchronized List<Entry> history() {
    return ledger.history();
  }

  synchronized int lastNumber() {
    return ledger.nextNumber() - 1;
  }

  synchronized int undoable() {
    return ledger.undoable();
  }

  synchronized int redoable() {
    return ledger.redoable();
  }

  /** Whether anything that a line of the history decided still holds. */
  synchronized boolean holds(int number) {
    return ledger.holds(number);
  }

  /** The line that its sender called {@code key}; 0 when there is none. */
  synchronized int number(String key) {
    return ledger.number(key);
  }

  /** What is said of a sample beside what is decided, such as "unsure"; empty when nothing is. */
  public synchronized List<String> tags(String id) {
    return ledger.tags(id);
  }

  /** What is said of all samples of which something is, by id. */
  public synchronized Map<String, List<String>> tags() {
    return ledger.tags();
  }

  /**
   * Says something of samples without deciding them, in place of what was said before; of no tags,
   * nothing is said any more.
   */
  public Entry tag(Collection<String> ids, List<String> tags, Note note) {
    return tag(ids, tags, note, null);
  }

  synchronized Entry tag(
      Collection<String> ids, List<String> tags, Note note, @Nullable String key) {
    requireSome(ids.size(), "tag");
    List<String> once = List.copyOf(new LinkedHashSet<>(ids));
    return append(
        Line.tag(ledger.nextNumber(), List.copyOf(new LinkedHashSet<>(tags)), once, note, key));
  }

  /**
   * Takes back what one line of the history decided, though it is not the last. Samples that were
   * decided anew since stay as they are.
   *
   * @param number the line's number, as {@link #history} has it
   * @throws IllegalArgumentException when the line decides nothing, or nothing of it holds any more
   */
  public Entry revert(int number, Note note) {
    return revert(number, note, null);
  }

  synchronized Entry revert(int number, Note note, @Nullable String key) {
    return append(Line.back(ledger.nextNumber(), Line.REVERT, number, note, key));
  }

  /** Keeps samples: their given label is right. */
  public Entry keep(String... ids) {
    return keep(List.of(ids), Note.mine());
  }

  /** Keeps samples, all in one step. */
  public Entry keep(Collection<String> ids, Note note) {
    return decide(Decision.Action.KEEP, null, ids, note, null);
  }

  /** Gives a sample another class. */
  public Entry relabel(String id, String className) {
    return relabel(List.of(id), className, Note.mine());
  }

  /** Gives samples another class, all in one step; those that have it already are kept. */
  public Entry relabel(Collection<String> ids, String className, Note note) {
    return decide(Decision.Action.RELABEL, className, ids, note, null);
  }

  /** Drops samples. */
  public Entry drop(String... ids) {
    return drop(List.of(ids), Note.mine());
  }

  /** Drops samples, all in one step. */
  public Entry drop(Collection<String> ids, Note note) {
    return decide(Decision.Action.DROP, null, ids, note, null);
  }

  /**
   * Takes over decisions made elsewhere on the same dataset, all in one step.
   *
   * @throws JournalException when they are on another dataset
   */
  public synchronized Entry take(Decisions decisions, Note note) {
    Merge.sameDataset(decisions(), decisions);
    requireSome(decisions.size(), "take");
    return append(Line.take(ledger.nextNumber(), decisions.list(), note));
  }

  synchronized Entry decide(
      Decision.Action action,
      @Nullable String label,
      Collection<String> ids,
      Note note,
      @Nullable String key) {
    requireSome(ids.size(), action.toString());
    List<String> once = List.copyOf(new LinkedHashSet<>(ids));
    return append(Line.decide(ledger.nextNumber(), action, label, once, note, key));
  }

  private static void requireSome(int size, String verb) {
    if (size == 0) {
      throw new IllegalArgumentException(verb + " was given no samples; expected at least one id");
    }
  }

  /** Takes back the last step, however many samples it decided; empty when there is none. */
  public Optional<Entry> undo() {
    return undo(Note.mine());
  }

  /** Takes back the last step. */
  public synchronized Optional<Entry> undo(Note note) {
    return back(Line.UNDO, ledger.undoable(), note, null);
  }

  /** Brings back the step last undone, unless something was decided since; else empty. */
  public Optional<Entry> redo() {
    return redo(Note.mine());
  }

  /** Brings back the step last undone. */
  public synchronized Optional<Entry> redo(Note note) {
    return back(Line.REDO, ledger.redoable(), note, null);
  }

  synchronized Optional<Entry> back(String verb, int of, Note note, @Nullable String key) {
    return of == 0
        ? Optional.empty()
        : Optional.of(append(Line.back(ledger.nextNumber(), verb, of, note, key)));
  }

  private Entry append(Line line) {
    if (closed) {
      throw new JournalException(path + " is closed; open it again with Journal.open");
    }
    Ledger.Change change = ledger.check(line);
    file.append(Sealed.seal(line.json()));
    known = null;
    Entry entry = change.apply();
    listeners.forEach(l -> l.accept(entry));
    return entry;
  }

  /**
   * Tells {@code listener} of every line from now on, in order, before the call that makes it
   * returns. It must be quick and must not throw.
   *
   * @return ends the telling
   */
  public AutoCloseable listen(Consumer<Entry> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Closes the file for everybody in this program, and lets other programs in. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    OPEN.remove(path, this);
    try {
      file.close();
      lock.close();
    } catch (IOException e) {
      throw new JournalException("%s cannot be closed (%s)".formatted(path, e), e);
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("%s, in %s".formatted(decisions(), path));
    notes.forEach(n -> text.append('\n').append(n));
    return text.toString();
  }
}
