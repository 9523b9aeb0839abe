package goldpan.train;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many threads compute at once and the others wait, first come, first served: five folds on
 * two cores end together instead of one after the others on a core of its own. The first failure
 * ends all.
 */
final class Turns {
  private final Semaphore free;
  private volatile @Nullable Throwable failure;

  Turns(int atOnce) {
    free = new Semaphore(atOnce, true);
  }

  /**
   * Does {@code work} when it is this thread's turn.
   *
   * @throws CancellationException when the thread is interrupted while it waits
   */
  void take(Runnable work) {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      throw new CancellationException("stopped by interrupt");
    }
    try {
      stopAfterFailure();
      work.run();
    } catch (RuntimeException | Error e) {
      failure = failure == null ? e : failure;
      throw e;
    } finally {
      free.release();
    }
  }

  private void stopAfterFailure() {
    Throwable first = failure;
    if (first instanceof RuntimeException told) {
      throw told;
    }
    if (first instanceof Error error) {
      throw error;
    }
  }
}
