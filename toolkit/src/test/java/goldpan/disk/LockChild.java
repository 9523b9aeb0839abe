package goldpan.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program that takes and gives up a lock; tests start it in processes of its own. */
final class LockChild {
  private LockChild() {}

  /** The first word: {@code hold}, or how often to take the lock; then the lock's file. */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[1]);
    if (args[0].equals("hold")) {
      System.out.println(ProcessLock.take(file).isPresent() ? "held" : "taken");
      Thread.sleep(600_000);
    }
    int clashes = 0;
    for (int taken = 0; taken < Integer.parseInt(args[0]); ) {
      Optional<ProcessLock> lock = ProcessLock.take(file);
      if (lock.isPresent()) {
        clashes += enter(file.resolveSibling("inside"));
        lock.get().close();
        taken++;
      }
    }
    System.out.println("clashes: " + clashes);
  }

  /** Only one process can have the folder; 1 when another has it already. */
  private static int enter(Path inside) throws IOException {
    try {
      Files.createDirectory(inside);
      Thread.yield();
      Files.deleteIfExists(inside);
      return 0;
    } catch (FileAlreadyExistsException e) {
      return 1;
    }
  }

  static Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(LockChild.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
