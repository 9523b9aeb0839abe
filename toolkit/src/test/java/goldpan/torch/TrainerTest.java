package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import goldpan.input.DecodedPictures;
import goldpan.input.Input;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
import goldpan.train.Blobs;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final Input INPUT = new Input(12, 12, 1, List.of(60f), List.of(50f));
  private static final Optimisation RECIPE =
      TrainingLossTest.recipe(Optimisation.Weighting.NONE, 0, 0);

  private static <T> T with(java.util.function.Function<Trainer, T> work, LightCnn net) {
    int[] all = IntStream.range(0, 30).toArray();
    DecodedPictures pictures = new DecodedPictures(Blobs.dataset(30), all, INPUT);
    return Torch.computing(
        1,
        () -> {
          try (Trainer trainer =
              new Trainer(net, pictures, Targets.single(Blobs.labels(30, 3), 3), RECIPE, INPUT)) {
            return work.apply(trainer);
          }
        });
  }

  @Test
  void rateGoesStraightUpAndStraightDown() {
    try (LightCnn net = LightCnn.create(INPUT, 3, 4, 1, Device.cpu())) {
      double[] rates =
          with(t -> IntStream.range(0, 100).mapToDouble(s -> t.rate(s, 100)).toArray(), net);
      assertEquals(0.1 * 0.005 / 0.3, rates[0], 1e-12);
      assertEquals(0.1 * 0.295 / 0.3, rates[29], 1e-12);
      assertEquals(0.1 * 0.695 / 0.7, rates[30], 1e-12);
      assertEquals(0.1 * 0.005 / 0.7, rates[99], 1e-12);
      assertTrue(IntStream.range(0, 100).allMatch(s -> rates[s] > 0 && rates[s] <= 0.1));
    }
  }

  @Test
  void aRestOfOneIsNoStep() {
    assertEquals(3, Trainer.stepsPerEpoch(12, 4));
    assertEquals(3, Trainer.stepsPerEpoch(13, 4));
    assertEquals(4, Trainer.stepsPerEpoch(14, 4));
    assertEquals(1, Trainer.stepsPerEpoch(2, 4));
  }

  @Test
  void anEpochTakesEverySampleOnceInRandomOrder() {
    try (LightCnn net = LightCnn.create(INPUT, 3, 4, 1, Device.cpu())) {
      List<Integer> pictures = new ArrayList<>();
      with(
          t -> {
            t.epoch(
                IntStream.range(0, 30).toArray(),
                new SplittableRandom(1),
                0,
                0,
                8,
                (step, count, nats, rate) -> {
                  pictures.add(count);
                  assertTrue(nats > 0 && nats < 5);
                });
            return 0;
          },
          net);
      assertEquals(List.of(4, 4, 4, 4, 4, 4, 4, 2), pictures);
    }
  }

  /** Nesterov's step by hand: v = m v + g + decay w; w = w - rate (m v + g + decay w). */
  @Test
  void theFirstStepIsByHand() {
    try (LightCnn net = LightCnn.create(INPUT, 3, 4, 1, Device.cpu());
        LightCnn probe = LightCnn.create(INPUT, 3, 4, 1, Device.cpu())) {
      float[] before = last(net);
      int[] rows = {0, 1, 2, 3};
      with(t -> t.step(rows, 0, 4, null, 0.01), net);
      float[] small = last(net);
      with(t -> t.step(rows, 0, 4, null, 0.02), probe);
      float[] big = last(probe);
      for (int i = 0; i < before.length; i++) {
        // from rest the step is rate · (1 + m) · pull: twice the rate is twice as far
        assertEquals(2 * (small[i] - before[i]), big[i] - before[i], 1e-6);
      }
    }
  }

  private static float[] last(LightCnn net) {
    List<Parameter> learnt = net.learnt();
    NDArray array = learnt.get(learnt.size() - 1).getArray();
    return array.toFloatArray();
  }

  @Test
  void aTrainingThatDivergesSaysSo() {
    int[] rows = {0, 1, 2, 3};
    try (LightCnn net = LightCnn.create(INPUT, 3, 4, 1, Device.cpu())) {
      PredictionException e =
          assertThrows(
              PredictionException.class,
              () ->
                  with(
                      t -> {
                        for (int i = 0; i < 9; i++) {
                          t.step(rows, 0, 4, null, 1e30);
                        }
                        return 0;
                      },
                      net));
      assertEquals(
          "training diverged: the loss of a batch is NaN; expected a number; lower the rate, as in"
              + " rate(0.025)",
          e.getMessage());
    }
  }

  @Test
  void onlyBytesOfTheSeedDecideTheWeights() {
    try (LightCnn one = LightCnn.create(INPUT, 3, 4, 8, Device.cpu());
        LightCnn two = LightCnn.create(INPUT, 3, 4, 8, Device.cpu())) {
      assertArrayEquals(one.snapshot(), two.snapshot());
    }
  }
}
