package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.input.DecodedPictures;
import goldpan.input.Input;
import goldpan.predict.ForwardPass;
import goldpan.predict.Matrix;
import goldpan.predict.PredictionException;
import goldpan.train.Blobs;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InferenceTest {
  private static final Input INPUT = new Input(12, 12, 1, List.of(60f), List.of(50f));
  private static final int[] ALL = IntStream.range(0, 300).toArray();

  @Test
  void batchIsNormalisedByChannel() {
    Input colour = new Input(2, 1, 3, List.of(1f, 2f, 3f), List.of(1f, 2f, 4f));
    try (NDManager manager = Torch.manager(Device.cpu());
        Batch batch = new Batch(colour, manager)) {
      ByteBuffer bytes = batch.buffer(1);
      bytes.put(0, new byte[] {1, 2, 3, (byte) 255, 4, 11});
      NDArray array = batch.of(bytes, 1, manager);
      assertArrayEquals(new long[] {1, 3, 1, 2}, array.getShape().getShape());
      assertArrayEquals(new float[] {0, 254, 0, 1, 0, 2}, array.toFloatArray());
    }
  }

  @Test
  void isWhatOneSampleAtATimeGivesWhoeverComputes() {
    Dataset dataset = Blobs.dataset(300);
    int[] all = IntStream.range(0, 300).toArray();
    DecodedPictures pictures = new DecodedPictures(dataset, all, INPUT);
    try (LightCnn one = LightCnn.create(INPUT, 3, 4, 1, Device.cpu());
        LightCnn two = LightCnn.create(INPUT, 3, 4, 2, Device.cpu())) {
      List<ForwardModel> models = List.of(one.model(), two.model());
      Inference inference = new Inference(INPUT, Device.cpu(), 3);
      Progress.Task quiet = Progress.SILENT.start("", 0, "");
      Matrix alone =
          inference.run(pictures, all, models, 1, quiet, ScoreJournal.none()).probabilities();
      Matrix together =
          inference.run(pictures, all, models, 3, quiet, ScoreJournal.none()).probabilities();
      Torch.computing(
          1,
          () -> {
            for (int i = 0; i < 300; i++) {
              double[] naive = mean(naive(one, pictures, i), naive(two, pictures, i));
              for (int k = 0; k < 3; k++) {
                assertEquals(alone.at(i, k), together.at(i, k));
                assertEquals(naive[k], alone.at(i, k), 1e-5);
              }
            }
            return true;
          });
    }
  }

  /** A model that has no memory for more than {@code most} pictures, as PyTorch would say it. */
  private static ForwardModel bearing(int most, LightCnn net) {
    ForwardModel model = net.model();
    return batch -> {
      if (batch.getShape().get(0) > most) {
        throw new EngineException("DefaultCPUAllocator: can't allocate memory");
      }
      return model.probabilities(batch);
    };
  }

  @Test
  void whatDoesNotFitIsComputedInHalvesAndSaidSo() {
    DecodedPictures pictures = new DecodedPictures(Blobs.dataset(300), ALL, INPUT);
    try (LightCnn net = LightCnn.create(INPUT, 3, 4, 1, Device.cpu())) {
      Inference inference = new Inference(INPUT, Device.cpu(), 3);
      ForwardPass whole =
          inference.run(pictures, ALL, List.of(net.model()), 2, quiet(), ScoreJournal.none());
      ForwardPass halves =
          inference.run(pictures, ALL, List.of(bearing(20, net)), 2, quiet(), ScoreJournal.none());
      for (int i = 0; i < 300; i++) {
        for (int k = 0; k < 3; k++) {
          assertEquals(whole.probabilities().at(i, k), halves.probabilities().at(i, k), 1e-6f);
        }
      }
      assertEquals(List.of(), whole.notes());
      assertEquals(
          "cpu: ran out of memory with 128 pictures at once; they were computed by 16",
          halves.notes().get(0).where() + ": " + halves.notes().get(0).what());
    }
  }

  @Test
  void noRoomForOnePictureIsAnErrorAndNoEndlessLoop() {
    DecodedPictures pictures = new DecodedPictures(Blobs.dataset(300), ALL, INPUT);
    try (LightCnn net = LightCnn.create(INPUT, 3, 4, 1, Device.cpu())) {
      Inference inference = new Inference(INPUT, Device.cpu(), 3);
      PredictionException e =
          assertThrows(
              PredictionException.class,
              () ->
                  inference.run(
                      pictures, ALL, List.of(bearing(0, net)), 2, quiet(), ScoreJournal.none()));
      assertTrue(e.getMessage().startsWith("cpu has too little memory for a single picture"));
    }
  }

  @Test
  void severalDevicesGiveWhatOneGivesAndEachComputesItsShare() {
    DecodedPictures pictures = new DecodedPictures(Blobs.dataset(300), ALL, INPUT);
    try (LightCnn net = LightCnn.create(INPUT, 3, 4, 1, Device.cpu())) {
      ForwardModel model = net.model();
      Matrix alone =
          new Inference(INPUT, 3, 32, List.of(lane(model)))
              .run(pictures, ALL, 2, quiet(), ScoreJournal.none())
              .probabilities();
      for (int devices = 1; devices <= 4; devices++) {
        List<AtomicInteger> seen = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        for (int d = 0; d < devices; d++) {
          AtomicInteger own = new AtomicInteger();
          seen.add(own);
          lanes.add(
              lane(
                  batch -> {
                    own.addAndGet((int) batch.getShape().get(0));
                    return model.probabilities(batch);
                  }));
        }
        Inference inference = new Inference(INPUT, 3, 32, lanes);
        Matrix together =
            inference.ahead(pictures, ALL, 3, quiet(), ScoreJournal.none()).probabilities();
        for (int i = 0; i < 300; i++) {
          for (int k = 0; k < 3; k++) {
            assertEquals(alone.at(i, k), together.at(i, k));
          }
        }
        // batches 0 to 9, the last of 12 pictures, dealt in turn
        int[][] shares = {{300}, {160, 140}, {108, 96, 96}, {96, 76, 64, 64}};
        assertArrayEquals(
            shares[devices - 1], seen.stream().mapToInt(AtomicInteger::get).toArray());
      }
    }
  }

  @Test
  void aFailureOnOneDeviceEndsTheOthers() {
    int before = Torch.liveArrays();
    DecodedPictures pictures = new DecodedPictures(Blobs.dataset(300), ALL, INPUT);
    try (LightCnn net = LightCnn.create(INPUT, 3, 4, 1, Device.cpu())) {
      ForwardModel broken =
          batch -> {
            throw new EngineException("broken on purpose");
          };
      Inference inference = new Inference(INPUT, 3, 8, List.of(lane(net.model()), lane(broken)));
      EngineException e =
          assertThrows(
              EngineException.class,
              () -> inference.ahead(pictures, ALL, 2, quiet(), ScoreJournal.none()));
      assertEquals("broken on purpose", e.getMessage());
    }
    assertEquals(before, Torch.liveArrays());
  }

  @Test
  void anInterruptEndsWhatIsDecodedAhead() {
    DecodedPictures pictures = new DecodedPictures(Blobs.dataset(300), ALL, INPUT);
    try (LightCnn net = LightCnn.create(INPUT, 3, 4, 1, Device.cpu())) {
      Inference inference = new Inference(INPUT, 3, 8, List.of(lane(net.model())));
      Thread.currentThread().interrupt();
      assertThrows(
          CancellationException.class,
          () -> inference.ahead(pictures, ALL, 2, quiet(), ScoreJournal.none()));
    }
  }

  @Test
  void nothingToComputeIsNothing() {
    DecodedPictures pictures = new DecodedPictures(Blobs.dataset(300), ALL, INPUT);
    Inference inference = new Inference(INPUT, 3, 8, List.of(lane(batch -> batch)));
    assertEquals(
        0,
        inference
            .ahead(pictures, new int[0], 2, quiet(), ScoreJournal.none())
            .probabilities()
            .rows());
  }

  private static Lane lane(ForwardModel model) {
    return new Lane(Device.cpu(), List.of(model));
  }

  private static Progress.Task quiet() {
    return Progress.SILENT.start("", 0, "");
  }

  private static double[] mean(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(k -> (a[k] + b[k]) / 2.0).toArray();
  }

  private static float[] naive(LightCnn net, DecodedPictures pictures, int i) {
    byte[] values = new byte[INPUT.values()];
    assertTrue(pictures.read(i, values, 0).isEmpty());
    float[] floats = new float[values.length];
    for (int p = 0; p < values.length; p++) {
      floats[p] = ((values[p] & 0xff) - 60f) / 50f;
    }
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray x = manager.create(floats, new ai.djl.ndarray.types.Shape(1, 1, 12, 12));
      NDArray logits = net.logits(new ParameterStore(manager, false), x, false);
      logits.attach(manager);
      return logits.softmax(1).toFloatArray();
    }
  }

  @Test
  void weightsComeBackBitForBit() {
    try (LightCnn one = LightCnn.create(INPUT, 3, 4, 1, Device.cpu());
        LightCnn two = LightCnn.create(INPUT, 3, 4, 2, Device.cpu())) {
      byte[] saved = one.snapshot();
      two.restore(saved);
      assertArrayEquals(saved, two.snapshot());
    }
  }
}
