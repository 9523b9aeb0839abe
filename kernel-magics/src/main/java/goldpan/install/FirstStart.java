package goldpan.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the kernel's first cells once, which shows that it works here and leaves an archive of
 * loaded classes, an index of packages and PyTorch's unpacked libraries: later starts take half the
 * time.
 */
record FirstStart(KernelArguments arguments, Machine machine) {
  private static final int LIMIT_MINUTES = 15;
  private static final int LAST_LINES = 12;

  void rehearse() {
    try {
      Path archive = arguments.archive();
      if (!Files.exists(archive) || !Files.exists(arguments.libraries().index())) {
        rehearse(archive);
      }
    } catch (IOException failed) {
      throw InstallException.io(arguments.libraries().folder() + " cannot be written", failed);
    }
  }

  private void rehearse(Path archive) throws IOException {
    Path fresh =
        archive.resolveSibling(archive.getFileName() + "." + ProcessHandle.current().pid());
    try {
      TreeSet<Path> before = natives();
      Ended ended = runApart(arguments.rehearsal(fresh));
      TreeSet<Path> made = natives();
      made.removeAll(before);
      arguments.libraries().madeElsewhere(List.copyOf(made));
      if (ended.status() != 0) {
        throw new InstallException(
            "the kernel does not run on this machine (its first start ended with status "
                + ended.status()
                + "); it said:\n"
                + last(ended.said().lines().toList()));
      }
      if (Files.exists(fresh)) {
        Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** How a process ended, and all it printed. */
  record Ended(int status, String said) {}

  /** Runs Java, with a home of Goldpan that is removed afterwards. */
  private static Ended runApart(List<String> command) throws IOException {
    Path home = Files.createTempDirectory("goldpan-first-start");
    try {
      return run(command, Map.of("GOLDPAN_HOME", home.toString()));
    } finally {
      Folders.delete(home);
    }
  }

  static Ended run(List<String> command, Map<String, String> environment) {
    try {
      Path log = Files.createTempFile("goldpan-kernel", ".log");
      try {
        return run(command, environment, log);
      } finally {
        Files.delete(log);
      }
    } catch (IOException failed) {
      return new Ended(-1, command.get(0) + " cannot be run: " + failed.getMessage());
    }
  }

  private static Ended run(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // would be in the way of the archive
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        return new Ended(process.exitValue(), Files.readString(log));
      }
      process.destroyForcibly();
      return new Ended(-1, "it did not end in " + LIMIT_MINUTES + " minutes");
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InstallException("interrupted", stopped);
    }
  }

  private static String last(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** PyTorch's libraries as DJL unpacks them, a folder for each version and kind. */
  private TreeSet<Path> natives() throws IOException {
    Path cache = cache().resolve("pytorch");
    if (!Files.isDirectory(cache)) {
      return new TreeSet<>();
    }
    try (Stream<Path> list = Files.list(cache)) {
      return new TreeSet<>(new ArrayList<>(list.filter(Files::isDirectory).toList()));
    }
  }

  /** By DJL's rule, which does not look at HOME. */
  private Path cache() {
    return Optional.<Path>empty()
        .or(() -> machine.folder("ENGINE_CACHE_DIR"))
        .or(() -> machine.folder("DJL_CACHE_DIR"))
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".djl.ai"))
        .toAbsolutePath();
  }
}
