package goldpan.predict;

import goldpan.data.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work cut into blocks that as many threads as cores take one after the other. Which thread does a
 * block never shows in the result. An interrupt of the calling thread ends the work within one
 * block.
 */
final class Workers {
  private Workers() {}

  /** Does the items from {@code from} to before {@code to}. */
  @FunctionalInterface
  interface Block {
    void run(int from, int to);
  }

  /** Makes what one thread needs for its blocks; closed when the thread has no more. */
  @FunctionalInterface
  interface Setup {
    Worker begin();
  }

  /** One thread's own means. */
  @FunctionalInterface
  interface Worker extends Block, AutoCloseable {
    @Override
    default void close() {}
  }

  static void forEach(int items, int blockSize, Block block) {
    forEach(items, blockSize, Torch.threads(), () -> block::run);
  }

  /**
   * Does all blocks on {@code threads} threads.
   *
   * @throws CancellationException when the calling thread is interrupted
   */
  static void forEach(int items, int blockSize, int threads, Setup setup) {
    int blocks = (items + blockSize - 1) / blockSize;
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(threads, Workers::thread);
    List<Future<?>> futures = new ArrayList<>();
    try {
      for (int t = 0; t < Math.min(threads, blocks); t++) {
        futures.add(
            pool.submit(
                () -> {
                  try (Worker worker = setup.begin()) {
                    int b;
                    while (!stop.get() && (b = next.getAndIncrement()) < blocks) {
                      int from = b * blockSize;
                      worker.run(from, Math.min(items, from + blockSize));
                    }
                  }
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      stop.set(true);
      rethrow(e);
    } finally {
      stop.set(true);
      finish(pool, futures);
    }
    Progress.checkInterrupted();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "goldpan-worker");
    thread.setDaemon(true);
    return thread;
  }

  /** Waits until no thread touches shared memory any more, whatever happened. */
  private static void finish(ExecutorService pool, List<Future<?>> futures) {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    for (Future<?> future : futures) {
      while (!future.isDone()) {
        try {
          future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          break; // the first failure is already on its way to the caller
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new PredictionException("work stopped: " + failed.getMessage(), failed);
  }
}
