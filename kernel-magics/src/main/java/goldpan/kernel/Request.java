package goldpan.kernel;

import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;

/**
 * A message that wants an answer.
 *
 * @param channel where it came from and the answer goes
 * @param message what it says
 */
record Request(Channel channel, Message<?> message) {
  MessageType<?> type() {
    return message.getHeader().getType();
  }

  <T> T content(Class<T> type) {
    return type.cast(message.getContent());
  }
}
