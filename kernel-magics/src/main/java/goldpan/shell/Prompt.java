package goldpan.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * JShell's own tool on a terminal, with everything of {@link Startup} imported: {@code java -cp …
 * goldpan.shell.Prompt}.
 *
 * <p>User code runs in this process, so that the class path is read once, and values show
 * themselves whole, each on lines of its own when it has several.
 */
public final class Prompt {
  private Prompt() {}

  public static void main(String[] arguments) throws Exception {
    PromptMemory memory = PromptMemory.open();
    Path startup = startup();
    System.out.printf(
        """
        Goldpan on Java %s. Try:  var digits = dataset("mnist-test")
        Tab completes; /help explains the prompt; /exit leaves it.
        """,
        Runtime.version().feature());
    int status;
    try {
      status =
          JavaShellToolBuilder.builder()
              .interactiveTerminal(true)
              .persistence(memory.values())
              .start(
                  "--execution",
                  PromptProvider.NAME,
                  "--class-path",
                  System.getProperty("java.class.path", "."),
                  "--startup",
                  startup.toString());
    } finally {
      memory.save();
      Files.deleteIfExists(startup);
    }
    System.exit(status);
  }

  private static Path startup() throws IOException {
    Path file = Files.createTempFile("goldpan-startup", ".jsh");
    return Files.writeString(file, Startup.code());
  }
}
