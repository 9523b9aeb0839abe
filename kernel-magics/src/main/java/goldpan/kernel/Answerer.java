package goldpan.kernel;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.comm.CommOpenCommand;
import io.github.spencerpark.jupyter.messages.request.CompleteRequest;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import io.github.spencerpark.jupyter.messages.request.InspectRequest;
import io.github.spencerpark.jupyter.messages.request.IsCompleteRequest;
import org.jspecify.annotations.Nullable;

/** Makes the answers to requests that take their turn. */
final class Answerer {
  private final Publications publications;
  private final CellInput input;
  private final CellRunner cells;
  private final History history;
  private final Assistance assistance;

  Answerer(
      Publications publications,
      CellInput input,
      CellRunner cells,
      History history,
      Assistance assistance) {
    this.publications = publications;
    this.input = input;
    this.cells = cells;
    this.history = history;
    this.assistance = assistance;
  }

  /**
   * An answer.
   *
   * @param type its kind
   * @param content what it says
   * @param abortsOthers whether cells that wait are not to run
   */
  record Answer(MessageType<?> type, JsonObject content, boolean abortsOthers) {
    Answer(MessageType<?> type, JsonObject content) {
      this(type, content, false);
    }
  }

  @Nullable Answer answer(Request request) {
    return switch (request.type().getName()) {
      case "execute_request" -> execute(request);
      case "complete_request" ->
          new Answer(
              MessageType.COMPLETE_REPLY,
              assistance.complete(request.content(CompleteRequest.class)));
      case "inspect_request" ->
          new Answer(
              MessageType.INSPECT_REPLY, assistance.inspect(request.content(InspectRequest.class)));
      case "is_complete_request" ->
          new Answer(
              MessageType.IS_COMPLETE_REPLY,
              assistance.isComplete(request.content(IsCompleteRequest.class).getCode()));
      case "history_request" ->
          new Answer(
              MessageType.HISTORY_REPLY,
              Answers.object(
                  "status",
                  "ok",
                  "history",
                  history.answer(request.content(HistoryRequest.class))));
      case "comm_info_request" ->
          new Answer(
              MessageType.COMM_INFO_REPLY,
              Answers.object("status", "ok", "comms", new JsonObject()));
      case "comm_open" -> refuse(request);
      default -> null;
    };
  }

  /** There are no comm targets: what is opened is closed at once, as the protocol asks. */
  private @Nullable Answer refuse(Request request) {
    String id = request.content(CommOpenCommand.class).getCommID();
    publications.beginCell(request.message(), false);
    publications.publish(
        MessageType.COMM_CLOSE_COMMAND, Answers.object("comm_id", id, "data", new JsonObject()));
    return null;
  }

  private Answer execute(Request request) {
    ExecuteRequest cell = request.content(ExecuteRequest.class);
    publications.beginCell(request.message(), cell.isSilent());
    input.beginCell(cell.isStdinEnabled() ? request.message() : null);
    JsonObject content = cells.run(cell);
    boolean failed = !"ok".equals(content.get("status").getAsString());
    return new Answer(MessageType.EXECUTE_REPLY, content, failed && cell.shouldStopOnError());
  }

  /** The answer to a request that the kernel itself failed on. */
  @Nullable Answer failed(Request request, Throwable thrown) {
    if (!request.type().getName().equals("execute_request")) {
      return null;
    }
    return new Answer(MessageType.EXECUTE_REPLY, cells.failed(thrown), true);
  }

  /** What a request printed goes out before it is said to be over. */
  void finish(Request request) {
    publications.status(request.message(), "idle");
  }
}
