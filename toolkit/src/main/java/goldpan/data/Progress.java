package goldpan.data;

import java.util.concurrent.CancellationException;

/** Where long work tells how far it is. Implementations are safe for many threads. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress SILENT =
      (what, total, unit) ->
          new Task() {
            @Override
            public void advance(long steps) {}

            @Override
            public void note(String text) {}

            @Override
            public void close() {}
          };

  /**
   * Work begins.
   *
   * @param what what is done, in a few words
   * @param total steps to be done, -1 when unknown
   * @param unit what one step is, plural: {@code images}
   */
  Task start(String what, long total, String unit);

  /** One piece of work under way. */
  interface Task extends AutoCloseable {

    /** {@code steps} more are done. */
    void advance(long steps);

    /** A word on the state, such as the current loss; replaces the last one. */
    void note(String text);

    /** The work has ended, well or badly. */
    @Override
    void close();
  }

  /**
   * Ends the work when the user asked for it: long loops call this once a batch, on the thread that
   * was interrupted.
   *
   * @throws CancellationException when the thread is interrupted; the flag is cleared
   */
  static void checkInterrupted() {
    if (Thread.interrupted()) {
      throw new CancellationException("stopped by interrupt");
    }
  }
}
