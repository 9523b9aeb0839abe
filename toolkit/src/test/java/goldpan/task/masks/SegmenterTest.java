package goldpan.task.masks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.disk.CheckpointStore;
import goldpan.mining.Losses;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.torch.Torch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmenterTest {
  @TempDir Path folder;

  @Test
  void anErasedObjectIsTheMostSuspiciousRegionAndItsDecisionRestoresIt() throws Exception {
    Dataset data = DrawnMasks.draw(folder.resolve("drawn"), 12, Set.of(5));
    int alive = Torch.liveArrays();
    Segmenter model = training(data).epochs(25).train();
    MinedMasks mined = RegionMining.usual().mine(data, model, Progress.SILENT);
    assertEquals(alive, Torch.liveArrays());
    assertTrue(mined.agreement().meanIou() > 0.6, mined.toString());
    assertEquals(
        data.id(5), mined.table().stringColumn("picture").get(0), mined.table().toString());
    for (int r = 0; r < mined.predictions().size(); r++) {
      assertEquals(Origin.OUT_OF_FOLD, mined.predictions().origin(r));
    }
    Losses losses = Losses.of(mined.predictions());
    int worst =
        IntStream.range(0, losses.size())
            .boxed()
            .max((a, b) -> Double.compare(losses.at(a), losses.at(b)))
            .orElseThrow();
    String id = losses.dataset().id(losses.predictions().sampleIndex(worst));
    assertTrue(id.startsWith(data.id(5) + "#0-1@"), id);
    Dataset decided = goldpan.task.boxes.format.Edited.of(data).to(id, "square").apply();
    Mask mask = Masks.of(decided).mask(5);
    int square = 0;
    for (byte each : mask.bytes()) {
      square += each == 1 ? 1 : 0;
    }
    assertTrue(square > 60 && square < 140, "square of " + square + " pixels; expected about 100");
  }

  @Test
  void aTrainingThatWasCutOffComesToTheSameBits() throws Exception {
    Dataset data = DrawnMasks.draw(folder.resolve("drawn"), 8, Set.of());
    Segmenter whole = training(data).epochs(4).train();
    Path kept = folder.resolve("kept");
    int[] ticks = {0};
    Progress cut =
        (what, total, unit) ->
            new Progress.Task() {
              @Override
              public void advance(long steps) {
                if (unit.equals("epochs") && steps > 0 && ++ticks[0] == 3) {
                  throw new CancellationException("stopped by the test");
                }
              }

              @Override
              public void note(String text) {}

              @Override
              public void close() {}
            };
    System.setProperty("goldpan.threads", "1");
    try {
      assertThrows(
          CancellationException.class,
          () -> training(data).epochs(4).resumable(kept).progress(cut).train());
      Segmenter resumed = training(data).epochs(4).resumable(kept).train();
      assertEquals(whole.lossesNats(), resumed.lossesNats());
      assertArrayEquals(said(whole, data), said(resumed, data));
    } finally {
      System.clearProperty("goldpan.threads");
    }
  }

  @Test
  void whatATrainingKeptGoesWhenARunHoldsTheResults() throws Exception {
    Dataset data = DrawnMasks.draw(folder.resolve("drawn"), 8, Set.of());
    Path kept = folder.resolve("kept");
    Segmenter model = training(data).epochs(1).resumable(kept).train();
    assertEquals(1, folders(kept));
    try (CheckpointStore unfinished = CheckpointStore.in(kept)) {
      model.predict(data, Progress.SILENT, unfinished);
      unfinished.done();
    }
    assertEquals(0, folders(kept));
  }

  private static long folders(Path kept) throws Exception {
    try (Stream<Path> all = Files.list(kept)) {
      return all.filter(Files::isDirectory).count();
    }
  }

  private static float[] said(Segmenter model, Dataset data) throws Exception {
    try (PixelOutputs outputs = model.pixels(data)) {
      PixelProbabilities first = outputs.of(0);
      float[] all = new float[first.width() * first.height()];
      for (int i = 0; i < all.length; i++) {
        all[i] = first.at(1, i % first.width(), i / first.width());
      }
      return all;
    }
  }

  @Test
  void otherPicturesAreJudgedByTheMeanOfAllFolds() throws Exception {
    Dataset data = DrawnMasks.draw(folder.resolve("drawn"), 8, Set.of());
    Segmenter model = training(data).epochs(1).train();
    Dataset other = data.subset(new int[] {0, 1});
    try (PixelOutputs outputs = model.pixels(other)) {
      assertEquals(Origin.HELD_OUT, outputs.origin(0));
      assertEquals(-1, outputs.fold(0));
      float sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += outputs.of(0).at(k, 3, 3);
      }
      assertEquals(1, sum, 1e-5);
    }
  }

  @Test
  void tooFewPicturesAreRefused() throws Exception {
    Dataset data = DrawnMasks.draw(folder.resolve("drawn"), 3, Set.of());
    assertEquals(
        "drawn has 3 readable training pictures for 2 folds; expected at least 4; use fewer folds, or bring predictions along",
        assertThrows(PredictionException.class, () -> training(data).train()).getMessage());
    assertEquals(
        "folds is 1; expected 2 or more",
        assertThrows(PredictionException.class, () -> SegmenterTraining.on(data).folds(1))
            .getMessage());
  }

  @Test
  void framesThatFollowEachOtherStayInOneFold() {
    List<String> ids =
        IntStream.range(0, 48).mapToObj(i -> "film" + i / 24 + "_" + i % 24 + ".png").toList();
    int[] fold = FrameFolds.deal(ids, 3, 5);
    for (int i = 0; i < 48; i += 8) {
      int[] block = Arrays.copyOfRange(fold, i, i + 8);
      assertEquals(1, Arrays.stream(block).distinct().count(), Arrays.toString(fold));
    }
    for (int f = 0; f < 3; f++) {
      int number = f;
      assertEquals(16, Arrays.stream(fold).filter(x -> x == number).count());
    }
    assertArrayEquals(fold, FrameFolds.deal(ids, 3, 5));
    Set<Integer> few = new HashSet<>();
    Arrays.stream(FrameFolds.deal(ids.subList(0, 6), 3, 5)).forEach(few::add);
    assertEquals(Set.of(0, 1, 2), few, "no fold is empty");
  }

  private static SegmenterTraining training(Dataset data) {
    return SegmenterTraining.on(data).folds(2).batch(2).width(4).seed(3);
  }
}
