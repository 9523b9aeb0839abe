package goldpan.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import goldpan.display.Display;
import goldpan.display.MimeBundle;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * What clients see of the running cell. Threads that outlive their cell go on under the cell that
 * came last.
 *
 * <p>Printed text waits a moment in {@link CellStreams}; everything else goes through here and
 * sends that first, so that order is kept.
 */
final class Publications implements Display {
  private final Wire wire;
  private Runnable before = () -> {};
  private volatile @Nullable MessageContext parent;
  private volatile boolean silent;

  Publications(Wire wire) {
    this.wire = wire;
  }

  /** What to do before anything is published. */
  void flushWith(Runnable flush) {
    before = flush;
  }

  void beginCell(MessageContext request, boolean quiet) {
    parent = request;
    silent = quiet;
  }

  void text(String stream, String text) {
    if (!silent) {
      send(MessageType.PUBLISH_STREAM, Answers.object("name", stream, "text", text));
    }
  }

  void publish(MessageType<?> type, JsonElement content) {
    before.run();
    if (!silent) {
      send(type, content);
    }
  }

  void status(MessageContext request, String state) {
    before.run();
    wire.publish(
        Answers.message(
            request, MessageType.PUBLISH_STATUS, Answers.object("execution_state", state)));
  }

  private void send(MessageType<?> type, JsonElement content) {
    MessageContext now = parent;
    if (now != null) {
      Message<?> message = Answers.message(now, type, content);
      wire.publish(message);
    }
  }

  @Override
  public void show(MimeBundle bundle) {
    JsonObject content = Answers.bundle(bundle);
    content.add("transient", new JsonObject());
    publish(MessageType.PUBLISH_DISPLAY_DATA, content);
  }

  @Override
  public void show(MimeBundle bundle, String id) {
    publish(MessageType.PUBLISH_DISPLAY_DATA, identified(bundle, id));
  }

  @Override
  public void update(MimeBundle bundle, String id) {
    publish(MessageType.PUBLISH_UPDATE_DISPLAY_DATA, identified(bundle, id));
  }

  private static JsonObject identified(MimeBundle bundle, String id) {
    JsonObject content = Answers.bundle(bundle);
    content.add("transient", Answers.object("display_id", id));
    return content;
  }

  @Override
  public void clear(When when) {
    publish(
        MessageType.PUBLISH_CLEAR_OUTPUT, Answers.object("wait", when == When.BEFORE_NEXT_OUTPUT));
  }
}
