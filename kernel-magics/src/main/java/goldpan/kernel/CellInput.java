package goldpan.kernel;

import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Standard input of the process: each line is asked of the person at the notebook. */
final class CellInput extends InputStream {
  private final Wire wire;
  private final Runnable flush;
  private InputStream line = InputStream.nullInputStream();
  private volatile @Nullable MessageContext asker;

  CellInput(Wire wire, Runnable flush) {
    this.wire = wire;
    this.flush = flush;
  }

  /** Says which cell asks; null when its client cannot be asked. */
  void beginCell(@Nullable MessageContext cell) {
    asker = cell;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (line.available() == 0) {
      line = new ByteArrayInputStream(ask().getBytes(StandardCharsets.UTF_8));
    }
    return line.read(into, offset, length);
  }

  @Override
  public int available() throws IOException {
    return line.available();
  }

  private String ask() throws IOException {
    MessageContext cell = asker;
    if (cell == null) {
      throw new IOException(
          "System.in has nobody to ask; expected a notebook that takes input; set the value in code instead");
    }
    flush.run();
    var question = Answers.object("prompt", "", "password", false);
    try {
      return wire.ask(Answers.message(cell, MessageType.INPUT_REQUEST, question)) + "\n";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      InterruptedIOException failure = new InterruptedIOException("input was interrupted");
      failure.initCause(stopped);
      throw failure;
    }
  }
}
