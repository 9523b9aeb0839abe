package goldpan.train.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.disk.CheckpointStore;
import goldpan.predict.CacheFolder;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.torch.Devices;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorTrainingTest {
  private static final int PICTURES = 12;
  @TempDir Path folder;
  private Dataset dataset;

  /** COCO: a red and a green square in each picture. */
  @BeforeEach
  void draw() throws IOException {
    System.setProperty("goldpan.checkpoint.millis", "0");
    Path data = Files.createDirectories(folder.resolve("data"));
    List<String> images = new ArrayList<>();
    List<String> annotations = new ArrayList<>();
    Random random = new Random(1);
    for (int p = 0; p < PICTURES; p++) {
      BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = image.createGraphics();
      for (int k = 0; k < 2; k++) {
        int x = 2 + 32 * k + random.nextInt(12);
        int y = 2 + random.nextInt(26);
        pen.setColor(k == 0 ? Color.RED : Color.GREEN);
        pen.fillRect(x, y, 16, 16);
        annotations.add(
            Words.of(
                "{\"id\":%d,\"image_id\":%d,\"category_id\":%d,\"bbox\":[%d,%d,16,16]}",
                annotations.size() + 1, p, k, x, y));
      }
      pen.dispose();
      assertTrue(ImageIO.write(image, "png", data.resolve(p + ".png").toFile()));
      images.add(Words.of("{\"id\":%d,\"file_name\":\"%d.png\",\"width\":64,\"height\":48}", p, p));
    }
    Files.writeString(
        data.resolve("boxes.json"),
        "{\"images\":%s,\"annotations\":%s,\"categories\":[{\"id\":0,\"name\":\"red\"},{\"id\":1,\"name\":\"green\"}]}"
            .formatted(images, annotations));
    dataset = Dataset.open(data);
  }

  @AfterEach
  void usualCheckpoints() {
    System.clearProperty("goldpan.checkpoint.millis");
  }

  private DetectorTraining training() {
    return DetectorTraining.of(dataset).folds(2).epochs(3).size(64).width(8).seed(4);
  }

  private static TrainedDetector run(DetectorTraining training, CheckpointStore unfinished) {
    return training.train(Progress.SILENT, unfinished, CacheFolder.none());
  }

  @Test
  void everyPictureIsJudgedByAModelThatNeverSawItAndAtEachGivenBox() {
    int before = Devices.liveArrays();
    TrainedDetector trained = run(training(), CheckpointStore.nowhere());
    assertEquals(before, Devices.liveArrays());
    assertEquals(PICTURES, trained.detections().judged());
    BoxAnnotations given = BoxAnnotations.of(dataset);
    int[] held = new int[2];
    for (int row = 0; row < PICTURES; row++) {
      assertEquals(Origin.OUT_OF_FOLD, trained.detections().origin(row));
      held[trained.detections().fold(row)]++;
      assertEquals(given.count(row), trained.atGiven(row).size());
      assertEquals(2, trained.atGiven(row).get(0).probabilities().orElseThrow().length);
    }
    assertArrayEquals(new int[] {6, 6}, held);
    assertEquals(3, trained.losses(0).length);
    Predictions units = trained.predict(dataset, Progress.SILENT);
    assertTrue(units.dataset().isUnits());
    assertTrue(units.dataset().size() >= 2 * PICTURES, units.toString());
  }

  @Test
  void oneSeedGivesTheSameBitsAndAnotherOthers() {
    byte[] first = run(training(), CheckpointStore.nowhere()).weights(1);
    assertArrayEquals(first, run(training(), CheckpointStore.nowhere()).weights(1));
    byte[] other = run(training().seed(5), CheckpointStore.nowhere()).weights(1);
    assertTrue(!java.util.Arrays.equals(first, other), "seeds 4 and 5 gave the same weights");
  }

  @Test
  void aTrainingCutOffGoesOnToTheSameResult() {
    TrainedDetector whole = run(training(), CheckpointStore.nowhere());
    Path kept = folder.resolve("kept");
    try (CheckpointStore unfinished = CheckpointStore.in(kept)) {
      assertThrows(
          CancellationException.class,
          () -> training().train(stoppingAfter(15), unfinished, CacheFolder.none()));
    }
    List<String> heard = new ArrayList<>();
    try (CheckpointStore unfinished = CheckpointStore.in(kept)) {
      TrainedDetector resumed =
          training()
              .train(
                  (what, total, unit) -> {
                    heard.add(what);
                    return Progress.SILENT.start(what, total, unit);
                  },
                  unfinished,
                  CacheFolder.none());
      for (int f = 0; f < 2; f++) {
        assertArrayEquals(whole.weights(f), resumed.weights(f));
        assertArrayEquals(whole.losses(f), resumed.losses(f));
      }
      for (int row = 0; row < PICTURES; row++) {
        assertEquals(whole.detections().of(row), resumed.detections().of(row));
        assertEquals(whole.atGiven(row), resumed.atGiven(row));
      }
    }
    assertTrue(heard.get(1).matches("training 2 folds, resumed at \\d+ %"), heard.toString());
  }

  /** Ends the training when so many pictures have been learnt from. */
  private static Progress stoppingAfter(long pictures) {
    AtomicLong seen = new AtomicLong();
    return (what, total, unit) ->
        new Progress.Task() {
          @Override
          public void advance(long steps) {
            if (what.startsWith("training") && seen.addAndGet(steps) > pictures) {
              throw new CancellationException("stopped by the test");
            }
          }

          @Override
          public void note(String text) {}

          @Override
          public void close() {}
        };
  }

  @Test
  void picturesOfAGroupShareAFold() {
    int[] groups = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
    TrainedDetector trained = run(training().epochs(1).groups(groups), CheckpointStore.nowhere());
    for (int row = 1; row < PICTURES; row++) {
      if (groups[row] == groups[row - 1]) {
        assertEquals(trained.detections().fold(row - 1), trained.detections().fold(row));
      }
    }
  }

  @Test
  void refusesWhatCannotBe() {
    assertEquals(
        "groups are 2; expected 12, one for each picture of data",
        assertThrows(PredictionException.class, () -> training().groups(new int[2])).getMessage());
    assertEquals(
        "size is 16; expected 32 to 2048 pixels",
        assertThrows(PredictionException.class, () -> training().size(16)).getMessage());
    TrainedDetector trained = run(training().epochs(1), CheckpointStore.nowhere());
    Dataset half = dataset.subset(new int[] {0, 1, 2}).named("half");
    assertEquals(
        "detector was trained on data and is asked about half; expected the same pictures and boxes; train one on it",
        assertThrows(PredictionException.class, () -> trained.predict(half, Progress.SILENT))
            .getMessage());
  }
}
