package goldpan.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Workers;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

  @Test
  void soManyComputeAtOnceAndAllCome() {
    Turns turns = new Turns(2);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        5,
        1,
        5,
        () ->
            (from, to) -> {
              for (int i = 0; i < 20; i++) {
                turns.take(
                    () -> {
                      most.accumulateAndGet(now.incrementAndGet(), Math::max);
                      Thread.yield();
                      now.decrementAndGet();
                      done.incrementAndGet();
                    });
              }
            });
    assertEquals(100, done.get());
    assertTrue(most.get() <= 2, most.toString());
  }

  @Test
  void theFirstFailureEndsAllAndIsTheOneTold() {
    Turns turns = new Turns(1);
    RuntimeException first = new IllegalStateException("first");
    RuntimeException told =
        assertThrows(
            IllegalStateException.class,
            () ->
                turns.take(
                    () -> {
                      throw first;
                    }));
    assertSame(first, told);
    assertSame(first, assertThrows(RuntimeException.class, () -> turns.take(() -> {})));
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();
    CancellationException e =
        assertThrows(CancellationException.class, () -> new Turns(1).take(() -> {}));
    assertEquals("stopped by interrupt", e.getMessage());
  }
}
