package goldpan.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lock that one process, and one piece of work in it, holds at a time. It is the operating
 * system's, so it ends with the process however that ends. The file's text only says who holds it;
 * the byte that is locked lies far beyond the text, which stays readable everywhere.
 *
 * <p>{@link #close} removes the file. Another process may have opened it before and lock it
 * afterwards, while a third makes a new file and locks that: both would hold the lock. Therefore
 * the file is marked as released, under the lock, before it is removed, and whoever locks a marked
 * file opens the path again. A mark that is found a second time was left by a process that died
 * before it could remove the file; the lock on that file holds.
 *
 * <p>POSIX drops all locks of a process on a file when the process closes that file anywhere, so
 * what this process holds is known here and its files are not opened twice. The file is no channel,
 * which an interrupt would close.
 */
public final class ProcessLock implements AutoCloseable {
  private static final long FAR = Long.MAX_VALUE - 1;
  private static final int LONGEST_TEXT = 512;
  private static final String RELEASED = "released ";

  /** The text has whole seconds, and systems tell when a process started as roughly. */
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(2);

  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
  private static final Pattern WRITTEN =
      Pattern.compile("process (\\d{1,18})(?:, since | \\(.*, since )([-0-9T:.]{19,29}Z)\\)?");
  private final Path path;
  private final RandomAccessFile file;
  private boolean closed;

  private ProcessLock(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Takes the lock that {@code file} stands for; empty when it is held, by this process or another.
   *
   * @throws IOException when the file cannot be written
   */
  public static Optional<ProcessLock> take(Path file) throws IOException {
    Path path = real(file);
    if (!HELD.add(path)) {
      return Optional.empty();
    }
    Optional<ProcessLock> taken = Optional.empty();
    try {
      taken = acquire(path);
      return taken;
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(path);
      }
    }
  }

  /** The same file has one path here, whichever links lead to its folder. */
  private static Path real(Path file) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    return path.resolveSibling(".").toRealPath().resolve(path.getFileName());
  }

  private static Optional<ProcessLock> acquire(Path path) throws IOException {
    String mark = "";
    while (true) {
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      boolean kept = false;
      try {
        if (!lock(file)) {
          return Optional.empty();
        }
        String text = text(file);
        kept = !text.startsWith(RELEASED) || text.equals(mark);
        if (kept) {
          write(file, holder());
          return Optional.of(new ProcessLock(path, file));
        }
        mark = text;
      } finally {
        if (!kept) {
          file.close();
        }
      }
    }
  }

  private static boolean lock(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock(FAR, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false; // another class loader of this process has it
    }
  }

  private static String text(RandomAccessFile file) throws IOException {
    byte[] bytes = new byte[(int) Math.min(LONGEST_TEXT, file.length())];
    file.seek(0);
    file.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }

  private static void write(RandomAccessFile file, String text) throws IOException {
    file.setLength(0);
    file.seek(0);
    file.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String holder() {
    return String.format(
        Locale.ROOT,
        "process %d (%s, since %s)",
        ProcessHandle.current().pid(),
        System.getProperty("user.name", "unknown"),
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Who holds the lock that {@code file} stands for, as far as its text can tell; empty when nobody
   * does. Takes no lock, not even for a moment, so that nobody who wants it is turned away.
   */
  public static Optional<String> holder(Path file) {
    try {
      if (HELD.contains(real(file))) {
        return Optional.of("another call in this program");
      }
      String text = Files.readString(file).strip();
      return isOver(text) ? Optional.empty() : Optional.of(text);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("another process");
    }
  }

  /** Whether nobody wrote the text, or its process has ended, or its number is another's now. */
  private static boolean isOver(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return text.isEmpty() || text.startsWith(RELEASED);
    }
    Instant since = Instant.parse(matcher.group(2)).plus(CLOCK_ERROR);
    return ProcessHandle.of(Long.parseLong(matcher.group(1)))
        .map(process -> process.info().startInstant().filter(since::isBefore).isPresent())
        .orElse(true);
  }

  /** Gives the lock up and removes its file. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (file) {
      write(file, RELEASED + UUID.randomUUID());
      Files.deleteIfExists(path);
    } catch (IOException ignored) {
      // the file stays where it cannot be marked or removed; the lock ends with closing it
    } finally {
      HELD.remove(path);
    }
  }
}
