package goldpan.kernel;

import goldpan.data.Words;
import goldpan.shell.ShellSession;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a kernel with a client in the same process up to the first answers and ends, so that the
 * classes can be archived: {@code java -XX:ArchiveClassesAtExit=FILE -cp …
 * goldpan.kernel.Rehearsal}. With the argument {@code doctor} it runs one cell and prints what
 * {@code %goldpan doctor} says. It ends with status 1 at the first cell that fails.
 */
public final class Rehearsal {
  private static final List<String> CELLS =
      List.of(
          "1 + 1",
          "int n = 2;",
          "List.of(n)",
          "dataset(\"mnist-test\").classTable()",
          "%magics",
          "%goldpan",
          "baseline(dataset().where(s -> s.index() < 40)).folds(2).epochs(1).overfitOneBatch().passed()");

  private static final List<String> DOCTOR =
      List.of("1 + 1", "String report = %goldpan doctor", "report");

  private Rehearsal() {}

  public static void main(String[] arguments) throws Exception {
    boolean examines = List.of(arguments).equals(List.of("doctor"));
    if (!examines) {
      ShellSession.indexClassPath();
    }
    Path connection = Files.createTempFile("goldpan-rehearsal", ".json");
    Files.writeString(connection, connection());
    PrintStream out = System.out; // the kernel gives a cell's streams to its client
    PrintStream err = System.err;
    Thread client = new Thread(() -> play(connection, examines, out, err), "goldpan-rehearsal");
    client.setDaemon(true);
    client.start();
    GoldpanKernel.main(new String[] {connection.toString()});
  }

  /** The kernel ends the process when it is asked to, or this does when a cell fails. */
  private static void play(Path connection, boolean examines, PrintStream out, PrintStream err) {
    try (RehearsalClient client = RehearsalClient.of(Files.readString(connection))) {
      client.waitUntilReady();
      String last = "";
      for (String cell : examines ? DOCTOR : CELLS) {
        last = client.run(cell);
      }
      if (examines) {
        out.println(last);
      }
      Files.delete(connection);
      client.shutDown();
    } catch (Exception failed) {
      err.println(failed.getMessage() == null ? failed : failed.getMessage());
      System.exit(1);
    }
  }

  private static String connection() throws IOException {
    return Words.of(
        """
        {"transport": "tcp", "ip": "127.0.0.1", "signature_scheme": "hmac-sha256", "key": "%s",
         "shell_port": %d, "iopub_port": %d, "stdin_port": %d, "control_port": %d, "hb_port": %d}
        """,
        java.util.UUID.randomUUID(), freePort(), freePort(), freePort(), freePort(), freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
