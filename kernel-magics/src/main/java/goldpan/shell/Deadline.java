package goldpan.shell;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs something when a time is over, unless closed before. */
final class Deadline implements AutoCloseable {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "goldpan-deadline");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> alarm;

  private Deadline(ScheduledFuture<?> alarm) {
    this.alarm = alarm;
  }

  static Deadline in(Duration limit, Runnable action) {
    return new Deadline(CLOCK.schedule(action, limit.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}
