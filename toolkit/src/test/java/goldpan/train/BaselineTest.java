package goldpan.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.input.DecodedPictures;
import goldpan.input.Input;
import goldpan.predict.Matrix;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.file.PredictionsFolder;
import goldpan.torch.Augmentations;
import goldpan.torch.Inference;
import goldpan.torch.LightCnn;
import goldpan.torch.ScoreJournal;
import goldpan.torch.Torch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

  private static BaselineTraining small(Dataset dataset) {
    return BaselineTraining.on(dataset).folds(2).epochs(4).width(4).seed(3).batch(16);
  }

  private static Input input(Baseline baseline) {
    return ((PictureModels) baseline.family()).input();
  }

  private static Dataset mixed() {
    return Blobs.dataset(
        120, Set.of(7, 100), i -> i < 90 ? Split.TRAIN : i < 100 ? Split.VALIDATION : Split.TEST);
  }

  @Test
  void everyTrainedSampleIsJudgedByTheModelThatDidNotSeeIt() {
    Dataset dataset = Blobs.dataset(90);
    int before = Torch.liveArrays();
    Baseline baseline = small(dataset).train();
    Predictions said = baseline.predict(dataset, Progress.SILENT);
    assertEquals(before, Torch.liveArrays());
    assertEquals("90 out-of-fold", said.originSummary());
    assertTrue(said.accuracy() > 0.95, "accuracy " + said.accuracy());
    assertEquals(said.accuracy(), baseline.accuracy());
    assertEquals(2, baseline.accuracies().size());
    Folds folds = Folds.stratified(dataset, baseline.trained(), 2, 3);
    for (int r = 0; r < 90; r++) {
      assertEquals(folds.of(r), said.fold(r));
    }
  }

  @Test
  void everyTrainedSampleIsAlsoJudgedByAModelThatLearntFromIt(@TempDir Path folder)
      throws IOException {
    Baseline baseline = small(mixed()).folds(3).train();
    Predictions said = baseline.predict(mixed(), Progress.SILENT);
    Matrix fitted = said.inSampleProbabilities().orElseThrow();
    try (LightCnn net = LightCnn.create(input(baseline), 3, 4, 0, ai.djl.Device.cpu())) {
      // sample 3 is held out by one fold; the model of the fold before it judges it as known
      int row = said.rowOf(3).orElseThrow();
      net.restore(baseline.weights().get((said.fold(row) + 2) % 3));
      float[] known = new float[3];
      new Inference(input(baseline), ai.djl.Device.cpu(), 3)
          .run(
              new DecodedPictures(mixed(), new int[] {3}, input(baseline)),
              new int[] {0},
              List.of(net.model()),
              1,
              Progress.SILENT.start("", 0, ""),
              ScoreJournal.none())
          .probabilities()
          .row(0, known);
      float[] kept = new float[3];
      fitted.row(row, kept);
      assertArrayEquals(known, kept, 1e-5f);
    }
    float[] test = new float[3];
    fitted.row(said.rowOf(110).orElseThrow(), test);
    assertArrayEquals(new float[3], test);
    BaselineFolder.write(baseline, folder.resolve("baseline"));
    PredictionsFolder.write(said, folder);
    Baseline read = BaselineFolder.read(folder.resolve("baseline"), mixed());
    assertRows(baseline.inSampleProbabilities(), read.inSampleProbabilities());
    assertRows(
        fitted, PredictionsFolder.read(folder, mixed()).inSampleProbabilities().orElseThrow());
  }

  private static void assertRows(Matrix expected, Matrix actual) {
    assertEquals(expected.rows(), actual.rows());
    float[] one = new float[expected.columns()];
    float[] other = new float[expected.columns()];
    for (int r = 0; r < expected.rows(); r++) {
      expected.row(r, one);
      actual.row(r, other);
      assertArrayEquals(one, other);
    }
  }

  @Test
  void splitsThatWereNotLearntFromAreHeldOutAndUnreadablePicturesListed() {
    Baseline baseline = small(mixed()).train();
    assertEquals(89, baseline.trained().length);
    Predictions said = baseline.predict(mixed(), Progress.SILENT);
    assertEquals("89 out-of-fold, 29 held-out", said.originSummary());
    assertEquals(-1, said.fold(said.rowOf(95).orElseThrow()));
    assertEquals(
        List.of("s7 is broken on purpose", "s100 is broken on purpose"),
        said.findings().stream().map(f -> f.where() + " " + f.what()).toList());
    assertEquals(List.of("s7"), baseline.findings().stream().map(Finding::where).toList());
  }

  @Test
  void inSampleOnlyWhenAskedAndSaid() {
    Baseline baseline = small(mixed()).train();
    Predictions said = baseline.inSample().predict(mixed(), Progress.SILENT);
    assertEquals("29 held-out, 89 in-sample", said.originSummary());
    assertTrue(baseline.inSample().describe().endsWith(", in-sample"));
    assertEquals(baseline, baseline.inSample().baseline());
  }

  @Test
  void samplesAreKnownAgainInSubsetsAndUnderOtherLabels() {
    Dataset dataset = Blobs.dataset(90);
    Baseline baseline = small(dataset).train();
    Predictions all = baseline.predict(dataset, Progress.SILENT);
    Dataset last = dataset.subset(new int[] {80, 3});
    Predictions some = baseline.predict(last, Progress.SILENT);
    assertEquals("2 out-of-fold", some.originSummary());
    assertEquals(all.probability(80, 1), some.probability(0, 1));
    assertEquals(all.probability(3, 1), some.probability(1, 1));
    int[] labels = dataset.labels();
    labels[0] = 2;
    Predictions relabelled = baseline.predict(dataset.withLabels(labels), Progress.SILENT);
    assertEquals("90 out-of-fold", relabelled.originSummary());
  }

  @Test
  void heldOutProbabilitiesAreTheMeanOfTheFoldModels() {
    Baseline baseline = small(mixed()).train();
    Predictions said = baseline.predict(mixed(), Progress.SILENT);
    float[] row = new float[3];
    said.row(said.rowOf(110).orElseThrow(), row);
    float[] sum = new float[3];
    for (byte[] weights : baseline.weights()) {
      try (LightCnn net = LightCnn.create(input(baseline), 3, 4, 0, ai.djl.Device.cpu())) {
        net.restore(weights);
        Matrix one =
            new Inference(input(baseline), ai.djl.Device.cpu(), 3)
                .run(
                    new DecodedPictures(mixed(), new int[] {110}, input(baseline)),
                    new int[] {0},
                    List.of(net.model()),
                    1,
                    Progress.SILENT.start("", 0, ""),
                    ScoreJournal.none())
                .probabilities();
        for (int k = 0; k < 3; k++) {
          sum[k] += one.at(0, k) / 2;
        }
      }
    }
    assertArrayEquals(sum, row, 1e-5f);
  }

  @Test
  void aSeedGivesTheSameBytesAndAnotherSeedOthers() {
    Dataset dataset = Blobs.dataset(60);
    Baseline one = small(dataset).train();
    Baseline two = small(dataset).train();
    Baseline other = small(dataset).seed(4).train();
    for (int f = 0; f < 2; f++) {
      assertArrayEquals(one.weights().get(f), two.weights().get(f));
    }
    assertEquals(one.curve().steps(), two.curve().steps());
    assertFalse(java.util.Arrays.equals(one.weights().get(0), other.weights().get(0)));
  }

  @Test
  void optionsChangeTheTraining() {
    Dataset dataset = Blobs.dataset(60);
    Baseline plain = small(dataset).train();
    for (BaselineTraining changed :
        List.of(
            small(dataset).focal(2),
            small(dataset).labelSmoothing(0.1),
            small(dataset).shift(0),
            small(dataset).flip(Augmentations.Flip.HORIZONTAL),
            small(dataset).rate(0.05))) {
      assertFalse(plain.curve().steps().equals(changed.train().curve().steps()));
    }
  }

  @Test
  void theBestEpochIsKept() {
    int[] noise = new java.util.Random(5).ints(60, 0, 3).toArray();
    Dataset dataset =
        Blobs.dataset(
            noise, new Blobs.Bars(Blobs.labels(60, 3), 12, 12, 1, Set.of()), i -> Split.NONE);
    Baseline baseline = small(dataset).epochs(12).patience(3).train();
    for (int f = 0; f < 2; f++) {
      int fold = f;
      List<Epoch> epochs =
          baseline.curve().epochs().stream().filter(e -> e.fold() == fold).toList();
      Epoch best =
          epochs.stream().min(Comparator.comparingDouble(Epoch::heldOutLossNats)).orElseThrow();
      assertEquals(List.of(best), epochs.stream().filter(Epoch::kept).toList());
      assertTrue(epochs.size() == 12 || epochs.size() == best.epoch() + 3, epochs.toString());
    }
    double loss = 0;
    int count = 0;
    Predictions said = baseline.predict(dataset, Progress.SILENT);
    for (int r = 0; r < 60; r++) {
      if (said.fold(r) == 0) {
        loss -= Math.log(said.probability(r, said.label(r)));
        count++;
      }
    }
    double kept =
        baseline.curve().epochs().stream()
            .filter(e -> e.fold() == 0 && e.kept())
            .findFirst()
            .orElseThrow()
            .heldOutLossNats();
    assertEquals(kept, loss / count, 1e-9);
  }

  @Test
  void oneBatchIsLearntByHeartWhateverTheLossOptions() {
    OverfitCheck check =
        small(Blobs.dataset(60)).balanced().focal(2).labelSmoothing(0.2).overfitOneBatch();
    assertTrue(check.passed(), check.toString());
    assertEquals(16, check.pictures());
    assertTrue(check.firstLossNats() > check.lastLossNats());
  }

  @Test
  void oneBatchOfEqualPicturesWithDifferentLabelsCannotBeLearnt() {
    Media same =
        new Media() {
          @Override
          public int size() {
            return 20;
          }

          @Override
          public Pixels pixels(int position) {
            return Pixels.of(8, 8, 1, bytes(position));
          }

          @Override
          public byte[] bytes(int position) {
            byte[] values = new byte[64];
            new java.util.Random(1).nextBytes(values);
            return values;
          }
        };
    OverfitCheck check =
        small(Blobs.dataset(Blobs.labels(20, 2), same, i -> Split.NONE)).overfitOneBatch();
    assertFalse(check.passed());
    assertTrue(check.toString().startsWith("overfit one batch: FAILED, loss went from "));
  }

  @Test
  void otherClassesAreRefused() {
    Baseline baseline = small(Blobs.dataset(30)).epochs(1).train();
    Dataset two =
        Blobs.dataset(
            Blobs.labels(10, 2),
            new Blobs.Bars(Blobs.labels(10, 2), 12, 12, 1, Set.of()),
            i -> Split.NONE);
    assertEquals(
        "blobs has classes [ant, bee]; expected those the baseline learnt, [ant, bee, cat]; train a"
            + " baseline on it",
        assertThrows(PredictionException.class, () -> baseline.predict(two, Progress.SILENT))
            .getMessage());
  }

  @Test
  void anInterruptLeavesNoThreadsAndNoArrays() {
    int before = Torch.liveArrays();
    Thread caller = Thread.currentThread();
    AtomicInteger steps = new AtomicInteger();
    Progress interrupting =
        (what, total, unit) ->
            new Progress.Task() {
              @Override
              public void advance(long count) {
                if (what.startsWith("training") && steps.incrementAndGet() == 7) {
                  caller.interrupt();
                }
              }

              @Override
              public void note(String text) {}

              @Override
              public void close() {}
            };
    assertThrows(
        CancellationException.class,
        () -> small(Blobs.dataset(300)).epochs(1000).progress(interrupting).train());
    assertEquals(before, Torch.liveArrays());
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(t -> t.getName().equals("goldpan-worker") && working(t)));
    assertTrue(steps.get() < 100, steps + " steps");
  }

  private static boolean working(Thread thread) {
    try {
      thread.join(2000);
    } catch (InterruptedException e) {
      return true;
    }
    return thread.isAlive();
  }

  @Test
  void progressAddsUp() {
    java.util.Map<String, long[]> told = new java.util.concurrent.ConcurrentHashMap<>();
    Progress counting =
        (what, total, unit) -> {
          long[] sums = told.computeIfAbsent(what, w -> new long[] {total, 0});
          return new Progress.Task() {
            @Override
            public void advance(long count) {
              synchronized (sums) {
                assertTrue(count >= 0);
                sums[1] += count;
              }
            }

            @Override
            public void note(String text) {}

            @Override
            public void close() {}
          };
        };
    small(Blobs.dataset(96)).progress(counting).train();
    assertArrayEquals(new long[] {96, 96}, told.get("reading pictures"));
    assertArrayEquals(new long[] {4 * 96, 4 * 96}, told.get("training 2 folds"));
  }

  @Test
  void settingsAreChecked() {
    BaselineTraining training = BaselineTraining.on(Blobs.dataset(9));
    assertMessage("folds is 1; expected 2 or more", () -> training.folds(1));
    assertMessage("epochs is 0; expected 1 or more", () -> training.epochs(0));
    assertMessage("batch is 1; expected 2 or more", () -> training.batch(1));
    assertMessage("size is 7; expected 8 or more", () -> training.size(7));
    assertMessage(
        "size is 513; expected 8 to 512, as the baseline is light; bring a bigger model along with"
            + " model(file)",
        () -> training.size(513));
    assertMessage(
        "rate is NaN; expected a number above 0, at most 10; 0.1 is a good start",
        () -> training.rate(Double.NaN));
    assertMessage(
        "focal gamma is -1.0; expected 0 to 20; 2 is usual, 0 is cross-entropy",
        () -> training.focal(-1));
    assertMessage(
        "label smoothing is 1.0; expected 0 or more and below 1; 0.1 is usual",
        () -> training.labelSmoothing(1));
  }

  @Test
  void noReadablePictureSaysSo() {
    Dataset broken = Blobs.dataset(4, Set.of(0, 1, 2, 3), i -> Split.NONE);
    assertMessage(
        "blobs: none of the 4 pictures looked at can be read; expected at least one;"
            + " dataset.check() lists what is wrong",
        () -> BaselineTraining.on(broken).train());
  }

  private static void assertMessage(String message, Runnable work) {
    assertEquals(message, assertThrows(PredictionException.class, work::run).getMessage());
  }
}
