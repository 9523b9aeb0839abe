package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a journal when its program is killed, a second comes, or the disk is full. */
@Timeout(600)
class JournalCrashTest {
  @TempDir Path folder;
  private final Dataset toy = Toy.dataset(1000);

  @Test
  void everyAcknowledgedDecisionSurvivesAKill() throws Exception {
    for (int round = 0; round < 3; round++) {
      Path at = folder.resolve("round" + round);
      int acknowledged = killAfter(at, 50 + 37 * round);
      try (Journal journal = Journal.open(at, toy)) {
        assertTrue(journal.history().size() > acknowledged, journal.toString());
        for (int i = 0; i <= acknowledged; i++) {
          assertEquals("no " + i, journal.history().get(i).why());
        }
      }
    }
  }

  /** The last decision that the child was told is recorded, when killed in the stream. */
  private static int killAfter(Path at, int decisions) throws Exception {
    Process child = Child.after("", "decide", at.toString());
    String last = "";
    try (BufferedReader out = child.inputReader()) {
      for (int i = 0; i < decisions; i++) {
        last = out.readLine();
      }
      // Killed by its handle: Process.destroyForcibly would close the pipe with what it said last.
      assertTrue(child.toHandle().destroyForcibly());
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = line;
      }
    }
    return Integer.parseInt(last);
  }

  @Test
  void aSecondProgramIsToldWhoHoldsTheJournal() throws Exception {
    Process child = Child.after("", "hold", folder.toString());
    try (BufferedReader out = child.inputReader()) {
      assertEquals("open", out.readLine());
      String message =
          assertThrows(JournalException.class, () -> Journal.open(folder, toy)).getMessage();
      String start =
          " is in use by process %d (%s, since "
              .formatted(child.pid(), System.getProperty("user.name"));
      assertTrue(message.contains(start), message);
      assertTrue(
          message.endsWith(
              "; expected one program at a time; review there, or end it and open again"),
          message);
    } finally {
      child.destroyForcibly().waitFor();
    }
    Journal.open(folder, toy).close();
  }

  /**
   * A file-size limit makes the system refuse a write halfway through a line, as a full disk does.
   */
  @Test
  void whenTheDiskIsFullTheDecisionIsRefusedAndTheJournalStaysWhole() throws Exception {
    Process child = Child.after("ulimit -f 8;", "decide", folder.toString());
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = child.inputReader()) {
      out.lines().forEach(lines::add);
    }
    assertTrue(child.waitFor(5, TimeUnit.MINUTES));
    int acknowledged = lines.size() - 2;
    assertEquals(
        Journal.path(folder, toy)
            + " cannot be written (File too large); the decision is not recorded; free space on the disk and decide again",
        lines.get(lines.size() - 1));
    try (Journal journal = Journal.open(folder, toy)) {
      assertEquals(acknowledged, journal.history().size());
      assertEquals(List.of(), journal.notes());
    }
  }
}
