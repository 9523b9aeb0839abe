package goldpan;

import static goldpan.Goldpan.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.mining.Losses;
import goldpan.mining.Suspects;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.run.Run;
import goldpan.train.Baseline;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldpanTest {
  @TempDir Path folder;

  @BeforeEach
  void liveElsewhere() {
    System.setProperty("goldpan.home", folder.resolve("home").toString());
    Session.current().clear();
  }

  @AfterEach
  void moveBack() {
    System.clearProperty("goldpan.home");
    Session.current().clear();
  }

  private void draw(String file, int shade, int seed) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(seed);
    for (int i = 0; i < 64; i++) {
      int v = shade + random.nextInt(40);
      image.setRGB(i % 8, i / 8, v << 16 | v << 8 | v);
    }
    ImageIO.write(image, "png", path.toFile());
  }

  private Dataset pets() throws IOException {
    for (int i = 0; i < 12; i++) {
      draw("pets/cat/" + i + ".png", 40, i);
      draw("pets/dog/" + i + ".png", 200, i);
    }
    return dataset(folder.resolve("pets"));
  }

  @Test
  void theLinesOfTheGuideWorkAsTheyStand() throws IOException {
    Dataset pets = pets();
    Baseline baseline = baseline(pets).folds(2).epochs(2).batch(8).width(2).seed(7).train();
    Losses losses = mine(pets, baseline);
    assertEquals(24, losses.size());
    Suspects suspects = losses.above(otsu());
    assertTrue(suspects.size() <= 24);
    relabel("cat/3.png", "dog");
    drop("dog/1.png");
    keep("dog/2.png");
    undo();
    Path clean = pets.apply(decisions()).export(folder.resolve("clean"));
    assertEquals(23, dataset(clean).size());
  }

  @Test
  void verbsWithoutADatasetWorkOnTheNewest() throws IOException {
    Dataset pets = pets();
    assertSame(pets, dataset());
    Baseline baseline = baseline().folds(2).epochs(1).batch(8).width(2).train();
    Losses losses = mine();
    assertSame(losses, losses());
    assertSame(baseline, run().baseline().orElseThrow());
    String id = run().id();
    Session.current().clear();
    Run again = run(id);
    assertEquals(List.of(id), runs().ids());
    assertSame(again.losses(), losses());
    assertEquals(pets.fingerprint(), dataset().fingerprint());
  }

  @Test
  void thresholdsKnowWhatIsDecided() throws IOException {
    Path labels = Files.writeString(folder.resolve("labels.txt"), "0\n1\n1\n");
    Path file = Files.writeString(folder.resolve("p.csv"), "0.9,0.1\n0.2,0.8\n0.6,0.4\n");
    Losses losses = mine(predictions(file.toString(), labels.toString()));
    assertEquals(losses.thresholds().toString(), thresholds().toString());
    relabel("2", "0");
    assertEquals(1, thresholds().decided());
    assertEquals(losses.thresholds(decisions()).toString(), thresholds(losses).toString());
    undo();
    assertEquals(0, thresholds().decided());
  }

  @Test
  void predictionsBroughtAlongAreMined() throws IOException {
    Path labels = Files.writeString(folder.resolve("labels.txt"), "0\n1\n1\n");
    Path file = Files.writeString(folder.resolve("p.csv"), "0.9,0.1\n0.2,0.8\n0.6,0.4\n");
    Predictions said = predictions(file.toString(), labels.toString());
    assertEquals("2", mine(said).top(1).ids().get(0));
    assertSame(said.dataset(), dataset());
  }

  @Test
  void whatIsNotThereYetSaysHowToMakeIt() {
    assertMissing("there is no dataset yet; begin with dataset(\"mnist-test\")", Goldpan::dataset);
    assertMissing("there are no losses yet; begin with mine(dataset, baseline)", Goldpan::losses);
    assertMissing("there is no run yet; begin with mine(dataset, baseline)", Goldpan::run);
  }

  private static void assertMissing(String message, Runnable verb) {
    assertEquals(message, assertThrows(IllegalStateException.class, verb::run).getMessage());
  }

  @Test
  void oneClassCannotBeTrainedOn() throws IOException {
    for (int i = 0; i < 12; i++) {
      draw("only/cat/" + i + ".png", 40, i);
    }
    Dataset only = dataset(folder.resolve("only"));
    assertEquals(
        "only has training samples of 1 class (cat); expected at least 2; a model of one class has"
            + " nothing to tell apart: add the other classes",
        assertThrows(PredictionException.class, () -> baseline(only).train()).getMessage());
  }

  @Test
  void aTableOfLabelsCannotBeTrainedOn() throws IOException {
    Path labels = Files.writeString(folder.resolve("labels.txt"), "0\n1\n1\n");
    Dataset table = dataset(labels);
    assertEquals(
        table.name()
            + " is a table of labels without pictures; expected pictures to train on; bring"
            + " predictions along with predictions(file, dataset)",
        assertThrows(PredictionException.class, () -> baseline(table).train()).getMessage());
  }
}
