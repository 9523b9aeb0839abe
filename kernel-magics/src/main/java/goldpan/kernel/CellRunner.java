package goldpan.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import goldpan.display.MimeBundle;
import goldpan.shell.Evaluation;
import goldpan.shell.Failure;
import goldpan.shell.StackTraces;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs cells: their input, output, result and reply. */
final class CellRunner {
  private final EmbeddedHost host;
  private final Publications publications;
  private final History history;
  private final Optional<Duration> limit;
  private int count;

  CellRunner(
      EmbeddedHost host, Publications publications, History history, Optional<Duration> limit) {
    this.host = host;
    this.publications = publications;
    this.history = history;
    this.limit = limit;
  }

  /** Runs one cell; the content of its reply. */
  JsonObject run(ExecuteRequest cell) {
    boolean counted = cell.shouldStoreHistory() && !cell.isSilent();
    if (counted) {
      count++;
    }
    publications.publish(
        MessageType.PUBLISH_EXECUTE_INPUT,
        Answers.object("code", cell.getCode(), "execution_count", count));
    Evaluation result = host.run("In [" + count + "]", cell.getCode(), limit);
    Shown shown = shown(result);
    if (counted) {
      history.add(count, cell.getCode(), shown.bundle == null ? "" : shown.bundle.text());
    }
    return shown.failure == null ? succeeded(shown.bundle, cell) : failed(shown.failure);
  }

  /** What a cell came to. */
  private record Shown(@Nullable MimeBundle bundle, @Nullable Failure failure) {}

  private Shown shown(Evaluation result) {
    Failure failure = result.problem();
    if (failure != null) {
      return new Shown(null, told(failure));
    }
    Object value = result.value();
    if (value == null) {
      return new Shown(null, null);
    }
    EmbeddedHost.Rendered rendered = host.rendered(value);
    return new Shown(rendered.bundle(), rendered.failure());
  }

  private static Failure told(Failure failure) {
    return failure.thrown() instanceof EmbeddedHost.NestedFailure nested
        ? nested.failure()
        : failure;
  }

  private JsonObject succeeded(@Nullable MimeBundle bundle, ExecuteRequest cell) {
    if (bundle != null) {
      JsonObject result = Answers.bundle(bundle);
      result.addProperty("execution_count", count);
      publications.publish(MessageType.PUBLISH_EXECUTION_RESULT, result);
    }
    return Answers.object(
        "status",
        "ok",
        "execution_count",
        count,
        "user_expressions",
        expressions(cell.getUserExpr()),
        "payload",
        new JsonArray());
  }

  private JsonObject failed(Failure failure) {
    JsonObject content = Errors.content(failure);
    publications.publish(MessageType.PUBLISH_ERROR, content.deepCopy());
    content.addProperty("status", "error");
    content.addProperty("execution_count", count);
    content.add("user_expressions", new JsonObject());
    content.add("payload", new JsonArray());
    return content;
  }

  /** The reply for a cell that the kernel itself failed on. */
  JsonObject failed(Throwable thrown) {
    String message =
        "the kernel failed on this cell: " + StackTraces.title(thrown) + "; the next may be run";
    return failed(
        new Failure(
            Failure.Kind.EXCEPTION, "KernelError", message, List.of(message), null, thrown));
  }

  private JsonObject expressions(@Nullable Map<String, String> expressions) {
    JsonObject answers = new JsonObject();
    if (expressions != null) {
      expressions.forEach((name, code) -> answers.add(name, expression(name, code)));
    }
    return answers;
  }

  private JsonObject expression(String name, String code) {
    Shown shown = shown(host.run(name, code, limit));
    if (shown.failure != null) {
      JsonObject error = Errors.content(shown.failure);
      error.addProperty("status", "error");
      return error;
    }
    JsonObject value =
        Answers.bundle(shown.bundle == null ? MimeBundle.text("null") : shown.bundle);
    value.addProperty("status", "ok");
    return value;
  }

  /** The reply for a cell that waited when one before it failed or was stopped. */
  static JsonObject aborted() {
    return Answers.object("status", "aborted");
  }
}
