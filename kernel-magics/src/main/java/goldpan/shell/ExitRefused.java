package goldpan.shell;

/**
 * Thrown where a cell wanted to end the process. An error, so that {@code catch (Exception e)} does
 * not swallow it.
 */
@SuppressWarnings("DoNotCallSuggester") // called by rewritten code, never by name
public final class ExitRefused extends Error {
  private ExitRefused(String call) {
    super(
        call
            + " would end the kernel and lose every variable; expected a cell that returns;"
            + " to begin anew, choose Kernel > Restart");
  }

  /** Stands in for {@link System#exit}. */
  public static void exit(int status) {
    throw new ExitRefused("System.exit(" + status + ")");
  }

  /** Stands in for {@link Runtime#exit}. */
  public static void exit(Runtime runtime, int status) {
    throw new ExitRefused("Runtime.exit(" + status + ")");
  }

  /** Stands in for {@link Runtime#halt}. */
  public static void halt(Runtime runtime, int status) {
    throw new ExitRefused("Runtime.halt(" + status + ")");
  }
}
