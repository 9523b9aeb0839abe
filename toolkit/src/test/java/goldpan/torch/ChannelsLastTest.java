package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import goldpan.input.Input;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches a convolution lies in memory as B, H, W, C, whatever was done to it before. */
class ChannelsLastTest {
  private static final int PICTURES = 4;
  private static final int HEIGHT = 3;
  private static final int WIDTH = 5;

  /**
   * Whether the numbers lie in memory in the order B, H, W, C: PyTorch says, DJL does not pass it
   * on.
   */
  private static void assertChannelsLast(NDArray array) {
    try {
      Class<?> library = Class.forName("ai.djl.pytorch.jni.PyTorchLibrary");
      Field instance = library.getDeclaredField("LIB");
      instance.setAccessible(true);
      Method isContiguous = library.getDeclaredMethod("torchIsContiguous", long.class);
      isContiguous.setAccessible(true);
      PtNDArray lying = (PtNDArray) array.transpose(0, 2, 3, 1);
      assertEquals(true, isContiguous.invoke(instance.get(null), lying.getHandle()));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("DJL's binding has changed", e);
    }
  }

  private static void each(int channels, UnaryOperator<NDArray> operation) {
    try (NDManager manager = Torch.manager(Device.cpu());
        Batch batch = new Batch(input(channels), manager)) {
      ByteBuffer bytes = batch.buffer(PICTURES);
      for (int i = 0; i < bytes.capacity(); i++) {
        bytes.put(i, (byte) (i * 37));
      }
      NDArray pictures = batch.of(bytes, PICTURES, manager);
      assertChannelsLast(pictures);
      assertChannelsLast(ChannelsLast.of(operation.apply(pictures)));
    }
  }

  private static Input input(int channels) {
    return new Input(
        WIDTH,
        HEIGHT,
        channels,
        java.util.Collections.nCopies(channels, 10f),
        java.util.Collections.nCopies(channels, 3f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void afterMixing(int channels) {
    each(channels, x -> Mixing.mix(x, new int[] {1, 2, 3, 0}, 0.3, x.getManager()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void afterCutting(int channels) {
    int[] box = {1, 0, 3, 2};
    each(channels, x -> Mixing.cut(x, new int[] {1, 2, 3, 0}, box, x.getManager()).pictures());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void afterMirroringAndReversingChannels(int channels) {
    each(channels, x -> x.flip(3).flip(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void plainMemoryIsReordered(int channels) {
    each(channels, x -> x.duplicate().reshape(x.getShape().size()).reshape(x.getShape()));
  }

  @Test
  void plainMemoryIsNotChannelsLast() {
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray plain = manager.arange(24f).reshape(new Shape(2, 3, 2, 2));
      assertThrows(AssertionError.class, () -> assertChannelsLast(plain));
    }
  }

  @Test
  void numbersStayTheSame() {
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray plain = manager.arange(24f).reshape(new Shape(2, 3, 2, 2));
      NDArray last = ChannelsLast.of(plain);
      assertEquals(plain.getShape(), last.getShape());
      assertArrayEquals(plain.toFloatArray(), last.duplicate().toFloatArray());
      assertEquals(List.of(5f), List.of(last.getFloat(0, 1, 0, 1)));
    }
  }
}
