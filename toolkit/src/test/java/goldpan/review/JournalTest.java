package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;
  private final Dataset toy = Toy.dataset(30);

  @Test
  void decisionsAreThereAfterReopening() {
    Decisions before;
    try (Journal journal = Journal.open(folder, toy)) {
      journal.keep("s1");
      journal.relabel("s2", "cat");
      journal.drop(List.of("s3", "s4"), new Note("anna", "blurred \"beyond\"\nuse ✂"));
      before = journal.decisions();
    }
    try (Journal journal = Journal.open(folder, toy)) {
      assertEquals(before, journal.decisions());
      assertEquals(3, journal.history().size());
      assertEquals("blurred \"beyond\"\nuse ✂", journal.decision("s4").orElseThrow().why());
      assertEquals(List.of(), journal.notes());
    }
  }

  @Test
  void whatIsDecidedCanBeReadWhileTheJournalIsOpen() {
    assertEquals(0, Journal.decided(folder, toy).size());
    assertTrue(Files.notExists(Journal.path(folder, toy)));
    try (Journal journal = Journal.open(folder, toy)) {
      journal.keep("s1");
      assertEquals(journal.decisions(), Journal.decided(folder, toy));
      journal.undo();
      assertEquals(0, Journal.decided(folder, toy).size());
    }
  }

  @Test
  void decisionsGiveTheLabelFromNowOn() {
    try (Journal journal = Journal.open(folder, toy)) {
      journal.keep("s0");
      journal.relabel("s1", "bird");
      journal.drop("s2");
      Decisions decisions = journal.decisions();
      assertEquals(Optional.of("cat"), decisions.label("s0", "cat"));
      assertEquals(Optional.of("bird"), decisions.label("s1", "dog"));
      assertEquals(Optional.empty(), decisions.label("s2", "bird"));
      assertEquals(Optional.of("cat"), decisions.label("s3", "cat"));
      assertEquals(
          "3 of 30 samples of toy decided: 1 keep, 1 relabel, 1 drop", decisions.toString());
      assertEquals(
          List.of("id", "action", "given", "new label", "by", "at", "why"),
          decisions.table().columnNames());
      assertEquals(3, decisions.table().rowCount());
    }
  }

  @Test
  void relabelToTheGivenLabelKeeps() {
    try (Journal journal = Journal.open(folder, toy)) {
      journal.relabel(List.of("s0", "s1"), "cat", Note.mine());
      assertEquals(Decision.Action.KEEP, journal.decision("s0").orElseThrow().action());
      assertEquals(Decision.Action.RELABEL, journal.decision("s1").orElseThrow().action());
    }
  }

  @Test
  void undoTakesABulkDecisionBackAsOne() {
    try (Journal journal = Journal.open(folder, toy)) {
      journal.keep("s1");
      journal.drop(List.of("s0", "s1", "s2"), Note.mine());
      Entry undone = journal.undo().orElseThrow();
      assertEquals(List.of("s0", "s1", "s2"), undone.ids());
      assertEquals(List.of("s1"), journal.decisions().list().stream().map(Decision::id).toList());
      assertEquals(Decision.Action.KEEP, journal.decision("s1").orElseThrow().action());
      journal.redo().orElseThrow();
      assertEquals(3, journal.decisions().count(Decision.Action.DROP));
    }
  }

  @Test
  void undoAndRedoEndAndADecisionForgetsWhatWasUndone() {
    try (Journal journal = Journal.open(folder, toy)) {
      assertEquals(Optional.empty(), journal.undo());
      journal.drop("s1");
      journal.undo();
      assertEquals(Optional.empty(), journal.undo());
      journal.keep("s2");
      assertEquals(Optional.empty(), journal.redo());
    }
  }

  @Test
  void replayGivesWhatWasThereAfterAnyRandomSteps() {
    for (long seed = 0; seed < 20; seed++) {
      Path at = folder.resolve("seed" + seed);
      Random random = new Random(seed);
      Decisions before;
      try (Journal journal = Journal.open(at, toy)) {
        for (int i = 0; i < 60; i++) {
          step(journal, random);
        }
        before = journal.decisions();
      }
      try (Journal journal = Journal.open(at, toy)) {
        assertEquals(before, journal.decisions());
      }
    }
  }

  private static void step(Journal journal, Random random) {
    List<String> ids = random.ints(1 + random.nextInt(4), 0, 30).mapToObj(i -> "s" + i).toList();
    switch (random.nextInt(6)) {
      case 0 -> journal.undo();
      case 1 -> journal.redo();
      case 2 -> journal.drop(ids, Note.mine());
      case 3 -> journal.keep(ids, Note.mine());
      default -> journal.relabel(ids, random.nextBoolean() ? "cat" : "bird", Note.mine());
    }
  }

  @Test
  void unknownSampleNamesTheNearest() {
    try (Journal journal = Journal.open(folder, toy)) {
      assertEquals(
          "sample \"s2x\" is not in toy; did you mean \"s2\"?",
          assertThrows(IllegalArgumentException.class, () -> journal.drop("s2x")).getMessage());
      assertEquals(
          "sample \"elephant-trunk\" is not in toy; expected an id such as \"s0\"",
          assertThrows(IllegalArgumentException.class, () -> journal.drop("elephant-trunk"))
              .getMessage());
      assertEquals(0, journal.history().size());
    }
  }

  @Test
  void unknownClassNamesTheNearest() {
    try (Journal journal = Journal.open(folder, toy)) {
      assertEquals(
          "class \"brid\" is not in toy; did you mean \"bird\"?",
          assertThrows(IllegalArgumentException.class, () -> journal.relabel("s2", "brid"))
              .getMessage());
      assertEquals(
          "class \"elephant\" is not in toy; expected one of [cat, dog, bird]",
          assertThrows(IllegalArgumentException.class, () -> journal.relabel("s2", "elephant"))
              .getMessage());
    }
  }

  @Test
  void noSamplesAreRefused() {
    try (Journal journal = Journal.open(folder, toy)) {
      assertEquals(
          "drop was given no samples; expected at least one id",
          assertThrows(IllegalArgumentException.class, () -> journal.drop(List.of(), Note.mine()))
              .getMessage());
    }
  }

  @Test
  void allInOneProgramShareTheJournalAndHearOfEveryStep() throws Exception {
    try (Journal one = Journal.open(folder, toy)) {
      Journal other = Journal.open(folder, Toy.dataset(30));
      assertSame(one, other);
      List<Entry> heard = new ArrayList<>();
      try (AutoCloseable listening = one.listen(heard::add)) {
        assertTrue(listening != null);
        other.drop(List.of("s1", "s2"), Note.mine());
        other.undo();
      }
      other.keep("s3");
      assertEquals(2, heard.size());
      assertEquals(Entry.Kind.UNDO, heard.get(1).kind());
      assertEquals(List.of("s1", "s2"), heard.get(1).ids());
      assertEquals(List.of(), heard.get(1).decisions());
    }
  }

  @Test
  void closedJournalSaysSo() {
    Journal journal = Journal.open(folder, toy);
    journal.close();
    String message = assertThrows(JournalException.class, () -> journal.keep("s1")).getMessage();
    assertEquals(
        Journal.path(folder, toy) + " is closed; open it again with Journal.open", message);
  }

  @Test
  void anInterruptedThreadStillDecides() {
    try (Journal journal = Journal.open(folder, toy)) {
      Thread.currentThread().interrupt();
      journal.drop("s1");
      assertTrue(Thread.interrupted());
      journal.drop("s2");
      assertEquals(2, journal.decisions().size());
    }
  }

  @Test
  void tornAtAnyByteTheWholeLinesAreThere() throws Exception {
    Path file = Journal.path(folder, toy);
    List<Long> ends = new ArrayList<>();
    try (Journal journal = Journal.open(folder, toy)) {
      ends.add(Files.size(file));
      for (int i = 0; i < 2; i++) {
        journal.relabel(List.of("s" + i, "s" + (i + 10)), "bird", new Note("ännä", "why ✂"));
        ends.add(Files.size(file));
      }
      journal.undo();
      ends.add(Files.size(file));
    }
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      int cut = length;
      int lines = (int) ends.stream().filter(e -> e <= cut).count();
      try (Journal journal = Journal.open(folder, toy)) {
        assertEquals(Math.max(0, lines - 1), journal.history().size(), "cut at " + cut);
        boolean torn = length != 0 && !ends.contains((long) length);
        assertEquals(torn ? 1 : 0, journal.notes().size(), "cut at " + cut);
        journal.drop("s29");
      }
      try (Journal journal = Journal.open(folder, toy)) {
        assertEquals(Decision.Action.DROP, journal.decision("s29").orElseThrow().action());
        assertEquals(List.of(), journal.notes());
      }
    }
  }

  @Test
  void tornLineIsSaid() throws Exception {
    try (Journal journal = Journal.open(folder, toy)) {
      journal.drop("s1");
    }
    Path file = Journal.path(folder, toy);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 5));
    int line = new String(whole, StandardCharsets.UTF_8).split("\n")[1].length();
    try (Journal journal = Journal.open(folder, toy)) {
      assertEquals(
          List.of(
              file
                  + ": the last line broke off after "
                  + (line - 4)
                  + " bytes when a program ended while writing it; it was never acknowledged and is dropped"),
          journal.notes());
    }
  }

  @Test
  void anyFlippedByteInTheMiddleIsReportedWithItsLine() throws Exception {
    Path file = Journal.path(folder, toy);
    int first;
    try (Journal journal = Journal.open(folder, toy)) {
      first = (int) Files.size(file);
      journal.drop("s1");
      journal.drop("s2");
    }
    byte[] whole = Files.readAllBytes(file);
    int secondEnd = first + (whole.length - first) / 2;
    for (int at = first; at < secondEnd - 1; at++) {
      byte[] bad = whole.clone();
      bad[at] ^= 0x01;
      Files.write(file, bad);
      String message =
          assertThrows(JournalException.class, () -> Journal.open(folder, toy)).getMessage();
      assertTrue(
          message.startsWith(file + ": line 2 of 3 is damaged: its checksum")
              || message.startsWith(file + ": line 2 of 3 is damaged: it has no checksum"),
          message);
    }
  }

  @Test
  void aMissingLineIsReported() throws Exception {
    Path file = Journal.path(folder, toy);
    try (Journal journal = Journal.open(folder, toy)) {
      journal.drop("s1");
      journal.drop("s2");
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(1);
    Files.write(file, lines);
    assertEquals(
        file
            + ": line 2 of 2 is damaged: it is numbered 2; expected 1; expected what Goldpan wrote; restore the file from a copy, or use Journal.repair to go on with the lines before it",
        assertThrows(JournalException.class, () -> Journal.open(folder, toy)).getMessage());
  }

  @Test
  void repairKeepsTheSoundLinesAndTheDamagedFile() throws Exception {
    Path file = Journal.path(folder, toy);
    try (Journal journal = Journal.open(folder, toy)) {
      journal.drop("s1");
      journal.drop("s2");
    }
    assertEquals(Optional.empty(), Journal.repair(folder, toy));
    String damaged = Files.readString(file).replace("\"s2\"", "\"s5\"");
    Files.writeString(file, damaged);
    Path copy = Journal.repair(folder, toy).orElseThrow();
    assertEquals(damaged, Files.readString(copy));
    try (Journal journal = Journal.open(folder, toy)) {
      assertEquals(List.of("s1"), List.copyOf((List<String>) journal.decisions().ids()));
    }
  }

  @Test
  void repairingAJournalThatIsOpenHereIsRefusedAndLeavesItsLock() throws Exception {
    Dataset same = Toy.dataset(1000);
    try (Journal journal = Journal.open(folder, same)) {
      assertEquals(
          journal.path()
              + " is in use by another call in this program; expected one program at a time; review there, or end it and open again",
          assertThrows(JournalException.class, () -> Journal.repair(folder, same)).getMessage());
      Process second = Child.after("exec 2>/dev/null;", "hold", folder.toString());
      try (BufferedReader out = second.inputReader()) {
        assertEquals(null, out.readLine(), "a second program has the journal open");
        assertEquals(1, second.waitFor());
      } finally {
        second.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void bulkOfAllSamplesIsOneLine() throws Exception {
    Dataset many = Toy.dataset(20_000);
    try (Journal journal = Journal.open(folder, many)) {
      journal.drop(IntStream.range(0, 20_000).mapToObj(i -> "s" + i).toList(), Note.because("all"));
      assertEquals(2, Files.readAllLines(journal.path()).size());
    }
    try (Journal journal = Journal.open(folder, many)) {
      assertEquals(20_000, journal.decisions().size());
    }
  }

  @Test
  void folderThatIsAFileIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    String message =
        assertThrows(JournalException.class, () -> Journal.open(file, toy)).getMessage();
    assertTrue(message.startsWith(Journal.path(file, toy) + " cannot be opened ("), message);
    assertTrue(
        message.endsWith(
            "; expected a folder that can be written; check its permissions and free space or choose another"),
        message);
  }
}
