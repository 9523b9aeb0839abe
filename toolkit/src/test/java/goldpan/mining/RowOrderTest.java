package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.predict.Outputs;
import goldpan.predict.Predictions;
import goldpan.predict.file.PredictionFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prediction files whose rows are in the order of another list of the same samples. */
class RowOrderTest {
  @TempDir Path folder;

  /** A sample as a table lists it, and what a model says of it. */
  private record Row(String id, String label, String predicted) {}

  private static List<Row> rows(int n, List<String> classes, double wrong, long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      // more of the first classes than of the last
      int k = (int) (classes.size() * Math.pow(random.nextDouble(), 1.5));
      String said = random.nextDouble() < wrong ? any(classes, random) : classes.get(k);
      rows.add(new Row("img/" + i + ".png", classes.get(k), said));
    }
    return rows;
  }

  private static String any(List<String> classes, Random random) {
    return classes.get(random.nextInt(classes.size()));
  }

  private Predictions read(List<Row> dataset, List<Row> file) {
    StringBuilder table = new StringBuilder("path,label\n");
    dataset.forEach(r -> table.append(r.id).append(',').append(r.label).append('\n'));
    try {
      Dataset d = Dataset.open(Files.writeString(folder.resolve("labels.csv"), table));
      StringBuilder text = new StringBuilder();
      for (Row row : file) {
        for (String k : d.classes()) {
          text.append(k.equals(d.classes().get(0)) ? "" : ",");
          text.append(k.equals(row.predicted) ? 0.82 : 0.18 / (d.classes().size() - 1));
        }
        text.append('\n');
      }
      Path probabilities = Files.writeString(folder.resolve("p.csv"), text);
      return PredictionFile.read(probabilities, d, Outputs.PROBABILITIES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertReported(String order, List<Row> dataset, Comparator<Row> file) {
    Losses losses = Losses.of(read(dataset, dataset.stream().sorted(file).toList()));
    String said = losses.toString();
    assertTrue(
        said.contains("rows seem to be in another order than the samples: " + order + "; "), said);
    assertEquals(0, losses.suspects().size());
    assertEquals(
        losses.labelErrors().reason().orElseThrow(),
        said.lines().filter(l -> l.contains("warning")).findFirst().orElseThrow().substring(13));
  }

  @Test
  void rowsClassByClassAreReportedOfATableInAnyOrder() {
    List<Row> rows = rows(300, List.of("ant", "bee", "cat"), 0.1, 1);
    assertReported("class by class", rows, Comparator.comparing(Row::label));
    assertReported("class by class", rows, Comparator.comparing(Row::label).thenComparing(Row::id));
  }

  @Test
  void rowsInTheOrderOfIdsAsTextAreReportedOfATableInTheOrderOfNumbers() {
    List<Row> rows = rows(300, List.of("ant", "bee", "cat", "dog"), 0.2, 2);
    assertReported("ids as text", rows, Comparator.comparing(Row::id));
  }

  @Test
  void rowsInTheOrderOfNumbersAreReportedOfATableSortedAsText() {
    List<Row> rows = rows(300, List.of("ant", "bee"), 0.1, 3);
    List<Row> asText = rows.stream().sorted(Comparator.comparing(Row::id)).toList();
    assertReported(
        "numbers in ids as numbers",
        asText,
        Comparator.comparing(r -> Integer.parseInt(r.id.replaceAll("\\D", ""))));
  }

  @Test
  void theOrderOfATableBesideAFolderIsFound() throws IOException {
    List<Row> rows = rows(120, List.of("ant", "bee"), 0.1, 4);
    List<Row> moved = new ArrayList<>();
    for (Row row : rows) {
      String id = row.label + row.id.substring(3);
      moved.add(new Row(id, row.label, row.predicted));
      Path file = folder.resolve("pets").resolve(id);
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    }
    Collections.shuffle(moved, new Random(1));
    StringBuilder table = new StringBuilder("file_name,label\n");
    StringBuilder text = new StringBuilder();
    for (Row row : moved) {
      table.append(row.id).append(',').append(row.label).append('\n');
      text.append(row.predicted.equals("ant") ? "0.9,0.1\n" : "0.1,0.9\n");
    }
    Files.writeString(folder.resolve("pets").resolve("metadata.csv"), table);
    Dataset d = Dataset.open(folder.resolve("pets"));
    Path file = Files.writeString(folder.resolve("p.csv"), text);
    String said = Losses.of(PredictionFile.read(file, d, Outputs.PROBABILITIES)).toString();
    assertTrue(said.contains("than the samples: as metadata.csv lists them; so 1"), said);
  }

  @Test
  void rowsAndColumnsAsTextAreReportedTogether() {
    List<String> classes = IntStream.range(0, 12).mapToObj(String::valueOf).toList();
    List<Row> rows = new ArrayList<>(rows(600, classes, 0.1, 5));
    rows.sort(Comparator.comparingInt(r -> Integer.parseInt(r.label)));
    List<String> asText = classes.stream().sorted().toList();
    List<Row> file = new ArrayList<>();
    for (Row row : rows) {
      String column = classes.get(asText.indexOf(row.predicted));
      file.add(new Row(row.id, row.label, column));
    }
    file.sort(Comparator.comparing(Row::label));
    String said = Losses.of(read(rows, file)).toString();
    assertTrue(
        said.contains(
            "class by class, classes as text, and columns in the order of class names as text; "),
        said);
  }

  @Test
  void theCaseIsReportedInTheOrderOfWholePaths() throws IOException {
    Path cases = Path.of(System.getProperty("goldpan.shared"), "cases", "rows-class-by-class");
    Dataset d = Dataset.open(cases.resolve("images"));
    List<Integer> byPath =
        IntStream.range(0, d.size()).boxed().sorted(Comparator.comparing(d::id)).toList();
    Predictions right = PredictionFile.read(cases.resolve("probs.npy"), d, Outputs.PROBABILITIES);
    StringBuilder text = new StringBuilder();
    for (int i : byPath) {
      for (int k = 0; k < 4; k++) {
        text.append(k == 0 ? "" : ",").append(right.probability(i, k));
      }
      text.append('\n');
    }
    Path file = Files.writeString(folder.resolve("p.csv"), text);
    Losses losses = Losses.of(PredictionFile.read(file, d, Outputs.PROBABILITIES));
    assertEquals(0, losses.suspects().size());
    assertTrue(
        losses
            .toString()
            .contains("; or rows seem to be in another order than the samples: ids as text; "),
        losses.toString());
  }

  @Test
  void noisyLabelsAndWeakModelsInOrderAreNotReported() {
    for (long seed = 0; seed < 6; seed++) {
      for (double wrong : new double[] {0.3, 0.6, 1}) {
        for (int classes : new int[] {2, 3, 11}) {
          List<String> names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
          List<Row> rows = new ArrayList<>(rows(400, names, wrong, seed));
          for (Comparator<Row> order :
              List.<Comparator<Row>>of(
                  Comparator.comparing(Row::id),
                  Comparator.comparing(Row::label),
                  Comparator.comparing(r -> r.id.hashCode()))) {
            rows.sort(order);
            assertTrue(Losses.of(read(rows, rows)).orderWarning().isEmpty(), () -> "" + rows);
          }
        }
      }
    }
  }

  @Test
  void rowsThatAreNamedAreTakenAsNamed() throws IOException {
    List<Row> rows = rows(100, List.of("ant", "bee"), 0, 6);
    Predictions unnamed = read(rows, rows);
    StringBuilder text = new StringBuilder("id,bee,ant\n");
    rows.stream()
        .sorted(Comparator.comparing(Row::id))
        .forEach(
            r -> text.append(r.id).append(r.predicted.equals("bee") ? ",0.9,0.1\n" : ",0.1,0.9\n"));
    Path file = Files.writeString(folder.resolve("named.csv"), text);
    Predictions named = PredictionFile.read(file, unnamed.dataset(), Outputs.PROBABILITIES);
    assertEquals(1, named.accuracy());
    assertEquals("brought along, rows by id", named.provenance().device());
  }
}
