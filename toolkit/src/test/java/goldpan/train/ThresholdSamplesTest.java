package goldpan.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.input.Input;
import goldpan.mining.Losses;
import goldpan.predict.Dynamics;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Targets;
import goldpan.predict.file.PredictionsFolder;
import goldpan.threshold.AumThreshold;
import goldpan.torch.Augmentations;
import goldpan.torch.FoldedCnn;
import goldpan.torch.LightCnn;
import goldpan.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdSamplesTest {

  private static Folds folds(int n, int count) {
    return Folds.stratified(Blobs.dataset(n), IntStream.range(0, n).toArray(), count, 3);
  }

  private static BaselineTraining small(Dataset dataset) {
    return BaselineTraining.on(dataset).folds(3).epochs(3).width(4).seed(3).batch(16);
  }

  @Test
  void eachFoldHasItsOwnAmongThoseItLearnsFrom() {
    Folds folds = folds(300, 5);
    ThresholdSamples drawn = ThresholdSamples.draw(folds, 9, 1);
    int[] uses = new int[300];
    for (int f = 0; f < 5; f++) {
      assertEquals(240 / 10, drawn.of(f).length);
      for (int i : drawn.of(f)) {
        uses[i]++;
        assertTrue(drawn.has(f, i));
        assertTrue(folds.of(i) != f, "held out");
        assertTrue(folds.of(i) != (f + 1) % 5, "judged as known");
      }
    }
    assertEquals(120, IntStream.of(uses).filter(u -> u == 1).count());
    assertEquals(1, IntStream.of(uses).max().orElseThrow());
  }

  @Test
  void whereThereAreTooFewEverySampleStillGoesAsItselfSomewhere() {
    for (int count : new int[] {3, 4, 5, 7}) {
      ThresholdSamples drawn = ThresholdSamples.draw(folds(210, count), 2, 1);
      for (int i = 0; i < 210; i++) {
        int sample = i;
        long uses = IntStream.range(0, count).filter(f -> drawn.has(f, sample)).count();
        assertTrue(uses < count - 1, uses + " of " + (count - 1));
      }
    }
  }

  @Test
  void ofTwoFoldsEachDrawsFromTheOther() {
    Folds folds = folds(40, 2);
    ThresholdSamples drawn = ThresholdSamples.draw(folds, 3, 1);
    for (int f = 0; f < 2; f++) {
      assertEquals(5, drawn.of(f).length);
      for (int i : drawn.of(f)) {
        assertEquals(1 - f, folds.of(i));
      }
    }
  }

  @Test
  void aSeedDrawsTheSameAndAnotherSeedOthers() {
    int[] one = ThresholdSamples.draw(folds(90, 3), 3, 1).of(2);
    assertArrayEquals(one, ThresholdSamples.draw(folds(90, 3), 3, 1).of(2));
    assertFalse(java.util.Arrays.equals(one, ThresholdSamples.draw(folds(90, 3), 3, 2).of(2)));
  }

  @Test
  void thereIsAlwaysOne() {
    assertEquals(1, ThresholdSamples.draw(folds(6, 2), 1000, 1).of(0).length);
  }

  @Test
  void onlyTheyCarryTheExtraClass() {
    ThresholdSamples drawn = ThresholdSamples.draw(folds(60, 3), 3, 1);
    Targets given = Targets.single(Blobs.labels(60, 3), 3);
    Targets targets = drawn.targets(1, given);
    for (int i = 0; i < 60; i++) {
      assertEquals(drawn.has(1, i) ? 3 : i % 3, targets.label(i));
    }
    assertSame(given, ThresholdSamples.none().targets(1, given));
  }

  /** Of 200 samples a fold learns from half are its threshold samples: 0.01, 0.02, … in turn. */
  @Test
  void theThresholdIsWhatNinetyNineInAHundredDoNotExceed() {
    Folds folds = folds(300, 3);
    ThresholdSamples drawn = ThresholdSamples.draw(folds, 1, 1);
    DynamicsSum sum = new DynamicsSum(300, drawn);
    int margin = 0;
    for (int f = 0; f < 3; f++) {
      int[] learnt = folds.learnt(f);
      FoldDynamics recorded = new FoldDynamics(learnt, 2);
      for (int i : learnt) {
        float logit = drawn.has(f, i) ? ++margin / 100f : -5;
        Targets labels = Targets.single(new int[300], 1);
        recorded.observe(new int[] {i}, 0, 1, labels, new float[] {logit, 0});
        recorded.observe(new int[] {i}, 0, 1, labels, new float[] {logit, 0});
      }
      sum.add(f, recorded);
    }
    assertEquals(300, margin);
    Dynamics dynamics = sum.build();
    // of 300 the 297th
    assertEquals(2.97, dynamics.threshold().orElseThrow(), 1e-6);
    for (int i = 0; i < 300; i++) {
      int sample = i;
      long own =
          IntStream.range(0, 3).filter(f -> folds.of(sample) != f && !drawn.has(f, sample)).count();
      assertEquals(2 * own, dynamics.epochs(i));
      assertEquals(own == 0 ? 0 : -5, dynamics.areaUnderMargin(i), 1e-6);
    }
  }

  @Test
  void withoutThemThereIsNoThreshold() {
    assertEquals(OptionalDouble.empty(), new DynamicsSum(3).build().threshold());
  }

  @Test
  void theExtraClassHasNoPartInWhatIsJudged() {
    Input input = new Input(12, 12, 1, java.util.List.of(60f), java.util.List.of(50f));
    Recipe recipe = small(Blobs.dataset(60)).thresholdSamples().epochs(1).train().recipe();
    try (LightCnn net = LightCnn.create(recipe.shape(input, 3), 1, "cpu");
        NDManager manager = Torch.manager(Device.cpu())) {
      Torch.computing(
          1,
          () -> {
            NDArray batch = manager.randomNormal(0, 1, new Shape(5, 1, 12, 12), DataType.FLOAT32);
            ParameterStore store = new ParameterStore(manager, false);
            float[] logits = net.logits(store, batch, false).toFloatArray();
            assertEquals(5 * 4, logits.length);
            float[] said = net.model().probabilities(batch).toFloatArray();
            float[] folded =
                new FoldedCnn(net, DataType.FLOAT32, manager).probabilities(batch).toFloatArray();
            float[] beside = net.withFeatures().probabilities(batch).toFloatArray();
            assertEquals(5 * (3 + 16), beside.length);
            for (int r = 0; r < 5; r++) {
              double sum = 0;
              for (int k = 0; k < 3; k++) {
                sum += Math.exp(logits[4 * r + k]);
              }
              for (int k = 0; k < 3; k++) {
                double expected = Math.exp(logits[4 * r + k]) / sum;
                assertEquals(expected, said[3 * r + k], 1e-5);
                assertEquals(expected, folded[3 * r + k], 1e-5);
                assertEquals(expected, beside[19 * r + k], 1e-5);
              }
            }
            return null;
          });
    }
  }

  private static Dataset mixed() {
    return Blobs.dataset(120, Set.of(7), i -> i < 90 ? Split.TRAIN : Split.TEST);
  }

  @Test
  void probabilitiesAreOfTheDatasetsClassesAndDynamicsOfTheSamplesAsThemselves() {
    int before = Torch.liveArrays();
    Baseline baseline = small(mixed()).thresholdSamples().train();
    Predictions said = baseline.predict(mixed(), Progress.SILENT);
    assertEquals(before, Torch.liveArrays());
    assertEquals(3, said.classes());
    Folds folds = Folds.stratified(mixed(), baseline.trained(), 3, 3);
    ThresholdSamples drawn = ThresholdSamples.draw(folds, 3, 3);
    for (int r = 0; r < said.size(); r++) {
      float sum = 0;
      float known = 0;
      for (int k = 0; k < 3; k++) {
        sum += said.probability(r, k);
        known += said.inSampleProbabilities().orElseThrow().at(r, k);
      }
      assertEquals(1, sum, 1e-5);
      assertEquals(said.sampleIndex(r) < 90 ? 1 : 0, known, 1e-5);
    }
    for (int i = 0; i < baseline.trained().length; i++) {
      int sample = i;
      long extra = IntStream.range(0, 3).filter(f -> drawn.has(f, sample)).count();
      assertEquals(3 * (2 - extra), baseline.dynamics().epochs(i));
    }
    assertTrue(baseline.describe().contains("3 epochs, threshold samples, seed 3"));
    assertEquals(baseline.dynamics().threshold(), said.dynamics().orElseThrow().threshold());
  }

  @Test
  void ofTwoFoldsTheyHaveNoDynamicsAndNoModelThatKnowsThem() {
    Baseline baseline = small(Blobs.dataset(60)).folds(2).thresholdSamples().train();
    int unknown = 0;
    for (int i = 0; i < 60; i++) {
      float sum =
          baseline.inSampleProbabilities().at(i, 0)
              + baseline.inSampleProbabilities().at(i, 1)
              + baseline.inSampleProbabilities().at(i, 2);
      int epochs = baseline.dynamics().epochs(i);
      assertEquals(epochs == 0 ? 0 : 1, sum, 1e-5);
      assertTrue(epochs == 0 || epochs == 3, epochs + " epochs");
      unknown += epochs == 0 ? 1 : 0;
    }
    assertEquals(2 * (30 / 4), unknown);
  }

  @Test
  void aThoroughTrainingTakesThemToo() {
    Baseline baseline =
        small(Blobs.dataset(60))
            .thorough()
            .flip(Augmentations.Flip.HORIZONTAL)
            .thresholdSamples()
            .train();
    assertEquals(3, baseline.heldOut().columns());
    assertTrue(baseline.dynamics().threshold().isPresent());
  }

  @Test
  void theRuleFindsPlantedErrors() {
    int n = 600;
    int[] shown = Blobs.labels(n, 3);
    int[] labels = shown.clone();
    for (int i = 0; i < n; i += 12) {
      labels[i] = (labels[i] + 1 + i / 12 % 2) % 3;
    }
    Dataset dataset =
        Blobs.dataset(labels, new Blobs.Bars(shown, 12, 12, 1, Set.of()), i -> Split.NONE);
    Baseline baseline = small(dataset).epochs(8).thresholdSamples().train();
    Losses losses = Losses.of(baseline.predict(dataset, Progress.SILENT));
    int[] taken = losses.above(new AumThreshold()).stream().mapToInt(s -> s.row()).toArray();
    long found = IntStream.of(taken).filter(r -> labels[r] != shown[r]).count();
    assertTrue(found >= 45, found + " of 50 found among " + taken.length);
    assertTrue(taken.length - found <= 20, (taken.length - found) + " good ones taken");
  }

  @Test
  void theThresholdIsThereAfterReopening(@TempDir Path folder) throws IOException {
    Dataset dataset = mixed();
    Baseline baseline = small(dataset).thresholdSamples().train();
    Predictions said = baseline.predict(dataset, Progress.SILENT);
    BaselineFolder.write(baseline, folder.resolve("baseline"));
    PredictionsFolder.write(said, folder);
    Baseline read = BaselineFolder.read(folder.resolve("baseline"), dataset);
    assertEquals(baseline.recipe(), read.recipe());
    assertTrue(read.recipe().thresholdSamples());
    OptionalDouble threshold = baseline.dynamics().threshold();
    assertTrue(threshold.isPresent());
    assertEquals(threshold, read.dynamics().threshold());
    assertEquals(
        threshold, PredictionsFolder.read(folder, dataset).dynamics().orElseThrow().threshold());
    Predictions again = read.predict(dataset, Progress.SILENT);
    for (int r = 0; r < said.size(); r++) {
      for (int k = 0; k < 3; k++) {
        assertEquals(said.probability(r, k), again.probability(r, k));
      }
    }
  }

  @Test
  void recipesOfBeforeThereWereSuchHaveNone(@TempDir Path folder) throws IOException {
    Baseline baseline = small(mixed()).train();
    BaselineFolder.write(baseline, folder);
    Path json = folder.resolve("baseline.json");
    String text = Files.readString(json);
    assertTrue(text.contains("\"thresholdSamples\":false,"), text);
    Files.writeString(json, text.replace("\"thresholdSamples\":false,", ""));
    Baseline read = BaselineFolder.read(folder, mixed());
    assertEquals(baseline.recipe(), read.recipe());
    assertFalse(read.recipe().thresholdSamples());
    assertEquals(OptionalDouble.empty(), read.dynamics().threshold());
  }

  @Test
  void mixedPicturesAreRefused() {
    assertEquals(
        "threshold samples are asked for with mixUp 0.2 and cutMix 0.0; expected both 0, as no margins"
            + " are known of mixed pictures; leave either out",
        assertThrows(
                PredictionException.class,
                () -> small(mixed()).thresholdSamples().mixUp(0.2).train())
            .getMessage());
  }

  @Test
  void aThresholdIsANumber() {
    Dynamics dynamics = new DynamicsSum(2).build();
    assertEquals(
        "threshold is NaN; expected a finite number of logits; leave it out for none",
        assertThrows(IllegalArgumentException.class, () -> dynamics.withThreshold(Double.NaN))
            .getMessage());
  }
}
