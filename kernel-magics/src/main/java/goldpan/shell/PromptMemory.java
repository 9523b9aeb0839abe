package goldpan.shell;

import goldpan.disk.OwnerOnly;
import goldpan.run.Home;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * What the prompt keeps from one session to the next: the lines typed, and how values are shown. In
 * a file of Goldpan's own, so that the user's settings of plain {@code jshell} stay as they are.
 *
 * <p>The jshell tool takes its look from what it retained earlier and from nowhere else. So a first
 * session, which nobody sees, retains it; a new version of Java does so again.
 */
final class PromptMemory {
  private static final String LOOK =
      """
      /set mode goldpan normal -quiet
      /set truncation goldpan 1000000
      /set mode goldpan -retain
      /set feedback -retain goldpan
      /exit
      """;

  private static final String JAVA = "GOLDPAN_JAVA";
  private static final String HISTORY = "HISTORY_LINE";
  private final Path file;
  private final Map<String, String> values = new HashMap<>();

  private PromptMemory(Path file) {
    this.file = file;
  }

  static PromptMemory open() {
    PromptMemory memory = new PromptMemory(Home.current().folder().resolve("prompt.properties"));
    memory.read();
    String java = Runtime.version().toString();
    if (!java.equals(memory.values.get(JAVA))) {
      memory.setLook();
      memory.values.put(JAVA, java);
    }
    return memory;
  }

  /** For the jshell tool to read and write. */
  Map<String, String> values() {
    return values;
  }

  private void read() {
    if (!Files.isRegularFile(file)) {
      return;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    } catch (IOException | IllegalArgumentException unreadable) {
      System.err.println(file + ": cannot be read: " + unreadable.getMessage() + "; left aside");
    }
  }

  private void setLook() {
    Map<String, String> look = new HashMap<>();
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false);
    try {
      int unused =
          JavaShellToolBuilder.builder()
              .persistence(look)
              .in(new ByteArrayInputStream(LOOK.getBytes(StandardCharsets.UTF_8)), null)
              .out(nowhere)
              .err(nowhere)
              .start("--no-startup", "--execution", PromptProvider.NAME, "--feedback", "silent");
    } catch (Exception withoutLook) {
      System.err.println("The prompt shows values in JShell's own way: " + withoutLook);
    }
    look.keySet().removeIf(key -> key.startsWith(HISTORY));
    values.putAll(look);
  }

  /** Writes it down; a home that cannot be written costs the history and nothing else. */
  void save() {
    Properties properties = new Properties();
    properties.putAll(values);
    try {
      OwnerOnly.createDirectories(file.resolveSibling("."));
      OwnerOnly.createFile(file);
      try (Writer writer = Files.newBufferedWriter(file)) {
        properties.store(writer, "Lines typed at the prompt of goldpan-shell, and its look");
      }
    } catch (IOException unwritable) {
      System.err.println(file + ": lines typed are not kept: " + unwritable);
    }
  }
}
