package goldpan.kernel;

import goldpan.Session;
import goldpan.display.DisplayProgress;
import goldpan.magics.Magics;
import goldpan.shell.Failure;
import goldpan.shell.ShellSession;
import goldpan.shell.ShellUse;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.concurrent.FutureTask;

/**
 * The Jupyter kernel that Goldpan installs.
 *
 * <p>{@code java -cp … goldpan.kernel.GoldpanKernel CONNECTION_FILE}. The sockets open on a thread
 * of their own, and the kernel answers who it is at once; Java's compiler warms up meanwhile on the
 * main thread, which then runs the cells.
 */
public final class GoldpanKernel {
  private final KernelOptions options;
  private final Requests requests;

  private GoldpanKernel(KernelOptions options, Requests requests) {
    this.options = options;
    this.requests = requests;
  }

  public static void main(String[] arguments) throws Exception {
    KernelOptions options = KernelOptions.of(arguments);
    new GoldpanKernel(options, new Requests()).run();
  }

  private void run() throws Exception {
    FutureTask<Wire> opening = new FutureTask<>(this::openWire);
    new Thread(opening, "goldpan-open").start();
    try (ShellSession session = ShellSession.open(ShellUse.NOTEBOOK)) {
      session.start().failure().ifPresent(GoldpanKernel::complain);
      Wire wire = opening.get();
      try {
        serve(wire, session);
      } finally {
        wire.close();
      }
    }
    System.exit(0);
  }

  /** From here on the kernel answers who it is. */
  private Wire openWire() throws IOException, GeneralSecurityException {
    String connection = Files.readString(options.connectionFile());
    Wire wire = new Wire(KernelConnectionProperties.parse(connection), requests::arrived);
    requests.answerOn(wire);
    wire.publish(
        new Message<>(
            new Header<>("goldpan", MessageType.PUBLISH_STATUS),
            io.github.spencerpark.jupyter.messages.publish.PublishStatus.STARTING));
    wire.start();
    InterruptSignal.handle(requests::interrupt);
    exitWithParent();
    return wire;
  }

  private void serve(Wire wire, ShellSession session) throws InterruptedException, IOException {
    Publications publications = new Publications(wire);
    CellStreams streams = new CellStreams(publications);
    publications.flushWith(streams::flush);
    CellInput input = new CellInput(wire, streams::flush);
    streams.install();
    System.setIn(input);
    EmbeddedHost host = new EmbeddedHost(session, publications);
    Magics.use(host);
    Session.current().progress(new DisplayProgress(publications));
    runStartupScript(host);
    History history = new History();
    CellRunner cells = new CellRunner(host, publications, history, options.cellLimit());
    Assistance assistance = new Assistance(session, host);
    requests.serve(session, new Answerer(publications, input, cells, history, assistance));
  }

  private void runStartupScript(EmbeddedHost host) throws IOException {
    if (options.startup().isPresent()) {
      String script = Files.readString(options.startup().get());
      host.run("startup", script, java.util.Optional.empty())
          .failure()
          .ifPresent(GoldpanKernel::complain);
    }
  }

  private static void complain(Failure failure) {
    System.err.println("startup: " + failure.message());
    failure.details().forEach(System.err::println);
  }

  /** A notebook server that dies without a word must not leave kernels behind. */
  private static void exitWithParent() {
    String parent = System.getenv("JPY_PARENT_PID");
    if (parent != null && parent.matches("\\d{1,18}")) {
      ProcessHandle.of(Long.parseLong(parent))
          .filter(process -> process.pid() > 1)
          .ifPresent(GoldpanKernel::exitWith);
    }
  }

  private static void exitWith(ProcessHandle parent) {
    Object unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0));
  }
}
