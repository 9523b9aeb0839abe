package goldpan.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import goldpan.data.Dataset;
import goldpan.data.Progress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InferenceTest {
  private static final Input INPUT = new Input(12, 12, 1, List.of(60f), List.of(50f));

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
      List<Inference.Model> models = List.of(FoldRun.model(one), FoldRun.model(two));
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
