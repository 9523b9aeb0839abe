package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import goldpan.predict.Computing;
import goldpan.predict.FloatPrecision;
import goldpan.predict.PredictionException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevicesTest {

  private static List<Device> of(String name, int gpus) {
    return DeviceNames.all(name, gpus, Optional.empty());
  }

  private static String refusal(String name, int gpus) {
    return assertThrows(PredictionException.class, () -> of(name, gpus)).getMessage();
  }

  @Test
  void autoIsTheFirstGpuWhereThereIsOne() {
    assertEquals(List.of(Device.cpu()), of("auto", 0));
    assertEquals(List.of(Device.gpu(0)), of("auto", 2));
    assertEquals(List.of(Device.cpu()), of("cpu", 2));
    assertEquals(List.of(Device.gpu(0)), of("GPU", 1));
    assertEquals(List.of(Device.gpu(1)), of(" gpu:1 ", 2));
  }

  @Test
  void allIsEveryGpu() {
    assertEquals(List.of(Device.gpu(0), Device.gpu(1), Device.gpu(2)), of("all", 3));
    assertEquals("gpu:0, gpu:1, gpu:2", Torch.names(of("all", 3)));
  }

  @Test
  void whatIsNotThereIsRefusedAndNeverReplaced() {
    assertEquals(
        "device is \"gpu:1\"; expected one of the 1 GPUs PyTorch sees; install a CUDA build of"
            + " PyTorch or use device(\"auto\")",
        refusal("gpu:1", 1));
    assertEquals("device is \"tpu\"; expected auto, cpu, gpu or gpu:0", refusal("tpu", 1));
    assertEquals(
        "device is \"all\", which is every GPU; expected at least one, and PyTorch can use none;"
            + " use device(\"cpu\") or device(\"auto\")",
        refusal("all", 0));
    assertEquals(
        "device is \"all\", which is every GPU; expected at least one, and PyTorch can use none:"
            + " built without CUDA; use device(\"cpu\") or device(\"auto\")",
        assertThrows(
                PredictionException.class,
                () -> DeviceNames.all("all", 0, Optional.of("built without CUDA")))
            .getMessage());
  }

  @Test
  void aGpuThatCannotBeUsedIsExplained() {
    assertEquals(Optional.empty(), Devices.whyNoGpu(false, 0, "/lib/2.7.1-cpu-linux"));
    assertEquals(
        "CUDA's runtime sees 2, but PyTorch in /lib/2.7.1-cpu-linux was built without CUDA; name a"
            + " CUDA build of PyTorch "
            + Devices.pytorch()
            + " in PYTORCH_LIBRARY_PATH",
        Devices.whyNoGpu(true, 2, "/lib/2.7.1-cpu-linux").orElseThrow());
    assertEquals(
        "a GPU driver is there, but PyTorch in /opt/torch/lib cannot use it; check that nvidia-smi"
            + " runs, CUDA_VISIBLE_DEVICES, and that this PyTorch's CUDA suits the driver",
        Devices.whyNoGpu(true, 0, "/opt/torch/lib").orElseThrow());
  }

  @Test
  void settingsThatComeFirstWin() {
    Computing own = Computing.auto().device("cpu").batch(7);
    assertEquals("gpu:1", Computing.auto().device("gpu:1").over(own).device());
    assertEquals("cpu", Computing.auto().batch(9).over(own).device());
    assertEquals(9, Computing.auto().batch(9).over(own).batch());
    assertEquals(
        FloatPrecision.FLOAT16, own.precision("float16").over(Computing.auto()).precision());
    assertEquals(
        "precision is \"double\"; expected one of auto, float32, float16, bfloat16",
        assertThrows(PredictionException.class, () -> own.precision("double")).getMessage());
    assertEquals(
        "batch is -1; expected 1 to 65536 pictures, or 0 for what suits",
        assertThrows(PredictionException.class, () -> own.batch(-1)).getMessage());
  }
}
