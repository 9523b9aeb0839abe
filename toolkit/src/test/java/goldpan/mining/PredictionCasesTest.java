package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.file.PredictionFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prediction files as users have them, with what has to come of them. */
class PredictionCasesTest {
  private static final Path CASES = cases();
  @TempDir Path folder;

  private static Path cases() {
    Path cases = Path.of(System.getProperty("goldpan.shared", "")).resolve("cases");
    assertTrue(
        Files.isDirectory(cases),
        "there is no folder "
            + cases
            + "; expected the small inputs beside the checkout, named by the property goldpan.shared");
    return cases;
  }

  private static Predictions read(String file, Dataset dataset) {
    return PredictionFile.read(CASES.resolve(file), dataset, Outputs.PROBABILITIES);
  }

  @Test
  void columnsInTheOrderOfNamesAsTextAreNoticedAndCanBeStated() {
    Dataset d = Dataset.open(CASES.resolve("columns-in-string-order/images"));
    Predictions predictions = read("columns-in-string-order/probs.npy", d);
    Suspects suspects = Losses.of(predictions).suspects();
    assertEquals(0, suspects.size());
    String said = suspects.toString();
    assertTrue(said.contains("columns seem to be in another order than the classes"), said);
    assertTrue(said.contains("if the columns are 0, 1, 10, 11, 2, 3"), said);
    List<String> asText = d.classes().stream().sorted().toList();
    Predictions stated = predictions.classes(asText);
    assertTrue(stated.accuracy() > 0.9, stated.toString());
    assertTrue(!Losses.of(stated).toString().contains("columns seem"));
  }

  @Test
  void twoExchangedColumnsAreNoticed() {
    Dataset d = Dataset.open(CASES.resolve("two-columns-exchanged/labels.csv"));
    Suspects suspects = Losses.of(read("two-columns-exchanged/probs.npy", d)).suspects();
    assertEquals(0, suspects.size());
    String said = suspects.toString();
    assertTrue(said.contains("\"crab\" is predicted \"cobra\""), said);
    assertTrue(said.contains("\"cobra\" is predicted \"crab\""), said);
  }

  @Test
  void rowsClassByClassFit() {
    Dataset d = Dataset.open(CASES.resolve("rows-class-by-class/images"));
    Predictions predictions = read("rows-class-by-class/probs.npy", d);
    assertTrue(predictions.accuracy() > 0.9, predictions.toString());
  }

  @Test
  void numbersThatAreLabelsAreInOrderOfNumbers() {
    Dataset d = Dataset.open(CASES.resolve("labels-as-floats/labels.csv"));
    Predictions predictions = read("labels-as-floats/probs.npy", d);
    assertTrue(predictions.accuracy() > 0.9, predictions.toString());
    assertEquals(0, Losses.of(predictions).suspects().size());
  }

  @Test
  void oneColumnIsTheChanceOfTheSecondClass() {
    Dataset d = Dataset.open(CASES.resolve("prediction-files/two.csv"));
    Predictions predictions = read("prediction-files/n1.npy", d);
    assertEquals(2, predictions.classes());
    String said = Losses.of(predictions).toString();
    assertTrue(said.contains("taken for the probability of the second class"), said);
  }

  @Test
  void sigmoidsAreNeverCalledLogits() {
    Dataset d = Dataset.open(CASES.resolve("prediction-files/three.csv"));
    String said = Losses.of(read("prediction-files/sigmoid.npy", d)).toString();
    assertTrue(said.contains("as one-vs-rest sigmoids do: each is divided by its sum"), said);
    assertTrue(!said.toLowerCase(java.util.Locale.ROOT).contains("logits"), said);
  }

  @Test
  void anIndexColumnIsPassedOver() {
    Dataset d = Dataset.open(CASES.resolve("prediction-files/three.csv"));
    Predictions predictions = read("prediction-files/index.csv", d);
    assertEquals(3, predictions.classes());
    assertEquals(d.size(), predictions.size());
  }

