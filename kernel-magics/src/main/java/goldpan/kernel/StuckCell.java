package goldpan.kernel;

import goldpan.shell.ShellSession;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * An interrupt that has no effect is told, with where the cell is: a loop inside a library that
 * takes no notice of interrupts cannot be stopped, and only a restart helps.
 */
final class StuckCell {
  private static final int SECONDS = 4;
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "goldpan-stuck");
            thread.setDaemon(true);
            return thread;
          });

  private StuckCell() {}

  /**
   * Looks again in a few seconds.
   *
   * @param stuck whether the interrupted cell still runs
   * @param told gets the text for the user, when it does
   */
  static void watch(BooleanSupplier stuck, ShellSession session, Consumer<String> told) {
    Object unused =
        CLOCK.schedule(
            () -> {
              if (stuck.getAsBoolean()) {
                told.accept(text(session));
              }
            },
            SECONDS,
            TimeUnit.SECONDS);
  }

  private static String text(ShellSession session) {
    String where = session.whereabouts().map(place -> ", in " + place).orElse("");
    return "The interrupt has not taken effect after %d s: the cell runs code that does not look for interrupts%s.\n"
            .formatted(SECONDS, where)
        + "It stops as soon as that code returns. To stop it now, restart the kernel (Kernel > Restart):"
        + " variables are lost; runs, decisions and unfinished trainings are kept on disk.\n";
  }
}
