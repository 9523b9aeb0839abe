package goldpan.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupedSplitTest {
  @TempDir private Path folder;

  /** A hundred lines of text of twenty patients, as files so named. */
  private Dataset patients() throws IOException {
    for (int i = 0; i < 100; i++) {
      Path file =
          folder.resolve("%s/patient%02d_%d.txt".formatted(i % 2 == 0 ? "a" : "b", i % 20, i));
      Files.createDirectories(file.getParent());
      Files.writeString(file, "what is said of visit " + i);
    }
    return Dataset.open(folder);
  }

  @Test
  void samplesOfOnePatientAreInOneSplit() throws IOException {
    Dataset all = patients();
    assertEquals(100, all.size());
    Dataset drawn = GroupedSplit.byId(all, "patient(\\d+)").testFraction(0.3).seed(5).draw();
    Map<String, Split> splits = new HashMap<>();
    for (int i = 0; i < drawn.size(); i++) {
      String patient = drawn.id(i).replaceAll(".*patient(\\d+).*", "$1");
      assertEquals(drawn.split(i), splits.getOrDefault(patient, drawn.split(i)), patient);
      splits.put(patient, drawn.split(i));
    }
    assertEquals(30, drawn.split(Split.TEST).size());
    assertEquals(Arrays.toString(all.labels()), Arrays.toString(drawn.labels()));
    Dataset other = GroupedSplit.byId(all, "patient(\\d+)").testFraction(0.3).seed(6).draw();
    assertNotEquals(
        IntStream.range(0, 100).mapToObj(drawn::split).toList(),
        IntStream.range(0, 100).mapToObj(other::split).toList());
  }

  @Test
  void duplicatesStayTogether() throws IOException {
    Files.writeString(
        folder.resolve("t.csv"),
        "text,label\n" + "one,a\n".repeat(3) + "two,b\n".repeat(3) + "three,a\nfour,b\n");
    Dataset all = Dataset.open(folder.resolve("t.csv"));
    Duplicates found = DuplicateSearch.usual().in(all, goldpan.data.Progress.SILENT);
    for (int seed = 0; seed < 8; seed++) {
      Dataset drawn = GroupedSplit.of(found).testFraction(0.5).seed(seed).draw();
      assertEquals(drawn.split(0), drawn.split(2));
      assertEquals(drawn.split(3), drawn.split(5));
    }
  }

  @Test
  void patternsThatDoNotFitAreRefused() throws IOException {
    Dataset all = patients();
    String name = all.name();
    String first = IntStream.range(0, 5).mapToObj(all::id).toList().toString();
    assertEquals(
        "\"video(\\d+)\" is in none of 100 ids of "
            + name
            + ", first "
            + first
            + "; expected it in every id, as that is the group of a sample",
        refusal(() -> GroupedSplit.byId(all, "video(\\d+)")));
    assertEquals(
        "\"(\" is no regular expression: Unclosed group; expected one such as patient(\\d+)",
        refusal(() -> GroupedSplit.byId(all, "(")));
    assertEquals(
        name
            + " has 1 groups of samples, the smallest of more than 20, which the test split has"
            + " room for; expected smaller groups, or a higher testFraction",
        refusal(() -> GroupedSplit.byId(all, "patient").draw()));
  }

  private static String refusal(org.junit.jupiter.api.function.Executable call) {
    return String.valueOf(assertThrows(DatasetException.class, call).getMessage());
  }
}
