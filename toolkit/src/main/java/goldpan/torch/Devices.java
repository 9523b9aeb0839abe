package goldpan.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.cuda.CudaUtils;
import goldpan.data.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What computes here: the library that is loaded, the GPUs it sees, the device of choice. */
public final class Devices {
  private Devices() {}

  /** PyTorch's version; loads the library on the first call. */
  public static String pytorch() {
    return Torch.version();
  }

  /** DJL's version. */
  public static String djl() {
    return Engine.getDjlVersion();
  }

  /** The folder or file that PyTorch's library was loaded from. */
  public static String library() {
    Engine unused = Torch.engine();
    return LibUtils.getLibtorchPath();
  }

  /** Native arrays that Goldpan holds now: after each piece of work as many as before it. */
  public static int liveArrays() {
    return Torch.liveArrays();
  }

  /** GPUs that the loaded library can use. */
  public static int usable() {
    return Torch.engine().getGpuCount();
  }

  /** GPUs that CUDA's runtime sees, whether the loaded library can use them or not. */
  public static int seen() {
    return CudaUtils.hasCuda() ? CudaUtils.getGpuCount() : 0;
  }

  /** CUDA's version, empty when its runtime is not found. */
  public static String cuda() {
    return CudaUtils.hasCuda() ? CudaUtils.getCudaVersionString() : "";
  }

  /**
   * Why no GPU can be used although the machine has one; empty when one can, or there is none: so
   * that nothing falls back to the processor without a word.
   */
  public static Optional<String> whyNoGpu() {
    if (usable() > 0) {
      return Optional.empty();
    }
    boolean driver = Files.exists(Path.of("/dev/nvidia0"));
    return whyNoGpu(driver, seen(), library());
  }

  static Optional<String> whyNoGpu(boolean driver, int seen, String library) {
    if (!driver && seen == 0) {
      return Optional.empty();
    }
    boolean cpuBuild = library.toLowerCase(Locale.ROOT).contains("cpu");
    String what =
        seen > 0
            ? Words.of("CUDA's runtime sees %d, but PyTorch", seen)
            : "a GPU driver is there, but PyTorch";
    return Optional.of(
        cpuBuild
            ? what
                + " in %s was built without CUDA; name a CUDA build of PyTorch %s in PYTORCH_LIBRARY_PATH"
                    .formatted(library, pytorch())
            : what
                + " in %s cannot use it; check that nvidia-smi runs, CUDA_VISIBLE_DEVICES, and that this PyTorch's CUDA suits the driver"
                    .formatted(library));
  }

  /**
   * The devices called {@code name}, which may also be {@code all}: every GPU.
   *
   * @throws PredictionException when there is no such device, saying what there is
   */
  static List<Device> named(String name) {
    return DeviceNames.all(name, usable(), whyNoGpu());
  }

  /** What {@code auto} means here: {@code cpu} or {@code gpu:0}. */
  public static String chosen() {
    return Torch.name(Torch.device("auto"));
  }

  /** Memory in use and in all of every usable GPU, in words. */
  public static List<String> memory() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < usable(); i++) {
      var use = CudaUtils.getGpuMemory(Device.gpu(i));
      words.add(
          Words.of(
              "gpu:%d, compute capability %s, %,d of %,d MiB in use",
              i, CudaUtils.getComputeCapability(i), use.getUsed() >> 20, use.getMax() >> 20));
    }
    return words;
  }
}
