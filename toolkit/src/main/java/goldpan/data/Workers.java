package goldpan.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Work cut into blocks that several threads take one after the other. Which thread does a block
 * never shows in the result. An interrupt of the calling thread, or a failure in any block, ends
 * the work within one block; when a call returns or throws, no thread of it runs any more.
 */
public final class Workers {
  private static final int AT_ONCE = 64;

  private Workers() {}

  /** Does the items from {@code from} to before {@code to}. */
  @FunctionalInterface
  public interface Block {
    void run(int from, int to);
  }

  /** Makes what one thread needs for its blocks; closed when the thread has no more. */
  @FunctionalInterface
  public interface Setup {
    Worker begin();
  }

  /** One thread's own means. */
  @FunctionalInterface
  public interface Worker extends Block, AutoCloseable {
    @Override
    default void close() {}
  }

  /**
   * Threads to use: the system property {@code goldpan.threads} where it is 1 or more, otherwise
   * the number of cores.
   */
  public static int threads() {
    int said = Integer.getInteger("goldpan.threads", 0);
    return said >= 1 ? said : Runtime.getRuntime().availableProcessors();
  }

  /**
   * Calls {@code work} once for each of 0 to {@code n} − 1 and tells {@code task} how far it is.
   *
   * @throws CancellationException when the calling thread is interrupted
   */
  static void forEach(int n, IntConsumer work, Progress.Task task) {
    forEach(
        n,
        AT_ONCE,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            work.accept(i);
          }
          task.advance(to - from);
        });
  }

  /**
   * Does all blocks on {@link #threads} threads.
   *
   * @throws CancellationException when the calling thread is interrupted
   */
  public static void forEach(int items, int blockSize, Block block) {
    forEach(items, blockSize, threads(), () -> block::run);
  }

  /**
   * Does all blocks on at most {@code threads} threads; what a block throws comes out here.
   *
   * @throws CancellationException when the calling thread is interrupted
   */
  public static void forEach(int items, int blockSize, int threads, Setup setup) {
    int blocks = (int) (((long) items + blockSize - 1) / blockSize);
    if (blocks > 0) {
      new Work(items, blockSize, blocks, setup).on(Math.min(threads, blocks));
    }
  }

  /** One call: the blocks still to be taken, and the first failure. */
  private static final class Work {
    private final int items;
    private final int blockSize;
    private final int blocks;
    private final Setup setup;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Work(int items, int blockSize, int blocks, Setup setup) {
      this.items = items;
      this.blockSize = blockSize;
      this.blocks = blocks;
      this.setup = setup;
    }

    void on(int threads) {
      ExecutorService pool = Executors.newFixedThreadPool(threads, Work::thread);
      List<Future<?>> futures = new ArrayList<>();
      boolean interrupted = false;
      for (int t = 0; t < threads; t++) {
        futures.add(pool.submit(this::takeBlocks));
      }
      for (Future<?> future : futures) {
        interrupted |= await(future, pool);
      }
      pool.shutdown();
      Throwable failed = failure.get();
      if (interrupted) {
        throw new CancellationException("stopped by interrupt");
      }
      if (failed instanceof RuntimeException told) {
        throw told;
      }
      if (failed instanceof Error error) {
        throw error;
      }
    }

    private static Thread thread(Runnable body) {
      Thread thread = new Thread(body, "goldpan-worker");
      thread.setDaemon(true);
      return thread;
    }

    private void takeBlocks() {
      try (Worker worker = setup.begin()) {
        int block;
        while ((block = next.getAndUpdate(b -> b < blocks ? b + 1 : b)) < blocks) {
          int from = block * blockSize;
          worker.run(from, (int) Math.min(items, (long) from + blockSize));
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        next.set(blocks);
      }
    }

    /** Waits for a thread's end, whatever happens; says whether it was asked to stop meanwhile. */
    private boolean await(Future<?> future, ExecutorService pool) {
      boolean interrupted = false;
      while (true) {
        try {
          future.get();
          return interrupted;
        } catch (InterruptedException e) {
          interrupted = true;
          next.set(blocks);
          pool.shutdownNow();
        } catch (ExecutionException e) {
          failure.compareAndSet(null, e.getCause()); // never: takeBlocks catches all
          return interrupted;
        }
      }
    }
  }
}
