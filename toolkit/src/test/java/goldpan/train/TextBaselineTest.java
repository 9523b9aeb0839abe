package goldpan.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.input.TextFeatures;
import goldpan.mining.Losses;
import goldpan.predict.Computing;
import goldpan.predict.Dynamics;
import goldpan.predict.Matrix;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.torch.Augmentations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines of linear models for texts, through the same folds as those for pictures. */
class TextBaselineTest {
  private static final TextModels MODELS = new TextModels(TextFeatures.usual());
  @TempDir Path folder;

  @AfterEach
  void asEver() {
    System.clearProperty("goldpan.checkpoint.millis");
    System.clearProperty("goldpan.threads");
  }

  private static BaselineTraining small(Dataset dataset) {
    return BaselineTraining.on(dataset).with(MODELS).folds(3).seed(3);
  }

  private static byte[] bytes(Baseline baseline, Path into) throws IOException {
    BaselineFolder.write(baseline, into);
    StringBuilder all = new StringBuilder();
    for (String file :
        List.of("held-out.npy", "fitted.npy", "dynamics.npy", "trained.csv", "fold-1.params")) {
      all.append(new String(Files.readAllBytes(into.resolve(file)), StandardCharsets.ISO_8859_1));
    }
    return all.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void everySampleIsJudgedByTheModelThatDidNotSeeIt() {
    Dataset dataset = Sentences.dataset(120);
    Baseline baseline = small(dataset).train();
    Predictions said = baseline.predict(dataset, Progress.SILENT);
    assertEquals("120 out-of-fold", said.originSummary());
    assertEquals(1, said.accuracy());
    assertEquals(1, baseline.accuracy());
    Folds folds = Folds.stratified(dataset, baseline.trained(), 3, 3);
    for (int r = 0; r < 120; r++) {
      assertEquals(folds.of(r), said.fold(r));
      assertEquals(
          1, said.probability(r, 0) + said.probability(r, 1) + said.probability(r, 2), 1e-6);
    }
    assertEquals(
        "linear model on hashed n-grams, words 1–2, characters 3–5, 2^18 columns, 3 folds × up to 5 epochs, seed 3, trained on sentences",
        said.provenance().model());
    assertEquals("cpu", said.provenance().device());
    assertTrue(said.embeddings().isEmpty());
    assertEquals(List.of(), baseline.findings());
  }

  @Test
  void aWrongLabelIsAtTheTopOfItsLosses() {
    Dataset right = Sentences.dataset(120);
    int[] labels = right.labels();
    labels[7] = 0;
    Dataset dataset = right.withLabels(labels);
    Losses losses = Losses.of(small(dataset).train().predict(dataset, Progress.SILENT));
    assertEquals(7, losses.sampleIndex(losses.scores().descending()[0]));
    assertEquals("s7", losses.by("aum").top(1).stream().findFirst().orElseThrow().id());
    assertEquals("s7", losses.by("suspicion").top(1).stream().findFirst().orElseThrow().id());
  }

  @Test
  void howTrainingWentIsRecordedAndWhatWasLearntIsSaid() {
    Dataset dataset = Sentences.dataset(120);
    Predictions said = small(dataset).train().predict(dataset, Progress.SILENT);
    Dynamics dynamics = said.dynamics().orElseThrow();
    Matrix fitted = said.inSampleProbabilities().orElseThrow();
    for (int r = 0; r < 120; r++) {
      assertEquals(2 * 5, dynamics.epochs(r));
      assertTrue(dynamics.areaUnderMargin(r) > 0);
      assertTrue(fitted.at(r, said.label(r)) >= said.probability(r, said.label(r)) - 0.05);
    }
  }

  @Test
  void otherSamplesAreJudgedByTheMeanOfAllModels() {
    Dataset dataset = Sentences.dataset(120, i -> i < 90 ? Split.TRAIN : Split.TEST);
    Baseline baseline = small(dataset).train();
    Predictions said = baseline.predict(dataset, Progress.SILENT);
    assertEquals("90 out-of-fold, 30 held-out", said.originSummary());
    assertEquals(1, said.accuracy());
    Predictions inSample = baseline.inSample().predict(dataset, Progress.SILENT);
    assertEquals("30 held-out, 90 in-sample", inSample.originSummary());
    assertEquals(said.probability(100, 1), inSample.probability(100, 1));
  }

  @Test
  void oneSeedGivesOneResultOnAnyNumberOfThreads() throws IOException {
    Dataset dataset = Sentences.dataset(120);
    System.setProperty("goldpan.threads", "1");
    byte[] one = bytes(small(dataset).train(), folder.resolve("one"));
    System.setProperty("goldpan.threads", "4");
    assertArrayEquals(one, bytes(small(dataset).train(), folder.resolve("four")));
    byte[] other = bytes(small(dataset).seed(4).train(), folder.resolve("other"));
    assertFalse(java.util.Arrays.equals(one, other));
  }

  /** Ends the work after so many texts have been learnt from. */
  private static Progress endsAfter(long texts, List<String> heard) {
    AtomicLong left = new AtomicLong(texts);
    return (what, total, unit) -> {
      heard.add(what + " " + unit);
      Progress.Task silent = Progress.SILENT.start(what, total, unit);
      return new Progress.Task() {
        @Override
        public void advance(long steps) {
          if (what.startsWith("training") && left.addAndGet(-steps) < 0) {
            throw new CancellationException("enough");
          }
        }

        @Override
        public void note(String text) {
          silent.note(text);
        }

        @Override
        public void close() {
          silent.close();
        }
      };
    };
  }

  @Test
  void aTrainingThatWasStoppedGoesOnToTheSameBits() throws IOException {
    System.setProperty("goldpan.checkpoint.millis", "0");
    System.setProperty("goldpan.threads", "1");
    Dataset dataset = Sentences.dataset(120);
    byte[] whole = bytes(small(dataset).train(), folder.resolve("whole"));
    Path kept = folder.resolve("unfinished");
    for (long texts : new long[] {40, 300, 500}) {
      List<String> heard = new ArrayList<>();
      assertThrows(
          CancellationException.class,
          () -> small(dataset).resumable(kept).progress(endsAfter(texts, heard)).train());
    }
    List<String> heard = new ArrayList<>();
    Baseline resumed =
        small(dataset).resumable(kept).progress(endsAfter(Long.MAX_VALUE, heard)).train();
    assertArrayEquals(whole, bytes(resumed, folder.resolve("resumed")));
    assertEquals("reading texts texts", heard.get(0));
    assertTrue(heard.get(1).matches("training 3 folds, resumed at [1-9].* % texts"), heard.get(1));
  }

  @Test
  void aBaselineComesBackFromItsFolder() throws IOException {
    Dataset dataset = Sentences.dataset(120, i -> i < 90 ? Split.TRAIN : Split.TEST);
    Baseline written = small(dataset).train();
    BaselineFolder.write(written, folder);
    Baseline read = BaselineFolder.read(folder, dataset);
    assertEquals(written.recipe(), read.recipe());
    assertEquals(written.toString(), read.toString());
    Predictions before = written.predict(dataset, Progress.SILENT);
    Predictions after = read.predict(dataset, Progress.SILENT);
    for (int r = 0; r < 120; r++) {
      assertEquals(before.probability(r, 1), after.probability(r, 1));
    }
  }

  @Test
  void aFolderOfUnknownModelsSaysSo() throws IOException {
    Dataset dataset = Sentences.dataset(60);
    BaselineFolder.write(small(dataset).train(), folder);
    Path json = folder.resolve("baseline.json");
    String text = Files.readString(json);
    Files.writeString(json, text.replace("\"kind\":\"texts\"", "\"kind\":\"smells\""));
    assertEquals(
        "the baseline's models are for \"smells\"; expected pictures or texts; open it with the version of Goldpan that wrote it",
        assertThrows(PredictionException.class, () -> BaselineFolder.read(folder, dataset))
            .getMessage());
    Files.writeString(json, text.replace("\"bits\":18", "\"bits\":\"many\""));
    assertThrows(PredictionException.class, () -> BaselineFolder.read(folder, dataset));
  }

  @Test
  void emptyTextsAreFindingsAndLeftOutOthersReadAsTheyAreStored() {
    List<byte[]> texts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      texts.add(Sentences.text(i).getBytes(StandardCharsets.UTF_8));
    }
    texts.set(5, new byte[] {'a', (byte) 0xff, 'b'});
    texts.set(6, new byte[0]);
    texts.set(8, ("\ufeff" + Sentences.text(8)).getBytes(StandardCharsets.UTF_8));
    Dataset dataset =
        Sentences.dataset(
            new Sentences.Stored(texts),
            Blobs.labels(60, 3),
            List.of("ant", "bee", "cat"),
            i -> i < 50 ? Split.TRAIN : Split.TEST);
    Baseline baseline = small(dataset).train();
    Finding finding = new Finding("s6", Finding.Kind.UNREADABLE, "is empty");
    assertEquals(List.of(finding), baseline.findings());
    Predictions said = baseline.predict(dataset, Progress.SILENT);
    assertEquals("49 out-of-fold, 10 held-out", said.originSummary());
    assertEquals(List.of(finding), said.findings());
  }

