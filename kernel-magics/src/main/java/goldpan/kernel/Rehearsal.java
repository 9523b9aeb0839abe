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

/**
 * Runs what a kernel runs up to its first answers and ends, so that the classes can be archived:
 * {@code java -XX:ArchiveClassesAtExit=FILE -cp … goldpan.kernel.Rehearsal}.
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

  private Rehearsal() {}

  public static void main(String[] arguments) throws Exception {
    ShellSession.indexClassPath();
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
      Evaluation unused = session.start();
      CELLS.forEach(cell -> play(host, publications, cell));
    }
    System.exit(0);
  }

  private static void play(EmbeddedHost host, Publications publications, String cell) {
    Object value = host.run("In [1]", cell, Optional.empty()).value();
    if (value != null) {
      publications.publish(
          MessageType.PUBLISH_EXECUTION_RESULT, Answers.bundle(host.render(value)));
    }
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
