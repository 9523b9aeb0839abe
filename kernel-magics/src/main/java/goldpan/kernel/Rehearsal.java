package goldpan.kernel;

import goldpan.Session;
import goldpan.data.Words;
import goldpan.display.DisplayProgress;
import goldpan.magics.Magics;
import goldpan.shell.Evaluation;
import goldpan.shell.ShellSession;
import goldpan.shell.ShellUse;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a kernel runs up to its first answers and ends, so that the classes can be archived:
 * {@code java -XX:ArchiveClassesAtExit=FILE -cp … goldpan.kernel.Rehearsal}. With the argument
 * {@code doctor} it runs one cell and prints what {@code %goldpan doctor} says. It ends with status
 * 1 at the first cell that fails.
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
    Requests requests = new Requests();
    try (Wire wire = new Wire(connection(), requests::arrived);
        ShellSession session = ShellSession.open(ShellUse.NOTEBOOK)) {
      wire.start();
      Publications publications = new Publications(wire);
      CellStreams streams = new CellStreams(publications);
      publications.flushWith(streams::flush);
      EmbeddedHost host = new EmbeddedHost(session, publications);
      Magics.use(host);
      Session.current().progress(new DisplayProgress(publications));
      stopAt(session.start(), "the imports");
      for (String cell : examines ? DOCTOR : CELLS) {
        Object value = play(host, publications, cell);
        if (examines && value instanceof String report) {
          System.out.println(report);
        }
      }
    }
    System.exit(0);
  }

  private static @Nullable Object play(EmbeddedHost host, Publications publications, String cell) {
    Evaluation evaluation = host.run("In [1]", cell, Optional.empty());
    stopAt(evaluation, cell);
    Object value = evaluation.value();
    if (value != null) {
      publications.publish(
          MessageType.PUBLISH_EXECUTION_RESULT, Answers.bundle(host.render(value)));
    }
    return value;
  }

  private static void stopAt(Evaluation evaluation, String cell) {
    evaluation
        .failure()
        .ifPresent(
            failure -> {
              System.err.println(cell + " failed: " + failure.message());
              failure.details().forEach(System.err::println);
              System.exit(1);
            });
  }

  private static KernelConnectionProperties connection() throws IOException {
    return KernelConnectionProperties.parse(
        Words.of(
            """
            {"transport": "tcp", "ip": "127.0.0.1", "signature_scheme": "hmac-sha256", "key": "rehearsal",
             "shell_port": %d, "iopub_port": %d, "stdin_port": %d, "control_port": %d, "hb_port": %d}
            """,
            freePort(), freePort(), freePort(), freePort(), freePort()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