  @Test
  void thresholdSamplesCarryAnExtraClass() {
    Dataset dataset = Sentences.dataset(120);
    Baseline baseline = small(dataset).thresholdSamples().train();
    Predictions said = baseline.predict(dataset, Progress.SILENT);
    assertEquals(3, said.classes());
    assertTrue(said.dynamics().orElseThrow().threshold().isPresent());
    assertEquals(1, said.accuracy());
  }

  @Test
  void oneBatchIsLearntByHeart() {
    OverfitCheck check = small(Sentences.dataset(120)).overfitOneBatch();
    assertTrue(check.passed(), check.toString());
  }

  @Test
  void whatOnlyPicturesHaveIsRefused() {
    Dataset dataset = Sentences.dataset(60);
    String rest =
        " is asked of a baseline for texts; expected settings of a linear model: folds, epochs, patience, seed, batch, rate, balanced, labelSmoothing, thresholdSamples; leave it out";
    assertRefused("thorough()" + rest, small(dataset).thorough());
    assertRefused("width(...)" + rest, small(dataset).width(16));
    assertRefused("size(...)" + rest, small(dataset).size(32));
    assertRefused("focal(...)" + rest, small(dataset).focal(2));
    assertRefused("flip(...)" + rest, small(dataset).flip(Augmentations.Flip.NONE));
    assertRefused("shift(...)" + rest, small(dataset).shift(0));
    assertRefused("augmentation" + rest, small(dataset).noise(0.1));
    assertRefused(
        "device is \"gpu:1\"; expected auto or cpu, as linear models of texts compute on the processor; leave it out",
        small(dataset).device("gpu:1"));
  }

  private static void assertRefused(String message, BaselineTraining training) {
    assertEquals(message, assertThrows(PredictionException.class, training::train).getMessage());
  }

  @Test
  void whatLinearModelsCannotComputeIsRefused() {
    Dataset dataset = Sentences.dataset(60);
    Baseline baseline = small(dataset).train();
    assertEquals(
        "precision is \"float16\"; expected auto or float32 of linear models; leave it out",
        assertThrows(
                PredictionException.class,
                () ->
                    baseline
                        .with(Computing.auto().precision("float16"))
                        .predict(dataset, Progress.SILENT))
            .getMessage());
  }
}
