package goldpan.torch;

import goldpan.data.Workers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Decodes ahead of the devices: some threads fill direct buffers, and one thread a device computes
 * what is filled. Batch i belongs to device i modulo the number of devices, whoever is faster, so
 * equal calls put equal batches on equal devices. Buffers are few and used again, which bounds the
 * memory; who has none waits.
 */
final class Prefetch {
  private static final int MOST_BYTES = 256 << 20;
  private static final int AHEAD = 3;
  private static final int MOMENT_MILLIS = 50;

  private final InferenceWork work;
  private final int decoders;
  private final List<Queues> queues = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean stopped;

  Prefetch(InferenceWork work, int decoders) {
    this.work = work;
    this.decoders = Math.max(1, decoders);
    int buffers = buffers();
    for (int lane = 0; lane < work.lanes(); lane++) {
      queues.add(new Queues(buffers, work.batchBytes()));
    }
  }

  /** Buffers for each device: so many that no decoder waits for another, within the bound. */
  private int buffers() {
    int wanted = AHEAD + (decoders + work.lanes() - 1) / work.lanes();
    long fit = MOST_BYTES / Math.max(1, (long) work.lanes() * work.batchBytes());
    return (int) Math.max(2, Math.min(wanted, fit));
  }

  /** A batch's buffer, filled unless what the models say of it is known. */
  private record Filled(int number, ByteBuffer buffer, boolean toCompute) {}

  /** The buffers of one device. */
  private static final class Queues {
    private final BlockingQueue<ByteBuffer> free;
    private final BlockingQueue<Filled> full;

    Queues(int buffers, int bytes) {
      free = new ArrayBlockingQueue<>(buffers);
      full = new ArrayBlockingQueue<>(buffers);
      for (int i = 0; i < buffers; i++) {
        free.add(ByteBuffer.allocateDirect(bytes));
      }
    }
  }

  /** Does all batches; what any thread throws comes out here. */
  void run() {
    int roles = work.batches() == 0 ? 0 : work.lanes() + decoders;
    Workers.forEach(roles, 1, Math.max(1, roles), () -> (from, to) -> play(from));
  }

  private void play(int role) {
    boolean done = false;
    try {
      if (role < work.lanes()) {
        compute(role);
      } else {
        decode();
      }
      done = true;
    } catch (InterruptedException e) {
      throw new CancellationException("stopped by interrupt");
    } finally {
      stopped |= !done;
    }
  }

  private void decode() throws InterruptedException {
    byte[] one = work.picture();
    int number;
    while ((number = next.getAndIncrement()) < work.batches()) {
      Queues lane = queues.get(number % work.lanes());
      ByteBuffer buffer = taken(lane.free);
      if (buffer == null) {
        return;
      }
      lane.full.put(new Filled(number, buffer, work.fill(number, buffer, one)));
    }
  }

  private void compute(int lane) throws InterruptedException {
    Queues own = queues.get(lane);
    try (Forward forward = work.forward(lane)) {
      for (int number = lane; number < work.batches(); number += work.lanes()) {
        Filled filled = taken(own.full);
        if (filled == null) {
          return;
        }
        if (filled.toCompute()) {
          work.compute(filled.number(), filled.buffer(), forward);
        }
        own.free.put(filled.buffer());
      }
    }
  }

  /** The next element, or null when another thread has failed meanwhile. */
  private <T> @Nullable T taken(BlockingQueue<T> queue) throws InterruptedException {
    while (!stopped) {
      T element = queue.poll(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
      if (element != null) {
        return element;
      }
    }
    return null;
  }
}