  private Dataset three() {
    return Dataset.open(write("labels.csv", "id,label\na.png,cat\nb.png,dog\nc.png,owl\n"));
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Predictions csv(String text) {
    return PredictionFile.read(write("p.csv", text), three(), Outputs.PROBABILITIES);
  }

  @Test
  void rowsAndColumnsMeetByName() {
    Predictions p =
        csv("id,owl,cat,dog\nc.png,0.8,0.1,0.1\na.png,0.05,0.9,0.05\nb.png,0.1,0.2,0.7\n");
    assertEquals(1.0, p.accuracy());
    assertEquals(0.9f, p.probability(0, 0));
  }

  @Test
  void classesBesideAnArrayNameItsColumns() throws Exception {
    Dataset d = Dataset.open(CASES.resolve("columns-in-string-order/images"));
    Path copy =
        Files.copy(CASES.resolve("columns-in-string-order/probs.npy"), folder.resolve("p.npy"));
    Files.write(folder.resolve("p.classes"), d.classes().stream().sorted().toList());
    Predictions p = PredictionFile.read(copy, d, Outputs.PROBABILITIES);
    assertTrue(p.accuracy() > 0.9, p.toString());
    assertTrue(Losses.of(p).toString().contains("columns are named by p.classes"));
  }

  @Test
  void labelsInAFileTellThatItsRowsAreAboutOthers() throws Exception {
    StringBuilder table = new StringBuilder("id,label\n");
    StringBuilder right = new StringBuilder("label,cat,dog\n");
    StringBuilder moved = new StringBuilder("label,cat,dog\n");
    for (int i = 0; i < 20; i++) {
      String label = i % 2 == 0 ? "cat" : "dog";
      table.append(i).append(".png,").append(label).append('\n');
      String numbers = i % 2 == 0 ? ",0.9,0.1\n" : ",0.2,0.8\n";
      right.append(i == 3 ? "cat" : label).append(numbers);
      moved.append(i < 10 ? "cat" : "dog").append(i < 10 ? ",0.9,0.1\n" : ",0.2,0.8\n");
    }
    Dataset d = Dataset.open(write("l.csv", table.toString()));
    Predictions one =
        PredictionFile.read(write("p.csv", right.toString()), d, Outputs.PROBABILITIES);
    assertEquals(
        "p.csv has other labels than l.csv for 1 of 20 samples, first \"cat\" for 3.png, which is"
            + " \"dog\" here",
        one.findings().get(0).what());
    Path other = write("q.csv", moved.toString());
    assertEquals(
        "q.csv has other labels than l.csv for 10 of 20 samples, first \"cat\" for 1.png, which is"
            + " \"dog\" here; expected rows in the dataset's order; name the rows in an id column,"
            + " or take the label column out if these are other labels on purpose",
        assertThrows(
                PredictionException.class,
                () -> PredictionFile.read(other, d, Outputs.PROBABILITIES))
            .getMessage());
  }

  @Test
  void predictedClassesAloneAreRefused() {
    PredictionException e =
        assertThrows(
            PredictionException.class, () -> csv("id,pred\na.png,cat\nb.png,dog\nc.png,owl\n"));
    assertTrue(
        e.getMessage()
            .endsWith(
                "p.csv has no column of probabilities (passed over \"pred\" of p.csv); expected one"
                    + " for each of the 3 classes; predicted classes alone tell nothing of how sure a"
                    + " model is"),
        e.getMessage());
  }

  @Test
  void percentagesAreDividedByAHundred() {
    Predictions p = csv("cat,dog,owl\n80,10,10\n20,70,10\n5,5,90\n");
    assertEquals(0.8f, p.probability(0, 0), 1e-6f);
    assertTrue(Losses.of(p).toString().contains("holds percentages: divided by 100"));
  }

  @Test
  void swappedNamesAreNoticedOfTwoClassesToo() {
    int[] labels = new int[200];
    float[][] rows = new float[200][];
    for (int r = 0; r < rows.length; r++) {
      labels[r] = r % 2;
      rows[r] = r % 2 == 0 ? new float[] {0.1f, 0.9f} : new float[] {0.9f, 0.1f};
    }
    assertEquals(0, Losses.of(Simulated.predictions(labels, rows)).suspects().size());
  }

  @Test
  void noiseAndWeakModelsAreNotTakenForAnotherOrder() {
    for (int seed = 0; seed < 5; seed++) {
      for (double wrong : new double[] {0, 0.2, 0.45}) {
        for (int classes : new int[] {2, 3, 10, 50}) {
          Predictions p = Simulated.predictions(1500, classes, wrong, seed);
          assertEquals(Optional.empty(), goldpan.predict.OrderWarning.of(p));
        }
      }
    }
  }

  @Test
  void pairNoiseOfTwoInFiveIsNotTakenForAnotherOrder() {
    int[] labels = new int[2000];
    float[][] rows = new float[2000][];
    java.util.SplittableRandom random = new java.util.SplittableRandom(2);
    for (int r = 0; r < rows.length; r++) {
      int truth = random.nextInt(4);
      labels[r] = random.nextDouble() < 0.4 ? (truth + 1) % 4 : truth;
      rows[r] = new float[] {0.02f, 0.02f, 0.02f, 0.02f};
      rows[r][truth] = 0.94f;
    }
    assertEquals(
        Optional.empty(), goldpan.predict.OrderWarning.of(Simulated.predictions(labels, rows)));
  }
}
