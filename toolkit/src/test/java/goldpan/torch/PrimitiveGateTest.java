package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first use of a shape runs alone, later uses side by side. */
class PrimitiveGateTest {
  private static final long MINUTES = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private NDManager manager;
  private NDArray batch;

  @BeforeEach
  void open() {
    manager = Torch.manager(Device.cpu());
    batch = manager.zeros(new Shape(2, 1, 3, 3));
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    manager.close();
  }

  private <T> T run(PrimitiveGate gate, String network, Supplier<T> work) {
    return gate.run(network, 2, PrimitiveGate.Phase.JUDGING, batch, work);
  }

  private static boolean meet(CountDownLatch both) {
    both.countDown();
    try {
      return both.await(MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void knownShapesRunSideBySide() throws Exception {
    PrimitiveGate gate = new PrimitiveGate(1024);
    run(gate, "net", () -> 0);
    CountDownLatch both = new CountDownLatch(2);
    Future<Boolean> one = threads.submit(() -> run(gate, "net", () -> meet(both)));
    Future<Boolean> other = threads.submit(() -> run(gate, "net", () -> meet(both)));
    assertTrue(one.get(MINUTES, TimeUnit.MINUTES));
    assertTrue(other.get(MINUTES, TimeUnit.MINUTES));
  }

  @Test
  void newShapesRunAlone() throws Exception {
    PrimitiveGate gate = new PrimitiveGate(1024);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch started = new CountDownLatch(2);
    Supplier<Integer> work =
        () -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          for (int i = 0; i < 1000; i++) {
            Thread.yield();
          }
          return inside.decrementAndGet();
        };
    Runnable many =
        () -> {
          meet(started);
          for (int i = 0; i < 50; i++) {
            run(gate, Thread.currentThread().getName() + i, work);
          }
        };
    Future<?> one = threads.submit(many);
    Future<?> other = threads.submit(many);
    one.get(MINUTES, TimeUnit.MINUTES);
    other.get(MINUTES, TimeUnit.MINUTES);
    assertEquals(1, most.get());
  }

  @Test
  void aUseThatFailsIsNotKnown() throws Exception {
    PrimitiveGate gate = new PrimitiveGate(1024);
    assertThrows(
        IllegalStateException.class,
        () ->
            run(
                gate,
                "net",
                () -> {
                  throw new IllegalStateException("no memory");
                }));
    assertFalse(sideBySide(gate, "net"));
  }

  @Test
  void whatTheCacheHasForgottenRunsAloneAgain() throws Exception {
    PrimitiveGate gate = new PrimitiveGate(16); // two networks of two layers with four each
    run(gate, "oldest", () -> 0);
    run(gate, "older", () -> 0);
    run(gate, "newest", () -> 0);
    assertFalse(sideBySide(gate, "oldest"));
    assertTrue(sideBySide(gate, "newest"));
  }

  @Test
  void withoutACacheEverythingRunsAlone() throws Exception {
    PrimitiveGate gate = PrimitiveGate.of(Map.of("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "0"));
    run(gate, "net", () -> 0);
    assertFalse(sideBySide(gate, "net"));
  }

  private boolean sideBySide(PrimitiveGate gate, String network) {
    return run(gate, network, () -> !gate.runsAlone());
  }
}
