package goldpan.torch.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.GivenBox;
import goldpan.torch.Torch;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DetectionLossTest {
  private static final DetectorShape SHAPE = CellTargetsTest.shape(64, 48, 2);

  private static CellTargets targets() {
    CellTargets targets = new CellTargets(SHAPE, 1);
    targets.picture(
        0,
        List.of(
            new GivenBox(0, new Box(0, 2, 0, 62, 48), false),
            new GivenBox(1, new Box(1, 17, 12, 25, 16), false),
            new GivenBox(2, new Box(1, 0, 0, 8, 8), true)));
    return targets;
  }

  private static float[] random(int count) {
    SplittableRandom random = new SplittableRandom(7);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (6 * random.nextDouble() - 3);
    }
    return values;
  }

  @Test
  void heatIsThePenaltyReducedFocalLossSummedCellByCell() {
    CellTargets targets = targets();
    float[] logits = random(SHAPE.cells() * 2);
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double p = 1 / (1 + Math.exp(-logits[i]));
      double y = targets.heat[i];
      sum +=
          y == 1
              ? Math.pow(1 - p, 2) * Math.log(p)
              : targets.background[i] * Math.pow(1 - y, 4) * p * p * Math.log(1 - p);
    }
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray array = manager.create(logits, new Shape(SHAPE.cells(), 2));
      float loss = new DetectionLoss(2).heat(array, targets, manager).getFloat();
      assertEquals(-sum / 2, loss, 1e-4 * -sum);
    }
  }

  @Test
  void geometryIsTheWeightedMeanDistance() {
    CellTargets targets = targets();
    float[] said = random(SHAPE.cells() * 4);
    double sum = 0;
    double weights = 0;
    for (int cell = 0; cell < SHAPE.cells(); cell++) {
      weights += targets.weights[cell];
      for (int i = cell * 4; i < cell * 4 + 4; i++) {
        sum += targets.weights[cell] * Math.abs(said[i] - targets.geometry[i]);
      }
    }
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray array = manager.create(said, new Shape(SHAPE.cells(), 4));
      float loss = new DetectionLoss(2).geometry(array, targets, manager).getFloat();
      assertEquals(sum / weights, loss, 1e-4);
    }
  }

  @Test
  void aPictureWithoutBoxesLearnsBackgroundAlone() {
    CellTargets none = new CellTargets(SHAPE, 1);
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray raw = manager.zeros(new Shape(SHAPE.cells(), SHAPE.outputs()));
      float loss = new DetectionLoss(2).of(raw, none, manager).getFloat();
      assertEquals(SHAPE.cells() * 2 * 0.25 * Math.log(2), loss, 1e-2);
    }
  }

  @Test
  void certaintyOfTheWrongKindCostsANumber() {
    CellTargets targets = targets();
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray raw = manager.ones(new Shape(SHAPE.cells(), SHAPE.outputs())).mul(-1000);
      float loss = new DetectionLoss(2).heat(raw.get(":, :2"), targets, manager).getFloat();
      assertEquals(-Math.log(1e-4), loss, 0.01);
    }
  }
}
