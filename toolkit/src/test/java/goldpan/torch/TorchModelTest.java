package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.data.UnreadableMediaException;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.file.NpyTest;
import goldpan.train.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchModelTest {
  private static final int[][] COLOURS = {{255, 0, 0}, {0, 255, 0}, {0, 51, 102}, {204, 204, 204}};
  private static final Dataset COLOURED = coloured(-1);
  @TempDir Path folder;

  /** Four flat pictures; the one at {@code broken} cannot be read. */
  private static Dataset coloured(int broken) {
    Media media =
        new Media() {
          @Override
          public int size() {
            return 4;
          }

          @Override
          public Pixels pixels(int position) {
            if (position == broken) {
              throw new UnreadableMediaException("s" + position, "is broken on purpose");
            }
            return Pixels.of(6, 6, 3, bytes(position));
          }

          @Override
          public byte[] bytes(int position) {
            byte[] values = new byte[108];
            for (int i = 0; i < 108; i++) {
              values[i] = (byte) COLOURS[position][i % 3];
            }
            return values;
          }
        };
    return Blobs.dataset(new int[] {0, 1, 2, 0}, media, i -> Split.NONE);
  }

  private static TorchModel model(String name) {
    return TorchModel.of(NpyTest.fixture(name)).size(6).notNormalised();
  }

  private static void assertSoftmax(Predictions said, int row, double... logits) {
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    for (int k = 0; k < logits.length; k++) {
      assertEquals(Math.exp(logits[k]) / sum, said.probability(row, k), 1e-5);
    }
  }

  @Test
  void logitsBecomeProbabilities() {
    int before = Torch.liveArrays();
    Predictions said = model("means.pt").predict(COLOURED, Progress.SILENT);
    assertSoftmax(said, 0, 10, 0, -5);
    assertSoftmax(said, 1, 0, 10, 0);
    assertSoftmax(said, 2, -2, 2, 4);
    assertSoftmax(said, 3, 4, 8, 4);
    assertEquals(Origin.UNSTATED, said.origin(0));
    assertEquals("TorchScript means.pt, 6×6 RGB, logits", said.describe());
    assertEquals(before, Torch.liveArrays());
  }

  @Test
  void probabilitiesStayAsTheyAre() {
    Predictions said =
        model("softmaxed.pt").probabilities().heldOut().predict(COLOURED, Progress.SILENT);
    assertSoftmax(said, 2, -2, 2, 4);
    assertEquals(Origin.HELD_OUT, said.origin(0));
  }

  @Test
  void channelsMayComeBlueFirst() {
    Predictions said =
        model("means.pt").channels(TorchModel.Channels.BGR).predict(COLOURED, Progress.SILENT);
    assertSoftmax(said, 0, -5, 0, 10);
  }

  @Test
  void aGreyModelGetsTheGreyPicture() {
    Predictions said =
        model("grey.pt")
            .channels(TorchModel.Channels.GREY)
            .notNormalised()
            .predict(COLOURED, Progress.SILENT);
    assertSoftmax(said, 3, 8, 2, 0);
  }

  @Test
  void normalisationIsByChannel() {
    Predictions said =
        model("means.pt")
            .normalise(new float[] {0.5f, 0.1f, 0}, new float[] {0.5f, 2, 1})
            .predict(COLOURED, Progress.SILENT);
    assertSoftmax(said, 0, 10, -0.5, -5);
  }

  @Test
  void aModelSavedInTrainingModeJudgesInInferenceMode() {
    Predictions said = model("dropping.pt").predict(COLOURED, Progress.SILENT);
    assertSoftmax(said, 0, 10, 0, -5);
    assertSoftmax(said, 3, 4, 8, 4);
  }

  @Test
  void unreadablePicturesAreLeftOutAndListed() {
    Predictions said = model("means.pt").predict(coloured(1), Progress.SILENT);
    assertEquals(3, said.size());
    assertEquals(2, said.sampleIndex(1));
    assertEquals(
        "s1 is broken on purpose",
        said.findings().get(0).where() + " " + said.findings().get(0).what());
    assertSoftmax(said, 1, -2, 2, 4);
  }

  @Test
  void aUsersThreadKeepsItsGradientMode() {
    Torch.engine();
    boolean before = ai.djl.pytorch.jni.JniUtils.isGradMode();
    int threads = ai.djl.pytorch.jni.JniUtils.getNumThreads();
    ai.djl.pytorch.jni.JniUtils.setGradMode(true);
    model("means.pt").predict(COLOURED, Progress.SILENT);
    assertTrue(ai.djl.pytorch.jni.JniUtils.isGradMode());
    assertEquals(threads, ai.djl.pytorch.jni.JniUtils.getNumThreads());
    ai.djl.pytorch.jni.JniUtils.setGradMode(before);
  }

  @Test
  void theWrongNumberOfOutputsIsRefusedBeforeAnyWork() {
    int[] labels = Blobs.labels(10, 5);
    Dataset five =
        Blobs.dataset(labels, new Blobs.Bars(labels, 8, 8, 3, java.util.Set.of()), i -> Split.NONE);
    assertRefused(
        model("means.pt"),
        five,
        NpyTest.fixture("means.pt")
            + " gives outputs of shape (1, 3) for one picture; expected (1, 5), one number for each"
            + " class; pass a model trained on these classes");
  }

  private static Path given(String name) {
    return Path.of(System.getProperty("goldpan.shared"), "cases", "torchscript-outputs", name);
  }

  private static TorchModel givenModel(String name) {
    return TorchModel.of(given(name)).size(16).notNormalised();
  }

  private static void assertAllRight(Predictions said, Dataset dataset) {
    assertEquals(30, said.size());
    for (int i = 0; i < said.size(); i++) {
      assertTrue(said.probability(i, dataset.label(said.sampleIndex(i))) > 0.5, "row " + i);
    }
  }

  @Test
  void aModelOfOnePictureAtATimeIsFoundByATrialAndSaidToBeOne() {
    Dataset dataset = Dataset.open(given("images"));
    Predictions said = givenModel("batch1.pt").predict(dataset, Progress.SILENT);
    assertAllRight(said, dataset);
    assertEquals(
        "takes one picture at a time, as a trial with two has shown; export it with a free batch"
            + " size to be faster",
        said.findings().get(0).what());
  }

  @Test
  void ofSeveralOutputsThatFitOneIsToBeNamed() {
    Dataset dataset = Dataset.open(given("images"));
    assertRefused(
        givenModel("embfirst.pt"),
        dataset,
        given("embfirst.pt").toAbsolutePath()
            + " gives 2 outputs, 0 of shape (1, 3), 1 of shape (1, 3); expected exactly one with 3"
            + " columns, one for each class, not 2; name the one that counts, as in output(1)");
    assertAllRight(givenModel("embfirst.pt").output(1).predict(dataset, Progress.SILENT), dataset);
  }

  @Test
  void probabilitiesTakenForLogitsAreRefused() {
    assertRefused(
        model("softmaxed.pt"),
        COLOURED,
        NpyTest.fixture("softmaxed.pt")
            + " gives numbers from 0 to 1 that sum to 1, which are probabilities; expected logits;"
            + " say probabilities()");
  }

  @Test
  void logitsTakenForProbabilitiesAreRefused() {
    assertRefused(
        model("means.pt").probabilities(),
        COLOURED,
        NpyTest.fixture("means.pt")
            + " gives 10.000, 0.000, -5.000, which are no probabilities; expected numbers from 0 to 1"
            + " that sum to 1; if it gives logits, say logits()");
  }

  @Test
  void theWrongChannelsAreRefused() {
    PredictionException e =
        assertThrows(
            PredictionException.class,
            () ->
                model("means.pt")
                    .channels(TorchModel.Channels.GREY)
                    .predict(COLOURED, Progress.SILENT));
    String start = NpyTest.fixture("means.pt") + " fails on a picture of 6×6 with 1 channels: ";
    assertEquals(start, e.getMessage().substring(0, start.length()));
    String end = "; set size(...) and channels(...) as it was trained";
    assertTrue(e.getMessage().endsWith(end), e.getMessage());
  }

  @Test
  void whatIsNoTorchScriptIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.pt"), "not a model at all");
    PredictionException e =
        assertThrows(
            PredictionException.class,
            () -> TorchModel.of(file).predict(COLOURED, Progress.SILENT));
    String start = file + " cannot be loaded as TorchScript: ";
    assertEquals(start, e.getMessage().substring(0, start.length()));
    assertTrue(e.getMessage().endsWith("; expected a file from torch.jit.save"), e.getMessage());
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.pt");
    PredictionException e = assertThrows(PredictionException.class, () -> TorchModel.of(file));
    assertEquals(
        file + " does not exist; expected a TorchScript file, as torch.jit.save writes it",
        e.getMessage());
  }

  @Test
  void settingsAreChecked() {
    TorchModel model = model("means.pt");
    assertMessage("model input is 0×3; expected sides of 1 or more", () -> model.size(0, 3));
    assertMessage(
        "normalisation has 1 means and 3 deviations; expected 3 of each, one a channel",
        () -> model.normalise(new float[1], new float[3]));
    assertMessage(
        "deviation of channel 1 is 0.0; expected a number above 0",
        () -> model.normalise(new float[3], new float[] {1, 0, 1}));
    assertMessage(
        "device is \"tpu\"; expected auto, cpu, gpu or gpu:0",
        () -> model.device("tpu").predict(COLOURED, Progress.SILENT));
  }

  private static void assertRefused(TorchModel model, Dataset dataset, String message) {
    assertMessage(message, () -> model.predict(dataset, Progress.SILENT));
  }

  private static void assertMessage(String message, Runnable work) {
    assertEquals(message, assertThrows(PredictionException.class, work::run).getMessage());
  }
}
