package goldpan.kernel;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Standard output and error of the process, sent to the clients.
 *
 * <p>Text is gathered for a moment, so that a loop of prints is a few messages and not thousands. A
 * change of stream sends what waits first: the two stay in order.
 */
final class CellStreams {
  private static final int MOST_BYTES = 16 * 1024;
  private static final int DELAY_MILLIS = 40;

  private final Publications publications;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private String stream = "stdout";

  CellStreams(Publications publications) {
    this.publications = publications;
  }

  /** Takes over the process's streams. */
  void install() {
    System.setOut(printer("stdout"));
    System.setErr(printer("stderr"));
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "goldpan-output");
              thread.setDaemon(true);
              return thread;
            });
    Object unused =
        clock.scheduleWithFixedDelay(
            () -> send(Rest.KEEP), DELAY_MILLIS, DELAY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private PrintStream printer(String name) {
    return new PrintStream(new Part(name), false, StandardCharsets.UTF_8);
  }

  /** Sends what waits, all of it. */
  void flush() {
    send(Rest.SEND);
  }

  /** What becomes of a character whose bytes have not all come. */
  private enum Rest {
    KEEP,
    SEND
  }

  private synchronized void write(String name, byte[] bytes, int offset, int length) {
    if (!name.equals(stream)) {
      send(Rest.SEND);
      stream = name;
    }
    waiting.write(bytes, offset, length);
    if (waiting.size() >= MOST_BYTES) {
      send(Rest.KEEP);
    }
  }

  private synchronized void send(Rest rest) {
    byte[] bytes = waiting.toByteArray();
    int whole = rest == Rest.SEND ? bytes.length : wholeCharacters(bytes);
    if (whole == 0) {
      return;
    }
    waiting.reset();
    waiting.write(bytes, whole, bytes.length - whole);
    publications.text(stream, new String(Arrays.copyOf(bytes, whole), StandardCharsets.UTF_8));
  }

  /** How many bytes make whole characters: a last one may still be coming. */
  static int wholeCharacters(byte[] bytes) {
    int start = bytes.length - 1;
    while (start >= 0 && start > bytes.length - 4 && (bytes[start] & 0xC0) == 0x80) {
      start--;
    }
    if (start < 0) {
      return bytes.length;
    }
    int lead = bytes[start] & 0xFF;
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return start + length > bytes.length ? start : bytes.length;
  }

  private final class Part extends OutputStream {
    private final String name;

    Part(String name) {
      this.name = name;
    }

    @Override
    public void write(int value) {
      CellStreams.this.write(name, new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      CellStreams.this.write(name, bytes, offset, length);
    }
  }
}
