package goldpan.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Does the same for every position on all cores. */
final class Workers {
  private static final int AT_ONCE = 64;

  private Workers() {}

  /**
   * Calls {@code work} once for each of 0 to {@code n} − 1, on as many threads as there are cores,
   * and returns when all is done.
   *
   * @throws CancellationException when the calling thread is interrupted; the work stops
   */
  static void forEach(int n, IntConsumer work, Progress.Task task) {
    int threads = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), n / AT_ONCE));
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            body -> {
              Thread thread = new Thread(body, "goldpan-data");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        running.add(pool.submit(() -> takeTurns(n, next, work, task)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      next.set(n);
      throw new CancellationException("stopped by interrupt");
    } catch (ExecutionException e) {
      next.set(n);
      throw e.getCause() instanceof RuntimeException told
          ? told
          : new IllegalStateException(String.valueOf(e.getCause()), e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static void takeTurns(int n, AtomicInteger next, IntConsumer work, Progress.Task task) {
    while (!Thread.currentThread().isInterrupted()) {
      int from = next.getAndUpdate(i -> i >= n ? i : i + AT_ONCE);
      if (from >= n) {
        return;
      }
      int to = Math.min(n, from + AT_ONCE);
      for (int i = from; i < to; i++) {
        work.accept(i);
      }
      task.advance(to - from);
    }
  }
}
