package goldpan.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsTest {
  @TempDir Path folder;

  /** Labels by person and take: eight people, of whom each says both words ten times. */
  private Dataset people() throws IOException {
    StringBuilder table = new StringBuilder("id,label\n");
    for (int i = 0; i < 160; i++) {
      table.append("p%d_%d,%s\n".formatted(i % 8, i, i / 8 % 2 == 0 ? "yes" : "no"));
    }
    return Dataset.open(Files.writeString(folder.resolve("people.csv"), table));
  }

  private static int[] all(Dataset dataset) {
    return IntStream.range(0, dataset.size()).toArray();
  }

  private static Targets targets(Dataset dataset) {
    int[] labels = IntStream.range(0, dataset.size()).map(dataset::label).toArray();
    return Targets.single(labels, dataset.classes().size());
  }

  @Test
  void noGroupIsInTwoFoldsAndFoldsHaveTheBalanceOfTheWhole() throws IOException {
    Dataset people = people();
    Groups groups = Groups.of(people, all(people), "(p\\d)_");
    Folds folds = Folds.grouped(people, targets(people), groups, 4, 3);
    Map<String, Integer> foldOf = new HashMap<>();
    int[][] counts = new int[4][2];
    for (int i = 0; i < people.size(); i++) {
      String person = people.id(i).substring(0, 2);
      int fold = folds.of(i);
      assertEquals(fold, foldOf.computeIfAbsent(person, p -> fold), person);
      counts[folds.of(i)][people.label(i)]++;
    }
    for (int[] count : counts) {
      assertEquals(20, count[0]);
      assertEquals(20, count[1]);
    }
    assertEquals(List.of(), folds.unseenClasses(people, targets(people)));
  }

  @Test
  void aClassThatOneGroupHasAloneIsSaid() throws IOException {
    StringBuilder table = new StringBuilder("id,label\n");
    for (int i = 0; i < 40; i++) {
      table.append("p%d_%d,%s\n".formatted(i % 2, i, i % 2 == 0 ? "yes" : "no"));
    }
    Dataset two = Dataset.open(Files.writeString(folder.resolve("two.csv"), table));
    Groups groups = Groups.of(two, all(two), "p\\d");
    List<Finding> found =
        Folds.grouped(two, targets(two), groups, 2, 1).unseenClasses(two, targets(two));
    assertEquals(
        "no has all its 20 training samples in one fold, so the model that judges them never saw it and their losses say nothing; group by something that has the class more often",
        found.get(0).where() + " " + found.get(0).what());
    assertEquals(2, found.size());
  }

  @Test
  void whatCannotGroupIsRefused() throws IOException {
    Dataset people = people();
    Groups groups = Groups.of(people, all(people), "p\\d");
    assertEquals(
        "people.csv has 8 groups by \"p\\d\" for 9 folds; expected at least one a fold; use folds(8) or another pattern",
        assertThrows(
                PredictionException.class,
                () -> Folds.grouped(people, targets(people), groups, 9, 1))
            .getMessage());
    assertEquals(
        "groups are by \"p[0-6]_\", which is not found in 20 of 160 ids (p7_7, p7_15, p7_23, p7_31, p7_39); expected it in each; change the pattern",
        assertThrows(PredictionException.class, () -> Groups.of(people, all(people), "p[0-6]_"))
            .getMessage());
    assertEquals(
        "groups are by \"(\", which is no regular expression (Unclosed group); expected one that is found in each id, such as \"([a-z]+)_\"",
        assertThrows(PredictionException.class, () -> Groups.checked("(")).getMessage());
  }
}
