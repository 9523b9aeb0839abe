package goldpan.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * JShell's own tool on a terminal, with everything of {@link Startup} imported: {@code java -cp …
 * goldpan.shell.Prompt}.
 *
 * <p>User code runs in this process, so that the class path is read once, and values show
 * themselves whole, each on lines of its own when it has several.
 */
public final class Prompt {
  private static final String LOOK =
      """
      /set mode goldpan normal -command
      /set truncation goldpan 1000000
      /set format goldpan display "{pre}{name}{post}" added,modified,replaced,overwrote-varreset
      /set format goldpan display "{pre}{name} ==> {value}{post}" added,modified,replaced-expression,vardecl,varinit,varreset,assignment,tempvar-ok
      /set feedback goldpan
      """;

  /** Kept, since a logger that nobody holds forgets its level. */
  private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

  private Prompt() {}

  public static void main(String[] arguments) throws Exception {
    PREFERENCES.setLevel(Level.OFF);
    System.out.printf(
        """
        Goldpan on Java %s. Try:  var digits = dataset("mnist-test")
        Tab completes; /help explains the prompt; /exit leaves it.
        """,
        Runtime.version().feature());
    Path startup = startup();
    try {
      int status =
          JavaShellToolBuilder.builder()
              .interactiveTerminal(true)
              .start(
                  "--execution",
                  PromptProvider.NAME,
                  "--class-path",
                  System.getProperty("java.class.path", "."),
                  "--feedback",
                  "silent",
                  "--startup",
                  startup.toString());
      System.exit(status);
    } finally {
      Files.deleteIfExists(startup);
    }
  }

  private static Path startup() throws IOException {
    Path file = Files.createTempFile("goldpan-startup", ".jsh");
    file.toFile().deleteOnExit();
    return Files.writeString(file, Startup.code() + LOOK);
  }
}
