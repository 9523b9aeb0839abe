package goldpan.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where work keeps what it has done so far, one folder a key, so that the same work goes on after
 * its process was killed. A key stands for everything that decides the outcome. What is begun here
 * is kept on {@link #close} and removed on {@link #done}; what nobody has touched for 14 days is
 * removed when other work begins.
 */
public final class CheckpointStore implements AutoCloseable {
  private static final Duration KEPT = Duration.ofDays(14);
  private final @Nullable Path folder;
  private final boolean anew;
  private final List<Work> begun = new ArrayList<>();
  private final Set<String> over = new LinkedHashSet<>();
  private @Nullable WorkNote note;

  private CheckpointStore(@Nullable Path folder, boolean anew) {
    this.folder = folder;
    this.anew = anew;
  }

  /** Kept in {@code folder}, which is made when work begins. */
  public static CheckpointStore in(Path folder) {
    return new CheckpointStore(folder, false);
  }

  /** Keeps nothing. */
  public static CheckpointStore nowhere() {
    return new CheckpointStore(null, false);
  }

  /** The same place; work begins anew, whatever an earlier process has left. */
  public CheckpointStore anew() {
    return new CheckpointStore(folder, true);
  }

  /** Says what the work that begins from now on is about, for {@link #pending}. */
  public synchronized void about(String dataset, String by) {
    about(dataset, by, 0);
  }

  /** The same of a training of so many epochs, those of all folds together. */
  public synchronized void about(String dataset, String by, int epochs) {
    note = new WorkNote(dataset, by, epochs);
  }

  /** The work that {@code folder} keeps, the newest first. */
  public static List<PendingWork> pending(Path folder, WorkGauge gauge) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<PendingWork> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path work : all.filter(Files::isDirectory).toList()) {
        String key = work.getFileName().toString();
        WorkNote.read(work, lock(folder, key), newest(work).toInstant(), gauge)
            .ifPresent(found::add);
      }
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // what cannot be listed cannot be gone on with either
    }
    found.sort(Comparator.comparing(PendingWork::touched).reversed());
    return List.copyOf(found);
  }

  /** Forgets what some work has done; says whether it did, as not while somebody works on it. */
  public static boolean discard(PendingWork work) {
    Path home = work.folder().toAbsolutePath().getParent();
    if (home == null) {
      return false;
    }
    remove(home, work.folder().getFileName().toString());
    return !Files.exists(work.folder());
  }

  /** One piece of work: its folder, unless it keeps nothing. */
  public static final class Work {
    private final @Nullable Path folder;
    private final @Nullable ProcessLock held;
    private final String problem;

    private Work(@Nullable Path folder, @Nullable ProcessLock held, String problem) {
      this.folder = folder;
      this.held = held;
      this.problem = problem;
    }

    /** A file of this work; empty when it keeps nothing. */
    public Optional<Path> file(String name) {
      return Optional.ofNullable(folder).map(f -> f.resolve(name));
    }

    /** Why it keeps nothing although it was asked to; otherwise empty. */
    public Optional<String> problem() {
      return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    private void release() {
      if (held != null) {
        held.close();
      }
    }
  }

  /** Whether {@link #begin} would go on with what is there. */
  public boolean isBegun(String key) {
    return folder != null && !anew && Files.isDirectory(folder.resolve(key));
  }

  /** Begins or continues the work called {@code key}, a name for files. Never fails. */
  public synchronized Work begin(String key) {
    Work work = folder == null ? new Work(null, null, "") : begin(folder, key);
    begun.add(work);
    return work;
  }

  private Work begin(Path home, String key) {
    try {
      OwnerOnly.createDirectories(home);
      sweep(home);
      Optional<ProcessLock> held = ProcessLock.take(lock(home, key));
      if (held.isEmpty()) {
        return new Work(
            null,
            null,
            "the same work is being done by %s; expected one at a time; this one keeps nothing to go on from"
                .formatted(ProcessLock.holder(lock(home, key)).orElse("another process")));
      }
      Path own = home.resolve(key);
      if (anew) {
        delete(own);
      }
      OwnerOnly.createDirectories(own);
      deleteParts(own);
      WorkNote known = note;
      if (known != null) {
        known.write(own);
      }
      return new Work(own, held.get(), "");
    } catch (IOException e) {
      return new Work(
          null,
          null,
          String.format(
              Locale.ROOT,
              "%s cannot be written (%s: %s); this work keeps nothing to go on from",
              home,
              e.getClass().getSimpleName(),
              String.valueOf(e.getMessage())));
    }
  }

  private static Path lock(Path home, String key) {
    return home.resolve(key + ".lock");
  }

  /** Says that the results of {@code key}, worked on elsewhere, will be safe on {@link #done}. */
  public synchronized void over(String key) {
    over.add(key);
  }

  /** The results are safe: nothing that was begun here is needed any more. */
  public synchronized void done() {
    for (Work work : begun) {
      if (work.folder != null) {
        delete(work.folder);
      }
    }
    if (folder != null) {
      over.forEach(key -> remove(folder, key));
    }
    close();
  }

  /** Lets others go on with what was begun here. */
  @Override
  public synchronized void close() {
    begun.forEach(Work::release);
    begun.clear();
  }

  private static void sweep(Path home) throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(KEPT));
    try (Stream<Path> all = Files.list(home)) {
      for (Path path : all.filter(Files::isDirectory).toList()) {
        if (newest(path).compareTo(old) < 0) {
          remove(home, path.getFileName().toString());
        }
      }
    }
  }

  private static FileTime newest(Path work) throws IOException {
    try (Stream<Path> all = Files.walk(work)) {
      FileTime newest = FileTime.fromMillis(0);
      for (Path path : all.toList()) {
        FileTime time = Files.getLastModifiedTime(path);
        newest = time.compareTo(newest) > 0 ? time : newest;
      }
      return newest;
    }
  }

  private static void remove(Path home, String key) {
    if (Files.isDirectory(home.resolve(key))) {
      try (ProcessLock held = ProcessLock.take(lock(home, key)).orElse(null)) {
        if (held != null) {
          delete(home.resolve(key));
        }
      } catch (IOException ignored) {
        // it is removed another time
      }
    }
  }

  private static void delete(Path work) {
    try {
      FileTree.delete(work);
    } catch (IOException ignored) {
      // what is left is verified before it is used, and removed another time
    }
  }

  /** Removes what a process that was killed while it wrote a file left. */
  private static void deleteParts(Path work) throws IOException {
    try (Stream<Path> all = Files.list(work)) {
      for (Path part : all.filter(CheckpointStore::isPart).toList()) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Earlier versions wrote beside a file under its name and {@code .new}. */
  private static boolean isPart(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(AtomicFile.PART) || name.endsWith(".new");
  }
}
