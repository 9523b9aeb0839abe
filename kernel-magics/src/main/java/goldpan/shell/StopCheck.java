package goldpan.shell;

/**
 * Where interrupted user code notices.
 *
 * <p>{@link Thread#interrupt} only wakes code that waits, and {@code Thread.stop} is gone from
 * newer Java. So every loop and method of user code calls {@link #check}, put there by {@link
 * StopPoints}. The flag is one for the process, as is the code that a user runs interactively.
 */
public final class StopCheck {
  private static volatile boolean requested;

  private StopCheck() {}

  /** Called by user code; throws when a stop was requested. */
  public static void check() {
    if (requested) {
      throw new Stopped();
    }
  }

  static void request() {
    requested = true;
  }

  static void clear() {
    requested = false;
  }

  /**
   * Ends interrupted user code. An error, so that {@code catch (Exception e)} in a loop does not
   * hold it up.
   */
  public static final class Stopped extends Error {
    Stopped() {
      super("stopped", null, false, false);
    }
  }
}
