package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelListTest {
  @TempDir private Path folder;

  private Path list(String text) throws IOException {
    return Files.writeString(folder.resolve("labels.txt"), text);
  }

  private static List<String> labels(Dataset dataset) {
    return IntStream.range(0, dataset.size())
        .mapToObj(i -> dataset.classes().get(dataset.label(i)))
        .toList();
  }

  @Test
  void linesStayInOrderWhicheverEndTheyHave() throws IOException {
    Dataset opened = Dataset.open(list("cat\ndog\r\n  cat \rbird\ndog"));
    assertEquals(List.of("cat", "dog", "cat", "bird", "dog"), labels(opened));
  }

  @Test
  void linesThatMeanNoLabelAreCountedBySpelling() throws IOException {
    Dataset opened = Dataset.open(list("cat\n?\nNaN\ncat\n?\ndog\n"));
    assertEquals(List.of("cat", "cat", "dog"), labels(opened));
    assertEquals(3, opened.unlabelled().size());
    assertEquals(
        "has 3 rows whose label is missing (? 2, NaN 1): not trained on; if one of these is a class, open with opening().missing() and the names that mean missing",
        opened.findings().get(0).what());
  }

  @Test
  void everyEmptyLineIsNamed() throws IOException {
    Path file = list("cat\n\ndog\n \ncat\n");
    assertEquals(
        file
            + " has 2 lines without a label; expected one label a line:\n  line 2 is empty\n  line 4 is empty",
        assertThrows(DatasetException.class, () -> Dataset.open(file)).getMessage());
  }

  @Test
  void repeatedLinesOfManyWordsAreNoLabels() throws IOException {
    // 5 words in ten of twelve lines and one word in two: 52 / 12 words a line.
    Path file = list("one two three four five\n".repeat(10) + "cat\n".repeat(2));
    assertEquals(
        file
            + " has 2 different lines among 12, such as \"one two three four five\"; expected one label a line, with each class many times, or a picture's path and its label, as in img/1.png cat; if it is a table, call it .csv",
        assertThrows(DatasetException.class, () -> Dataset.open(file)).getMessage());
    // 48 / 12 words a line are as many as labels may have.
    Path labels = list("one two three four five\n".repeat(9) + "cat\n".repeat(3));
    assertEquals(12, Dataset.open(labels).size());
  }
}
