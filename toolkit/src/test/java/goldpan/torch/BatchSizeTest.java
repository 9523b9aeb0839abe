package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import goldpan.input.Input;
import goldpan.predict.PredictionException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
  private static final EngineException CUDA =
      new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB");

  private static Input square(int side) {
    return new Input(side, side, 3, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
  }

  @Test
  void theInputAloneDecidesWhereItBegins() {
    assertEquals(128, BatchSize.fitting(square(32), false));
    assertEquals(32, BatchSize.fitting(square(64), false));
    assertEquals(16, BatchSize.fitting(square(224), false));
    assertEquals(1, BatchSize.fitting(square(4096), false));
    assertEquals(512, BatchSize.fitting(square(32), true));
    assertEquals(64, BatchSize.fitting(square(224), true));
  }

  @Test
  void isHalvedOnceForThreadsThatFailTogether() {
    BatchSize size = new BatchSize("gpu:0", 128);
    assertTrue(size.note().isEmpty());
    size.halve(128, CUDA);
    size.halve(128, CUDA);
    assertEquals(64, size.now());
    size.halve(64, CUDA);
    assertEquals(32, size.now());
    assertEquals(
        "gpu:0: ran out of memory with 128 pictures at once; they were computed by 32",
        size.note().orElseThrow().where() + ": " + size.note().orElseThrow().what());
  }

  @Test
  void anotherFailureIsHandedOn() {
    EngineException shapes = new EngineException("shapes do not match");
    assertSame(
        shapes,
        assertThrows(EngineException.class, () -> new BatchSize("cpu", 8).halve(8, shapes)));
  }

  @Test
  void onePictureTooManyIsSaid() {
    assertEquals(
        "gpu:1 has too little memory for a single picture: CUDA out of memory. Tried to allocate"
            + " 2.00 GiB; expected room for one; use a smaller model or size, or another device",
        assertThrows(PredictionException.class, () -> new BatchSize("gpu:1", 8).halve(1, CUDA))
            .getMessage());
  }

  @Test
  void pyTorchsOwnWordsForNoMemoryAreKnown() {
    try (NDManager manager = Torch.manager(ai.djl.Device.cpu())) {
      EngineException e =
          assertThrows(
              EngineException.class,
              () -> {
                NDArray unused = manager.zeros(new Shape(1 << 30, 1 << 20), DataType.FLOAT32);
              });
      assertTrue(BatchSize.isOutOfMemory(e), e.getMessage());
    }
    assertFalse(BatchSize.isOutOfMemory(new EngineException("no such file")));
  }
}
