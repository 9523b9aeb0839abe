package goldpan.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.display.Display;
import goldpan.display.MimeBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagicRegistryTest {
  @TempDir Path temp;
  private final RecordingHost host = new RecordingHost();

  private String complaint(String name, String line) {
    return assertThrows(MagicException.class, () -> host.magics().call(host, name, line, null))
        .getMessage();
  }

  @Test
  void wrongNamesGetTheNearest() {
    assertEquals("%claspath is no magic; did you mean %classpath?", complaint("claspath", ""));
    assertTrue(
        complaint("zzzzzzzzzzzz", "").contains("there are %baseline, %bash, %benchmark, %classes"));
  }

  @Test
  void wrongOptionsGetUsageAndTheNearest() {
    String told = complaint("maven", "--ofline g:a:1");
    assertTrue(
        told.startsWith("%maven: Unknown option: '--ofline'; did you mean --offline?"), told);
    assertTrue(told.contains("Usage: %maven"), told);
  }

  @Test
  void missingArgumentsGetUsage() {
    assertTrue(complaint("classpath", "").contains("Missing required parameter"));
  }

  @Test
  void lineMagicsHeadNoCells() {
    MagicException wrong =
        assertThrows(MagicException.class, () -> host.magics().call(host, "maven", "", "body"));
    assertTrue(wrong.getMessage().startsWith("%%maven heads a cell;"));
  }

  @Test
  void helpIsShownAndNothingRuns() throws Exception {
    host.magics().call(host, "load", "--help", null);
    assertTrue(host.shown.get(0).toString().contains("Usage: %load"));
  }

  @Test
  void classpathTakesWordsWithSpaces() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("classes of mine"));
    host.magics().call(host, "classpath", "src '" + folder + "'", null);
    assertEquals(List.of(Path.of("src"), folder), host.entries);
  }

  @Test
  void aClasspathThatIsNotThereIsNotAdded() {
    MagicException missing =
        assertThrows(
            MagicException.class, () -> host.magics().call(host, "classpath", "src gone", null));
    assertEquals(
        "gone does not exist; expected a jar or a folder of classes; check the path from "
            + Path.of("").toAbsolutePath(),
        missing.getMessage());
    assertEquals(List.of(), host.entries);
  }

  @Test
  void completionKnowsNamesAndOptions() {
    assertEquals(
        Optional.of(new MagicCompletion(List.of("magics", "map", "markdown", "maven"), 7)),
        MagicCompletion.at("x();\n%%ma".replace("%%", " %"), 9, host.magics()));
    assertEquals(
        Optional.of(new MagicCompletion(List.of("--offline"), 7)),
        MagicCompletion.at("%maven --o", 10, host.magics()));
    assertEquals(Optional.empty(), MagicCompletion.at("a %b", 2, host.magics()));
  }

  /** Keeps what is shown. */
  private static final class RecordingHost implements MagicHost {
    private final MagicRegistry registry = MagicRegistry.installed();
    private final List<Object> shown = new ArrayList<>();
    private final List<Path> entries = new ArrayList<>();

    @Override
    public String name() {
      return "test";
    }

    @Override
    public Object evaluate(String source, String code) {
      return code;
    }

    @Override
    public void addToClasspath(List<Path> added) {
      entries.addAll(added);
    }

    @Override
    public MimeBundle render(Object value) {
      return MimeBundle.text(String.valueOf(value));
    }

    @Override
    public void show(Object value) {
      shown.add(value);
    }

    @Override
    public Display display() {
      throw new AssertionError("not used");
    }

    @Override
    public MagicRegistry magics() {
      return registry;
    }
  }
}
