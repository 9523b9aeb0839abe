package goldpan.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says that one process, and one piece of work in it, has something to itself. The lock is the
 * operating system's, so it ends with the process however that ends; the file's text only says who
 * has it. The byte that is locked lies far beyond the text, which stays readable everywhere.
 *
 * <p>A system forgets a process's locks on a file when the process closes the file anywhere, so
 * what this process holds is known here and its files are not opened twice.
 */
public final class ProcessLock implements AutoCloseable {
  private static final long FAR = Long.MAX_VALUE - 1;
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
  private static final Pattern WRITTEN =
      Pattern.compile("process (\\d{1,18}), since (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)");
  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes what {@code file} stands for; empty when it is taken.
   *
   * @throws IOException when the file cannot be written
   */
  public static Optional<ProcessLock> take(Path file) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    if (!HELD.add(path)) {
      return Optional.empty();
    }
    Optional<ProcessLock> taken = Optional.empty();
    try {
      taken = locked(path);
      return taken;
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(path);
      }
    }
  }

  private static Optional<ProcessLock> locked(Path path) throws IOException {
    FileChannel channel = open(path);
    boolean locked = false;
    try {
      locked = lock(channel);
      return locked ? Optional.of(new ProcessLock(path, channel)) : Optional.empty();
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock(FAR, 1, false) == null) {
        return false;
      }
    } catch (OverlappingFileLockException e) {
      return false; // another class loader of this process has it
    }
    String me =
        "process %s, since %s"
            .formatted(
                ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)), 0);
    return true;
  }

  /**
   * Who has what {@code file} stands for, as far as its text can tell; empty when nobody has. Takes
   * no lock, not even for a moment, so that nobody who wants one is turned away.
   */
  public static Optional<String> holder(Path file) {
    if (HELD.contains(file.toAbsolutePath().normalize())) {
      return Optional.of("another call in this program");
    }
    try {
      String text = Files.readString(file).strip();
      return text.isEmpty() || isOver(text) ? Optional.empty() : Optional.of(text);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("another process");
    }
  }

  /** Whether the process that wrote the text has ended, or its number is another one's now. */
  private static boolean isOver(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    Instant since = Instant.parse(matcher.group(2));
    return ProcessHandle.of(Long.parseLong(matcher.group(1)))
        .map(process -> process.info().startInstant().filter(since::isBefore).isPresent())
        .orElse(true);
  }

  /** Gives it up and removes the file. */
  @Override
  public void close() {
    if (HELD.contains(file)) {
      try (channel) {
        Files.deleteIfExists(file);
      } catch (IOException ignored) {
        // where an open file cannot be deleted it stays, empty of meaning
      }
      HELD.remove(file);
    }
  }
}
