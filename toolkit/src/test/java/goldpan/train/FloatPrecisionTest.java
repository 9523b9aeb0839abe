package goldpan.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.disk.CheckpointStore;
import goldpan.input.Input;
import goldpan.predict.Computing;
import goldpan.predict.FloatPrecision;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Predictor;
import goldpan.torch.Devices;
import goldpan.torch.FoldedCnn;
import goldpan.torch.ForwardModel;
import goldpan.torch.LightCnn;
import goldpan.torch.PrecisionTrial;
import goldpan.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloatPrecisionTest {

  private static Baseline trained() {
    return BaselineTraining.on(Blobs.dataset(90)).folds(2).epochs(2).width(4).train();
  }

  private static double loss(Predictions said, int row) {
    return -Math.log(said.probability(row, said.label(row)));
  }

  @Test
  void sixteenBitsGiveTheSameLossesWithinTheTolerance() {
    Baseline baseline = trained();
    Dataset others = Blobs.dataset(30).named("others");
    int before = Torch.liveArrays();
    Predictions wide =
        baseline
            .inSample()
            .with(Computing.auto().precision("float32"))
            .predict(others, Progress.SILENT);
    Predictions narrow =
        baseline
            .inSample()
            .with(Computing.auto().precision("float16"))
            .predict(others, Progress.SILENT);
    for (int r = 0; r < 30; r++) {
      assertEquals(loss(wide, r), loss(narrow, r), 0.02, "row " + r);
    }
    assertEquals(baseline.describe() + ", float16", narrow.provenance().model());
    assertEquals(baseline.describe(), wide.provenance().model());
    assertEquals(before, Torch.liveArrays());
  }

  @Test
  void aKilledMiningGoesOnWithThePrecisionItBeganWith(@TempDir Path folder) {
    Function<FloatPrecision, String> key = precision -> "mining-" + precision;
    CheckpointStore killed = CheckpointStore.in(folder);
    assertEquals(Optional.empty(), PrecisionTrial.begun(killed, key));
    killed.begin(key.apply(FloatPrecision.FLOAT16));
    killed.close();
    CheckpointStore again = CheckpointStore.in(folder);
    assertEquals(Optional.of(FloatPrecision.FLOAT16), PrecisionTrial.begun(again, key));
    assertEquals(Optional.empty(), PrecisionTrial.begun(again.anew(), key));
    assertEquals(Optional.empty(), PrecisionTrial.begun(CheckpointStore.nowhere(), key));
  }

  @Test
  void bfloat16IsRefusedWithTheReason() {
    Predictor asked = trained().with(Computing.auto().precision("bfloat16"));
    assertEquals(
        "precision is \"bfloat16\"; expected auto, float32 or float16, as DJL "
            + Devices.djl()
            + " ends the Java process when it makes such numbers; float16 is as fast",
        assertThrows(
                PredictionException.class, () -> asked.predict(Blobs.dataset(30), Progress.SILENT))
            .getMessage());
  }

  @Test
  void normalisationThatIsFoldedInGivesTheSame() {
    Input input = new Input(12, 12, 1, java.util.List.of(60f), java.util.List.of(50f));
    try (LightCnn net = LightCnn.create(input, 3, 4, 1, Device.cpu());
        NDManager manager = Torch.manager(Device.cpu())) {
      unusual(net, manager, false);
      assertFoldedAlike(net, manager);
      unusual(net, manager, true); // some scales below zero cannot pass a maximum
      assertFoldedAlike(net, manager);
    }
  }

  private static void unusual(LightCnn net, NDManager manager, boolean negative) {
    for (Parameter parameter : net.block().getParameters().values()) {
      if (parameter.getType() == Parameter.Type.WEIGHT) {
        continue;
      }
      NDArray array = parameter.getArray();
      float[] values = new float[(int) array.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = 0.2f + 0.3f * (i % 5);
        boolean gamma = parameter.getType() == Parameter.Type.GAMMA;
        values[i] *= negative && gamma && i % 3 == 1 ? -1 : 1;
      }
      try (NDArray chosen = manager.create(values, array.getShape())) {
        array.muli(0).addi(chosen);
      }
    }
  }

  private static void assertFoldedAlike(LightCnn net, NDManager manager) {
    Torch.computing(
        1,
        () -> {
          NDArray x = manager.randomNormal(new Shape(5, 1, 12, 12));
          float[] expected = net.model().probabilities(x).toFloatArray();
          ForwardModel folded = new FoldedCnn(net, DataType.FLOAT32, manager);
          float[] found = folded.probabilities(x).toFloatArray();
          for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-5f);
          }
          return true;
        });
  }

  @Test
  void onlyProcessorsThatComputeWithSixteenBitsAreAsked(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("cpuinfo");
    assertFalse(PrecisionTrial.hasInstructions(file));
    Files.writeString(file, "model name\t: X\nflags\t\t: fpu f16c avx512f avx512_vnni\n");
    assertFalse(PrecisionTrial.hasInstructions(file)); // f16c only converts
    Files.writeString(file, "model name\t: X\nflags\t\t: fpu f16c avx512_fp16\n");
    assertTrue(PrecisionTrial.hasInstructions(file));
    Files.writeString(file, "Features\t: fp asimd fphp asimdhp\n");
    assertFalse(PrecisionTrial.hasInstructions(file), "not measured on any");
  }

  /** Gives the same whatever it is asked, after a while. */
  private static ForwardModel slow(long millis, float... probabilities) {
    return batch -> {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return batch.getManager().create(probabilities, new Shape(1, probabilities.length));
    };
  }

  private static PrecisionTrial trial(ForwardModel wide, ForwardModel narrow) {
    try (NDManager manager = Torch.manager(Device.cpu())) {
      return PrecisionTrial.of(wide, narrow, manager.zeros(new Shape(1)), new int[] {1});
    }
  }

  @Test
  void onAProcessorLikeLossesDecideAndNoClock() {
    assertTrue(trial(slow(0, 0.5f, 0.5f), slow(40, 0.501f, 0.499f)).isWon());
    assertFalse(trial(slow(0, 0.5f, 0.5f), slow(0, 0.51f, 0.49f)).isWon(), "0.02 nats apart");
    assertFalse(trial(slow(0, 0.5f, 0.5f), slow(0, Float.NaN, Float.NaN)).isWon(), "no number");
    assertEquals(
        "float16 is several times as fast as float32 on such a processor, and in a trial on these"
            + " pictures losses were at most 0.0020 nats apart",
        trial(slow(0, 0.5f, 0.5f), slow(0, 0.501f, 0.499f)).toString());
  }

  @Test
  void onAGpuATrialIsWonBySpeedAndLikeLossesTogether() {
    assertTrue(new PrecisionTrial(true, OptionalDouble.of(1.6), 0.003).isWon());
    assertFalse(new PrecisionTrial(true, OptionalDouble.of(1.4), 0.003).isWon());
    assertFalse(new PrecisionTrial(true, OptionalDouble.of(1.6), 0.005).isWon());
  }

  @Test
  void aDeviceWithoutSuchNumbersLosesTheTrial() {
    ForwardModel failing =
        batch -> {
          throw new EngineException("\"conv2d\" not implemented for 'Half'");
        };
    assertFalse(trial(slow(1, 0.5f, 0.5f), failing).isWon());
  }

  @Test
  void theLargestDifferenceIsThatOfTheGivenLabels() {
    float[] expected = {0.5f, 0.5f, 0.25f, 0.75f};
    float[] found = {0.5f, 0.4f, 0.5f, 0.75f};
    assertEquals(Math.log(2), PrecisionTrial.apart(expected, found, new int[] {0, 0}), 1e-6);
    assertEquals(Math.log(1.25), PrecisionTrial.apart(expected, found, new int[] {1, 1}), 1e-6);
  }
}
