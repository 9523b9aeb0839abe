package goldpan.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.input.TextFeatures;
import goldpan.predict.Objective;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Targets;
import goldpan.torch.Augmentations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines for samples with any number of tags, of pictures and of texts. */
class TagBaselineTest {
  private static final int N = 120;
  @TempDir Path folder;

  /** Tag 0 for ants, tag 1 for bees, tag 2 for both; cats have none. */
  private static Targets tags() {
    List<BitSet> tags = new ArrayList<>();
    for (int i = 0; i < N; i++) {
      BitSet own = new BitSet();
      own.set(0, i % 3 == 0);
      own.set(1, i % 3 == 1);
      own.set(2, i % 3 != 2);
      tags.add(own);
    }
    return Targets.tags(tags, 3);
  }

  private static BaselineTraining ofTexts(Dataset dataset) {
    return BaselineTraining.on(dataset)
        .with(new TextModels(TextFeatures.usual()))
        .targets(tags())
        .folds(3)
        .seed(3);
  }

  private static BaselineTraining ofPictures(Dataset dataset) {
    return BaselineTraining.on(dataset)
        .targets(tags())
        .folds(2)
        .epochs(6)
        .width(4)
        .batch(8)
        .flip(Augmentations.Flip.NONE)
        .seed(3);
  }

  private static void assertLearnt(Baseline baseline, Predictions said) {
    Targets tags = tags();
    int right = 0;
    boolean free = false;
    for (int r = 0; r < said.size(); r++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += said.probability(r, k);
        right += said.probability(r, k) >= 0.5 == tags.has(said.sampleIndex(r), k) ? 1 : 0;
      }
      free |= Math.abs(sum - 1) > 0.3;
    }
    assertTrue(right >= 0.95 * 3 * said.size(), "right " + right);
    assertTrue(free, "rows sum to one");
    assertTrue(baseline.accuracy() > 0.9, "accuracy " + baseline.accuracy());
    assertEquals(Objective.TAGS, baseline.recipe().objective());
    assertTrue(said.dynamics().isEmpty());
    assertTrue(said.neighbours().isEmpty());
    assertTrue(said.inSampleProbabilities().isPresent());
  }

  @Test
  void textsLearnTagsEachForItself() {
    Dataset dataset = Sentences.dataset(N);
    Baseline baseline = ofTexts(dataset).train();
    Predictions said = baseline.predict(dataset, Progress.SILENT);
    assertEquals("120 out-of-fold", said.originSummary());
    assertLearnt(baseline, said);
  }

  @Test
  void picturesLearnTagsEachForItself() {
    Dataset dataset = Blobs.dataset(N);
    Baseline baseline = ofPictures(dataset).train();
    Predictions said = baseline.predict(dataset, Progress.SILENT);
    assertEquals("120 out-of-fold", said.originSummary());
    assertLearnt(baseline, said);
  }

  @Test
  void thoroughPicturesLearnThemToo() {
    Dataset dataset = Blobs.dataset(N);
    Baseline baseline = ofPictures(dataset).thorough().epochs(10).train();
    assertTrue(baseline.accuracy() > 0.8, "accuracy " + baseline.accuracy());
  }

  @Test
  void foldsAreStratifiedByTags() {
    Dataset dataset = Sentences.dataset(N);
    Baseline baseline = ofTexts(dataset).train();
    int[] deal = IterativeStratification.deal(tags(), 3, 3);
    Predictions said = baseline.predict(dataset, Progress.SILENT);
    assertArrayEquals(deal, IntStream.range(0, N).map(said::fold).toArray());
  }

  @Test
  void otherSamplesAreJudgedByTheMeanOfAllModels() {
    for (boolean texts : new boolean[] {false, true}) {
      Dataset dataset =
          texts
              ? Sentences.dataset(N, i -> i < 90 ? Split.TRAIN : Split.TEST)
              : Blobs.dataset(N, java.util.Set.of(), i -> i < 90 ? Split.TRAIN : Split.TEST);
      Baseline baseline = (texts ? ofTexts(dataset) : ofPictures(dataset)).train();
      Predictions said = baseline.predict(dataset, Progress.SILENT);
      assertEquals("90 out-of-fold, 30 held-out", said.originSummary());
      assertLearnt(baseline, said);
    }
  }

  @Test
  void aBaselineComesBackFromItsFolder() throws IOException {
    Dataset dataset = Sentences.dataset(N, i -> i < 90 ? Split.TRAIN : Split.TEST);
    Baseline written = ofTexts(dataset).train();
    BaselineFolder.write(written, folder);
    Baseline read = BaselineFolder.read(folder, dataset, tags());
    assertEquals(written.toString(), read.toString());
    Predictions before = written.predict(dataset, Progress.SILENT);
    Predictions after = read.predict(dataset, Progress.SILENT);
    for (int r = 0; r < N; r++) {
      assertEquals(before.probability(r, 2), after.probability(r, 2));
    }
  }

  @Test
  void workOnOtherTagsHasAnotherName() {
    Dataset dataset = Sentences.dataset(N);
    Baseline baseline = ofTexts(dataset).train();
    List<BitSet> others = new ArrayList<>();
    for (int i = 0; i < N; i++) {
      BitSet own = new BitSet();
      own.set(i % 2);
      others.add(own);
    }
    Object input = baseline.family().input();
    String key = baseline.recipe().key(dataset, input, tags());
    assertEquals(key, baseline.recipe().key(dataset, input, baseline.targets()));
    assertFalse(key.equals(baseline.recipe().key(dataset, input, Targets.tags(others, 3))));
  }

  @Test
  void whatTagsDoNotHaveIsRefused() {
    Dataset dataset = Sentences.dataset(N);
    String rest =
        " is asked of a baseline for tags; expected settings of binary cross-entropy, such as labelSmoothing; leave it out";
    assertRefused("thresholdSamples()" + rest, ofTexts(dataset).thresholdSamples());
    assertRefused("balanced()" + rest, ofTexts(dataset).balanced());
    assertRefused("focal(...)" + rest, ofPictures(Blobs.dataset(N)).focal(2));
    assertRefused(
        "sentences has no tag that some training samples have and others lack; expected at least one; a model has nothing to tell apart: add samples",
        ofTexts(dataset)
            .targets(Targets.tags(IntStream.range(0, N).mapToObj(i -> new BitSet()).toList(), 3)));
  }

  private static void assertRefused(String message, BaselineTraining training) {
    assertEquals(message, assertThrows(PredictionException.class, training::train).getMessage());
  }

  @Test
  void targetsThatDoNotFitAreRefused() {
    assertEquals(
        "targets are 120 × 3; expected 60 × 3, one row a sample of sentences and a column for each of its classes",
        assertThrows(
                PredictionException.class,
                () -> BaselineTraining.on(Sentences.dataset(60)).targets(tags()))
            .getMessage());
  }

  @Test
  void rareTagsAreTold() {
    List<BitSet> tags = new ArrayList<>();
    for (int i = 0; i < N; i++) {
      BitSet own = new BitSet();
      own.set(0, i % 3 == 0);
      own.set(1, i < 2);
      tags.add(own);
    }
    Baseline baseline = ofTexts(Sentences.dataset(N)).targets(Targets.tags(tags, 3)).train();
    assertEquals(
        "bee: tag has 2 training samples, fewer than the 3 folds: losses of this tag rest on very few examples; add samples, merge it with another tag, or leave it out (note)",
        baseline.findings().get(0).toString());
  }
}
