package goldpan.kernel;

import com.google.gson.JsonObject;
import goldpan.shell.ShellSession;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.ShutdownRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who answers what: at once those that must not wait for a running cell (who are you, interrupt,
 * shut down), the others one by one on the main thread.
 */
final class Requests {
  private static final int EXIT_SECONDS = 5;

  private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
  private volatile @Nullable Wire wire;
  private volatile @Nullable ShellSession session;
  private volatile @Nullable Request current;
  private volatile boolean stopping;

  void answerOn(Wire channel) {
    wire = channel;
  }

  private Wire wire() {
    Wire known = wire;
    if (known == null) {
      throw new IllegalStateException("no wire; expected answerOn before the first request");
    }
    return known;
  }

  /** Called on the receiving thread. */
  void arrived(Request request) {
    switch (request.type().getName()) {
      case "kernel_info_request" ->
          answerNow(request, MessageType.KERNEL_INFO_REPLY, KernelInfo.content());
      case "interrupt_request" -> {
        interrupt();
        answerNow(request, MessageType.INTERRUPT_REPLY, Answers.ok());
      }
      case "shutdown_request" -> shutDown(request);
      default -> waiting.add(request);
    }
  }

  private void answerNow(Request request, MessageType<?> type, JsonObject content) {
    status(request, "busy");
    wire().reply(request, Answers.message(request.message(), type, content));
    status(request, "idle");
  }

  private void status(Request request, String state) {
    wire()
        .publish(
            Answers.message(
                request.message(),
                MessageType.PUBLISH_STATUS,
                Answers.object("execution_state", state)));
  }

  /** Stops the cell that runs; when none does yet, those that wait for the kernel to warm up. */
  void interrupt() {
    ShellSession running = session;
    Request request = current;
    if (running != null && request != null) {
      running.interrupt();
      StuckCell.watch(() -> request.equals(current), running, text -> complain(request, text));
    } else {
      abortWaiting();
    }
  }

  private void complain(Request request, String text) {
    wire()
        .publish(
            Answers.message(
                request.message(),
                MessageType.PUBLISH_STREAM,
                Answers.object("name", "stderr", "text", text)));
  }

  private void shutDown(Request request) {
    boolean restart = request.content(ShutdownRequest.class).isRestart();
    JsonObject content = Answers.ok();
    content.addProperty("restart", restart);
    answerNow(request, MessageType.SHUTDOWN_REPLY, content);
    stopping = true;
    interrupt();
    Thread last = new Thread(Requests::exitAnyway, "goldpan-exit");
    last.setDaemon(true);
    last.start();
  }

  /** Code that takes no notice of interrupts does not keep the process alive. */
  private static void exitAnyway() {
    try {
      TimeUnit.SECONDS.sleep(EXIT_SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }

  /** Answers until told to shut down. Called on the main thread. */
  void serve(ShellSession evaluating, Answerer answerer) throws InterruptedException {
    session = evaluating;
    while (!stopping) {
      Request next = waiting.poll(50, TimeUnit.MILLISECONDS);
      if (next != null) {
        current = next;
        answer(next, answerer);
        current = null;
      }
    }
  }

  private void answer(Request request, Answerer answerer) {
    status(request, "busy");
    Answerer.Answer answer = answered(request, answerer);
    // Taken before the reply: what a client sends once it has that is a new beginning.
    List<Request> others = answer != null && answer.abortsOthers() ? waitingCells() : List.of();
    if (answer != null) {
      wire().reply(request, Answers.message(request.message(), answer.type(), answer.content()));
    }
    answerer.finish(request);
    others.forEach(this::abort);
  }

  /** Nothing that goes wrong with one request ends the kernel: the next may be good. */
  private static Answerer.@Nullable Answer answered(Request request, Answerer answerer) {
    try {
      return answerer.answer(request);
    } catch (Throwable failed) {
      return answerer.failed(request, failed);
    }
  }

  private void abortWaiting() {
    waitingCells().forEach(this::abort);
  }

  /** Cells sent together with one that failed do not run: they would build on what is not there. */
  private void abort(Request cell) {
    answerNow(cell, MessageType.EXECUTE_REPLY, CellRunner.aborted());
  }

  /** Takes the cells that wait out of the queue. */
  private List<Request> waitingCells() {
    List<Request> cells = new ArrayList<>();
    for (Request each : waiting) {
      if (each.type().getName().equals("execute_request") && waiting.remove(each)) {
        cells.add(each);
      }
    }
    return cells;
  }
}
