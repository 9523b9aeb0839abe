package goldpan.torch.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import goldpan.input.PictureSource;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.GivenBox;
import goldpan.task.boxes.ScoredBox;
import goldpan.torch.Devices;
import goldpan.torch.Torch;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CentreNetTest {
  private static final DetectorShape SHAPE = CellTargetsTest.shape(64, 48, 2);
  private static final DetectorOptimisation RECIPE =
      new DetectorOptimisation(4, 0.01, 0.01, 1.25, true, 0.1);

  /** Four pictures: a bright square, class 0, and a dark one, class 1, on noise. */
  private static final int PICTURES = 4;

  private static List<GivenBox> boxes(int row) {
    int x = 4 + 3 * row;
    int y = 6 + 2 * row;
    return List.of(
        new GivenBox(0, new Box(0, x, y, x + 14, y + 14), false),
        new GivenBox(1, new Box(1, x + 24, y + 6, x + 40, y + 18), false));
  }

  private static final PictureSource SOURCE =
      (row, into, offset) -> {
        SplittableRandom random = new SplittableRandom(row);
        for (int i = 0; i < 64 * 48 * 3; i++) {
          into[offset + i] = (byte) (110 + random.nextInt(20));
        }
        for (GivenBox each : boxes(row)) {
          for (int y = (int) each.box().y0(); y < each.box().y1(); y++) {
            int from = offset + (y * 64 + (int) each.box().x0()) * 3;
            byte value = (byte) (each.box().label() == 0 ? 230 : 20);
            Arrays.fill(into, from, from + 3 * (int) each.box().width(), value);
          }
        }
        return Optional.empty();
      };

  private static final int[] ROWS = {0, 1, 2, 3};

  private static void train(DetectorTrainer trainer, int from, int to) {
    for (int e = from; e < to; e++) {
      double unused = trainer.epoch(ROWS, new SplittableRandom(e), e, 60, (pictures, loss) -> {});
    }
  }

  private static byte[] state(DetectorTrainer trainer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      trainer.state(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void learnsToFindWhatItIsShown() {
    Torch.Borrowed thread = Torch.borrowThread(1);
    try (CentreNet net = CentreNet.create(SHAPE, 1, "cpu");
        DetectorTrainer trainer =
            new DetectorTrainer(
                net,
                SOURCE,
                CentreNetTest::boxes,
                new DetectorOptimisation(4, 0.01, 0, 1, false, 0))) {
      for (int s = 0; s < 150; s++) {
        double unused = trainer.step(ROWS, 0, PICTURES, null, 0.005);
      }
      List<Integer> seen = new ArrayList<>();
      net.judge(
          SOURCE,
          ROWS,
          (row, cells) -> {
            seen.add(row);
            List<ScoredBox> found = cells.found(64, 48, 0.3, 10, 0.5);
            assertEquals(2, found.size(), "picture " + row + ": " + found);
            for (GivenBox each : boxes(row)) {
              assertTrue(
                  found.stream()
                      .anyMatch(
                          f ->
                              f.box().label() == each.box().label()
                                  && f.box().iou(each.box()) > 0.6),
                  "picture " + row + ": " + found);
              ScoredBox at = cells.at(each.box(), 64, 48);
              assertEquals(each.box().label(), at.box().label());
            }
          });
      assertEquals(List.of(0, 1, 2, 3), seen);
    } finally {
      thread.close();
    }
  }

  @Test
  void aTrainerGoneOnWithComesToTheSameBits() {
    Torch.Borrowed thread = Torch.borrowThread(1);
    try {
      byte[] half;
      byte[] whole;
      try (CentreNet net = CentreNet.create(SHAPE, 1, "cpu");
          DetectorTrainer trainer =
              new DetectorTrainer(net, SOURCE, CentreNetTest::boxes, RECIPE)) {
        train(trainer, 0, 3);
        half = state(trainer);
        train(trainer, 3, 6);
        whole = net.snapshot();
      }
      try (CentreNet net = CentreNet.create(SHAPE, 99, "cpu");
          DetectorTrainer trainer =
              new DetectorTrainer(net, SOURCE, CentreNetTest::boxes, RECIPE)) {
        trainer.restore(half);
        train(trainer, 3, 6);
        assertArrayEquals(whole, net.snapshot());
      }
    } finally {
      thread.close();
    }
  }

  @Test
  void trainingAndJudgingLeaveNoArrayBehind() {
    Torch.Borrowed thread = Torch.borrowThread(1);
    int before = Devices.liveArrays();
    try (CentreNet net = CentreNet.create(SHAPE, 1, "cpu")) {
      try (DetectorTrainer trainer =
          new DetectorTrainer(net, SOURCE, CentreNetTest::boxes, RECIPE)) {
        train(trainer, 0, 2);
        int after = Devices.liveArrays();
        int own = net.manager().getManagedArrays().size();
        train(trainer, 2, 6);
        assertEquals(after, Devices.liveArrays());
        assertEquals(own, net.manager().getManagedArrays().size());
      }
      int own = net.manager().getManagedArrays().size();
      net.judge(SOURCE, ROWS, (row, cells) -> {});
      assertEquals(own, net.manager().getManagedArrays().size());
    } finally {
      thread.close();
    }
    assertEquals(before, Devices.liveArrays());
  }

  @Test
  void aMapIsDoubledByRepetition() {
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray x = manager.create(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, new Shape(1, 2, 2, 2));
      NDArray twice = CentreBlock.doubled(x);
      assertEquals(new Shape(1, 2, 4, 4), twice.getShape());
      assertArrayEquals(
          new float[] {
            1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4, 5, 5, 6, 6, 5, 5, 6, 6, 7, 7, 8, 8, 7,
            7, 8, 8
          },
          twice.reshape(32).toFloatArray());
    }
  }

  @Test
  void ratesRiseForThreeTenthsAndFallToNothing() {
    Torch.Borrowed thread = Torch.borrowThread(1);
    try (CentreNet net = CentreNet.create(SHAPE, 1, "cpu");
        DetectorTrainer trainer = new DetectorTrainer(net, SOURCE, CentreNetTest::boxes, RECIPE)) {
      assertEquals(0.01 * 0.5 / 30, trainer.rate(0, 100), 1e-9);
      assertEquals(0.01 * 29.5 / 30, trainer.rate(29, 100), 1e-9);
      assertEquals(0.01 * 0.5 / 70, trainer.rate(99, 100), 1e-9);
    } finally {
      thread.close();
    }
  }
}
