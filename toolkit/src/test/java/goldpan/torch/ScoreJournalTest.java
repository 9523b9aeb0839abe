package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Finding;
import goldpan.disk.CheckpointStore;
import goldpan.predict.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreJournalTest {
  private static final Finding BROKEN = new Finding("s4", Finding.Kind.UNREADABLE, "is bröken");
  @TempDir Path folder;
  private final List<String> problems = new ArrayList<>();

  /** What one process does with the journal of ten rows of two values. */
  private interface Life {
    void with(ScoreJournal journal);
  }

  private void live(String key, Life life) {
    try (CheckpointStore unfinished = CheckpointStore.in(folder);
        ScoreJournal journal =
            ScoreJournal.of(unfinished.begin("work"), key, 10, 2, problems::add)) {
      life.with(journal);
    }
  }

  private static float value(int row, int column) {
    return row == 7 ? Float.NaN : row + column / 10f;
  }

  private static void compute(ScoreJournal journal, int from, int to) {
    float[] values = new float[2 * 9]; // longer than needed, as a last batch's is
    for (int i = 0; i < to - from; i++) {
      values[2 * i] = value(from + i, 0);
      values[2 * i + 1] = value(from + i, 1);
    }
    Finding[] unreadable = new Finding[10];
    unreadable[4] = BROKEN;
    unreadable[to == 10 ? 0 : 9] = BROKEN; // not in the block
    journal.computed(from, to, values, unreadable);
  }

  private static boolean knows(ScoreJournal journal, int from, int to) {
    Matrix.Builder found = Matrix.builder(10, 2);
    Finding[] unreadable = new Finding[10];
    if (!journal.recall(from, to, found, unreadable)) {
      return false;
    }
    Matrix matrix = found.build();
    for (int r = 0; r < 10; r++) {
      boolean in = r >= from && r < to;
      for (int k = 0; k < 2; k++) {
        assertEquals(in ? value(r, k) : 0, matrix.at(r, k));
      }
      if (in && r == 4) {
        assertEquals(BROKEN, unreadable[r]);
      } else {
        assertNull(unreadable[r]);
      }
    }
    return true;
  }

  private void writeThree() {
    live(
        "key",
        journal -> {
          assertEquals("", journal.resumed());
          compute(journal, 3, 6);
          compute(journal, 0, 3);
          compute(journal, 6, 8);
        });
  }

  @Test
  void blocksComeBackBitForBitAlsoSeveralAtOnce() {
    writeThree();
    live(
        "key",
        journal -> {
          assertEquals(", resumed at 80 %", journal.resumed());
          assertTrue(knows(journal, 0, 3));
          assertTrue(knows(journal, 3, 6));
          assertTrue(knows(journal, 0, 8));
          assertFalse(knows(journal, 0, 4));
          assertFalse(knows(journal, 1, 3));
          assertFalse(knows(journal, 6, 10));
          compute(journal, 8, 10);
          assertFalse(knows(journal, 8, 9));
        });
    live("key", journal -> assertEquals(", resumed at 100 %", journal.resumed()));
    assertEquals(List.of(), problems);
  }

  @Test
  void whereverItIsTornWhatIsWholeStays() throws IOException {
    writeThree();
    byte[] whole = Files.readAllBytes(file());
    int last = 0;
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      int[] blocks = new int[1];
      live(
          "key",
          journal -> {
            blocks[0] += knows(journal, 3, 6) ? 1 : 0;
            blocks[0] += knows(journal, 0, 3) ? 1 : 0;
            blocks[0] += knows(journal, 6, 8) ? 1 : 0;
            compute(journal, 8, 10);
          });
      live("key", journal -> assertTrue(knows(journal, 8, 10)));
      assertTrue(blocks[0] >= last);
      last = blocks[0];
    }
    assertEquals(3, last);
  }

  @Test
  void whereverABitIsWrongNothingWrongComesBack() throws IOException {
    writeThree();
    byte[] whole = Files.readAllBytes(file());
    Random random = new Random(1);
    for (int i = 0; i < whole.length; i++) {
      byte[] bad = whole.clone();
      bad[i] ^= (byte) (1 << random.nextInt(8));
      Files.write(file(), bad);
      live(
          "key",
          journal -> {
            // each of these compares what comes back
            boolean all = knows(journal, 3, 6) & knows(journal, 0, 3) & knows(journal, 6, 8);
            assertFalse(all);
          });
    }
  }

  @Test
  void scoresOfOtherWorkAreNotTaken() {
    writeThree();
    live("other", journal -> assertEquals("", journal.resumed()));
    live("key", journal -> assertEquals("", journal.resumed()));
  }

  @Test
  void withoutAPlaceNothingIsKnownOrKept() {
    ScoreJournal none = ScoreJournal.none();
    compute(none, 0, 3);
    assertFalse(knows(none, 0, 3));
    assertEquals("", none.resumed());
  }

  private Path file() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(p -> p.endsWith("scores.journal")).findFirst().orElseThrow();
    }
  }
}
