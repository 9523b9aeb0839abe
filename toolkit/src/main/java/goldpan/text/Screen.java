package goldpan.text;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Where text is read: whether somebody watches a terminal, and how wide it is. */
public final class Screen {
  private static final int NARROWEST = 40;

  private Screen() {}

  /**
   * Places in a line: the system property {@code goldpan.width}, else the environment's {@code
   * COLUMNS}, else the terminal's width now; never below 40. Empty in notebooks and files, which
   * lines may be as long as they like in.
   */
  public static OptionalInt width() {
    OptionalInt said = number(System.getProperty("goldpan.width", ""));
    if (said.isEmpty()) {
      said = number(System.getenv().getOrDefault("COLUMNS", ""));
    }
    if (said.isEmpty() && isTerminal()) {
      said = ofTerminal();
    }
    return said.isEmpty() ? said : OptionalInt.of(Math.max(NARROWEST, said.getAsInt()));
  }

  /**
   * Whether standard input and output are a terminal. From Java 22 on there is a console even when
   * nobody watches; it then says so itself.
   */
  @SuppressWarnings("SystemConsoleNull") // both meanings are handled
  public static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static OptionalInt number(String text) {
    String digits = text.strip();
    return digits.matches("[1-9][0-9]{0,4}")
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }

  /** Asked anew each time, since windows change; the JDK has no other way to ask. */
  private static OptionalInt ofTerminal() {
    try {
      Process asked =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      boolean answered = asked.waitFor(1, TimeUnit.SECONDS) && asked.exitValue() == 0;
      return answered ? number(answer.substring(answer.indexOf(' ') + 1)) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }
}
