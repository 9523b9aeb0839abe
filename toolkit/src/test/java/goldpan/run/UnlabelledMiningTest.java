package goldpan.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Progress;
import goldpan.mining.Losses;
import goldpan.mining.PredictedSample;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.file.PredictionFile;
import goldpan.torch.TorchModel;
import goldpan.train.Baseline;
import goldpan.train.BaselineTraining;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/**
 * Samples without a label, among forty red, green and blue pictures: predicted by whatever judges,
 * and otherwise left alone.
 */
class UnlabelledMiningTest {
  private static final List<String> CLASSES = List.of("blue", "green", "red");
  private static final List<Integer> COLOURS = List.of(0x0000ff, 0x00ff00, 0xff0000);
  private static final List<Integer> WITHOUT = List.of(4, 20, 30);
  @TempDir Path folder;
  @TempDir Path elsewhere;
  private Dataset dataset;

  /** Number {@code i} shows the class {@code i % 3}; three have no label. */
  @BeforeEach
  void write() throws IOException {
    StringBuilder table = new StringBuilder("path,label\n");
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      BufferedImage image = new BufferedImage(6, 6, BufferedImage.TYPE_INT_RGB);
      for (int at = 0; at < 36; at++) {
        image.setRGB(at % 6, at / 6, COLOURS.get(i % 3) ^ random.nextInt(32));
      }
      ImageIO.write(image, "png", folder.resolve(id(i)).toFile());
      table.append(id(i)).append(',').append(WITHOUT.contains(i) ? "" : CLASSES.get(i % 3));
      table.append('\n');
    }
    dataset = Dataset.open(Files.writeString(folder.resolve("labels.csv"), table));
  }

  private static String id(int i) {
    return "%02d.png".formatted(i);
  }

  private Run mine(goldpan.predict.Predictor judge) {
    return Mining.in(new Home(folder.resolve("home")), Progress.SILENT).mine(dataset, judge);
  }

  private static void assertPredicted(Losses losses) {
    assertEquals(37, losses.size());
    assertEquals(
        List.of("04.png green", "20.png red", "30.png blue"),
        losses.unlabelled().stream().map(s -> s.id() + " " + s.predicted()).toList());
    assertTrue(losses.stream().noneMatch(s -> s.id().equals("20.png")), "no suspect");
  }

  @Test
  void aBaselineThatNeverSawThemPredictsThemAndTheRunKeepsIt() throws IOException {
    Baseline baseline =
        BaselineTraining.on(dataset).folds(2).epochs(8).width(8).batch(8).seed(1).train();
    assertTrue(baseline.accuracy() > 0.95, baseline.toString());
    Run run = mine(baseline);
    assertPredicted(run.losses());
    assertTrue(
        run.losses()
            .toString()
            .contains(
                "\n  no label   3 predicted: blue 1, green 1, red 1; unlabelled() has them\n"),
        run.losses().toString());
    Run again = Runs.in(new Home(folder.resolve("home"))).open(run.id());
    assertEquals(run.losses().unlabelled().toString(), again.losses().unlabelled().toString());
    assertArrayEquals(
        Files.readAllBytes(run.folder().resolve("losses.csv")),
        Files.readAllBytes(again.losses().csv(folder.resolve("again.csv"))));
  }

  @Test
  void aModelPredictsThemAndTablesHaveThemWithoutALoss() throws IOException {
    TorchModel model =
        TorchModel.of(Path.of("src/test/resources/goldpan/predict/means.pt"))
            .size(6)
            .notNormalised();
    Losses losses = mine(model).losses();
    assertEquals(3, losses.unlabelled().size());
    Table table = losses.table();
    assertEquals(40, table.rowCount());
    assertEquals("04.png", table.stringColumn("id").get(37));
    assertTrue(table.column("given").isMissing(37));
    assertTrue(table.column("p_given").isMissing(37));
    assertTrue(table.column("loss").isMissing(37));
    PredictedSample first = losses.unlabelled().get(0);
    assertEquals(first.predicted(), table.stringColumn("predicted").get(37));
    assertEquals(first.probability(), table.doubleColumn("p_predicted").get(37), 0);
    List<String> lines = Files.readAllLines(losses.csv(folder.resolve("losses.csv")));
    assertEquals(41, lines.size());
    assertTrue(
        lines
            .get(38)
            .matches("04\\.png,none,,\\w+,,[0-9.E-]+,,,,,[0-9.E-]+,,origin not stated,false"),
        lines.get(38));
  }

  @Test
  void theirPictureAndPredictionAreShown() {
    Losses losses = mine(file(ROW_FOR_EACH, "p.csv")).losses();
    assertEquals("20.png [no label]: predicted red, p 0.8", losses.unlabelled().get(1).toString());
    assertEquals(6, losses.unlabelled().get(1).image().getWidth());
    String gallery = dataset.gallery().fragment();
    assertTrue(gallery.contains("no label") && gallery.contains("sample 20.png"), gallery);
    DatasetException e = assertThrows(DatasetException.class, () -> dataset.sample("20.png"));
    assertEquals(
        "sample \"20.png\" of labels.csv has no label; expected one that has; unlabelled() has it",
        e.getMessage());
  }

  private enum Form {
    EACH,
    LABELLED,
    EACH_BY_ID
  }

  private static final Form ROW_FOR_EACH = Form.EACH;

  private goldpan.predict.Predictions file(Form form, String name) {
    List<String> lines = new ArrayList<>();
    if (form == Form.EACH_BY_ID) {
      lines.add("id,blue,green,red");
    }
    for (int i = 0; i < 40; i++) {
      String row = List.of("0.8,0.1,0.1", "0.1,0.8,0.1", "0.1,0.1,0.8").get(i % 3);
      if (form == Form.EACH_BY_ID) {
        lines.add(1, id(i) + "," + row); // the last first
      } else if (form == Form.EACH || !WITHOUT.contains(i)) {
        lines.add(row);
      }
    }
    try {
      Path file = Files.write(folder.resolve(name), lines);
      return PredictionFile.read(file, dataset, Outputs.PROBABILITIES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileMayHaveARowForEachInTheOrderOfTheListOrByIdOrOnlyForThoseWithALabel() {
    assertPredicted(mine(file(Form.EACH, "p.csv")).losses());
    assertEquals(1, file(Form.EACH, "p.csv").accuracy());
    assertPredicted(mine(file(Form.EACH_BY_ID, "ids.csv")).losses());
    assertEquals(1, file(Form.EACH_BY_ID, "ids.csv").accuracy());
    Losses some = mine(file(Form.LABELLED, "p.csv")).losses();
    assertEquals(1, some.predictions().accuracy());
    assertEquals(List.of(), some.unlabelled());
    assertTrue(
        some.toString()
            .contains("p.csv has a row for each sample with a label, and none for the 3 without"),
        some.toString());
  }

  @Test
  void anotherNumberOfRowsIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("short.csv"), "0.8,0.1,0.1\n".repeat(38));
    PredictionException e =
        assertThrows(
            PredictionException.class,
            () -> PredictionFile.read(file, dataset, Outputs.PROBABILITIES));
    assertEquals(
        file
            + " has 38 rows, labels.csv 37 samples and 3 without a label; pass one row per sample, in"
            + " the dataset's order",
        e.getMessage());
  }

  @Test
  void columnsThatAreNamedLaterAreTheirsToo() {
    Losses losses = Losses.of(file(Form.EACH, "p.csv").classes("red", "green", "blue"));
    assertEquals("blue", losses.unlabelled().get(1).predicted());
  }

  @Test
  void anExportSaysThatTheyAreNotInIt() throws IOException {
    Path out = dataset.export(elsewhere.resolve("out"));
    assertTrue(
        Files.readString(out.resolve("README.txt"))
            .contains("\n3 samples of the original have no label and are not here.\n"));
  }
}
