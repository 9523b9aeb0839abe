package goldpan.torch;

import ai.djl.Device;
import goldpan.data.Words;
import goldpan.predict.PredictionException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the names of devices mean on a machine with so many GPUs. */
final class DeviceNames {
  private DeviceNames() {}

  /**
   * The device called {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:i}.
   *
   * @param gpus that PyTorch can use
   * @throws PredictionException when there is no such device, saying what there is
   */
  static Device one(String name, int gpus) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    if (wanted.equals("cpu")) {
      return Device.cpu();
    }
    if (wanted.equals("auto")) {
      return gpus > 0 ? Device.gpu(0) : Device.cpu();
    }
    if (wanted.matches("gpu(:\\d{1,4})?")) {
      int index = wanted.equals("gpu") ? 0 : Integer.parseInt(wanted.substring(4));
      if (index < gpus) {
        return Device.gpu(index);
      }
      throw new PredictionException(
          Words.of(
              "device is \"%s\"; expected one of the %d GPUs PyTorch sees; install a CUDA build of PyTorch or use device(\"auto\")",
              name, gpus));
    }
    throw new PredictionException(
        "device is \"%s\"; expected auto, cpu, gpu or gpu:0".formatted(name));
  }

  /**
   * The same, and {@code all}, which is every GPU.
   *
   * @param why no GPU can be used although there is one, if that is known
   * @throws PredictionException when there is no such device, saying what there is
   */
  static List<Device> all(String name, int gpus, Optional<String> why) {
    if (!name.strip().equalsIgnoreCase("all")) {
      return List.of(one(name, gpus));
    }
    if (gpus == 0) {
      throw new PredictionException(
          "device is \"all\", which is every GPU; expected at least one, and PyTorch can use none%s; use device(\"cpu\") or device(\"auto\")"
              .formatted(why.map(w -> ": " + w).orElse("")));
    }
    return IntStream.range(0, gpus).mapToObj(Device::gpu).toList();
  }
}
