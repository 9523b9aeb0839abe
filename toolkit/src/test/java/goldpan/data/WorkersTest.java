package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void everyItemIsDoneOnceAndEveryWorkerClosed() {
    AtomicIntegerArray done = new AtomicIntegerArray(1001);
    AtomicInteger open = new AtomicInteger();
    Workers.forEach(
        1001,
        10,
        3,
        () -> {
          open.incrementAndGet();
          return new Workers.Worker() {
            @Override
            public void run(int from, int to) {
              for (int i = from; i < to; i++) {
                done.incrementAndGet(i);
              }
            }

            @Override
            public void close() {
              open.decrementAndGet();
            }
          };
        });
    for (int i = 0; i < 1001; i++) {
      assertEquals(1, done.get(i));
    }
    assertEquals(0, open.get());
  }

  @Test
  void nothingToDoStartsNothing() {
    Workers.forEach(
        0,
        10,
        2,
        () -> {
          throw new AssertionError("begun");
        });
  }

  @Test
  void aFailureInAnyThreadEndsTheWorkSoonAndComesOut() {
    IllegalStateException thrown = new IllegalStateException("bad block");
    AtomicInteger blocks = new AtomicInteger();
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                Workers.forEach(
                    100_000,
                    1,
                    2,
                    () ->
                        (from, to) -> {
                          blocks.incrementAndGet();
                          if (from == 1) {
                            throw thrown;
                          }
                          pause(5);
                        }));
    assertSame(thrown, e);
    assertTrue(blocks.get() < 1000, blocks + " blocks were done");
  }

  @Test
  void anInterruptEndsTheWorkAndLeavesNoThread() {
    AtomicInteger running = new AtomicInteger();
    Thread caller = Thread.currentThread();
    CancellationException e =
        assertThrows(
            CancellationException.class,
            () ->
                Workers.forEach(
                    100_000,
                    1,
                    2,
                    () ->
                        (from, to) -> {
                          running.incrementAndGet();
                          if (from == 3) {
                            caller.interrupt();
                          }
                          pause(2);
                          running.decrementAndGet();
                        }));
    assertEquals("stopped by interrupt", e.getMessage());
    assertEquals(0, running.get());
    assertFalse(Thread.interrupted());
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      // the block ends a little sooner
    }
  }
}
