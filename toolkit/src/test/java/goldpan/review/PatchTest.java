package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchTest {
  @TempDir Path folder;
  private final Dataset toy = Toy.dataset(30);
  private final Instant noon = Instant.parse("2026-01-31T12:00:00Z");
  private final Decisions decisions =
      Decisions.of(
          toy,
          List.of(
              new Decision("s2", Decision.Action.RELABEL, "bird", "cat", "anna", noon, "tail"),
              new Decision("s1", Decision.Action.DROP, "dog", null, "anna", noon, ""),
              new Decision("s0", Decision.Action.KEEP, "cat", null, "</script>", noon, "")));

  @Test
  void isReadAsItWasWritten() {
    Path file = Patch.write(decisions, folder.resolve("a.patch"));
    assertEquals(decisions, Patch.read(file));
  }

  @Test
  void hasOneLineADecision() throws Exception {
    Path file = Patch.write(decisions, folder.resolve("a.patch"));
    List<String> lines = Files.readAllLines(file);
    assertEquals(
        "{\"goldpan\":\"patch\",\"version\":1,\"dataset\":\"toy\",\"fingerprint\":\""
            + toy.fingerprint()
            + "\",\"samples\":30,\"decisions\":3}",
        lines.get(0));
    assertEquals(
        "{\"id\":\"s2\",\"action\":\"relabel\",\"given\":\"bird\",\"label\":\"cat\",\"by\":\"anna\",\"at\":\"2026-01-31T12:00:00Z\",\"why\":\"tail\"}",
        lines.get(1));
    assertEquals(4, lines.size());
    assertEquals(List.of(file.getFileName()), names(folder));
  }

  private static List<Path> names(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(Path::getFileName).toList();
    }
  }

  @Test
  void missingLinesAreNoticed() throws Exception {
    Path file = Patch.write(decisions, folder.resolve("a.patch"));
    Files.write(file, Files.readAllLines(file).subList(0, 3));
    assertEquals(
        file
            + ": heading promises 3 decisions, file has 2; get the whole file, or correct \"decisions\" in line 1 after an edit by hand",
        assertThrows(JournalException.class, () -> Patch.read(file)).getMessage());
  }

  @Test
  void allBadLinesAreReportedAtOnce() throws Exception {
    Path file = Patch.write(decisions, folder.resolve("a.patch"));
    Files.writeString(
        file,
        Files.readString(file)
            .replace("\"drop\"", "\"dorp\"")
            .replace("2026-01-31T12:00:00Z\",\"why\":\"tail", "noon\",\"why\":\"tail"));
    assertEquals(
        file
            + " has 2 bad lines; expected one decision each; correct them:\n"
            + "  line 2: \"at\" is \"noon\"; expected a time such as 2026-01-31T12:00:00Z\n"
            + "  line 3: action is \"dorp\"; expected one of [keep, relabel, drop]",
        assertThrows(JournalException.class, () -> Patch.read(file)).getMessage());
  }

  @Test
  void otherFilesAreRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("x.csv"), "path,label\n");
    assertEquals(
        file + ": line 1: it is no JSON object; expected the heading of a Goldpan patch file",
        assertThrows(JournalException.class, () -> Patch.read(file)).getMessage());
    Path newer =
        Files.writeString(folder.resolve("new"), "{\"goldpan\":\"patch\",\"version\":2}\n");
    assertEquals(
        newer
            + ": line 1: its format is version 2; expected 1; read it with the Goldpan that wrote it; expected the heading of a Goldpan patch file",
        assertThrows(JournalException.class, () -> Patch.read(newer)).getMessage());
    Path missing = folder.resolve("missing");
    assertTrue(
        assertThrows(JournalException.class, () -> Patch.read(missing))
            .getMessage()
            .startsWith(missing + " cannot be read ("));
  }
}
