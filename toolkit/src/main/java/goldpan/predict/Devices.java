package goldpan.predict;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.cuda.CudaUtils;
import java.util.ArrayList;
import java.util.List;

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
          "gpu:%d, compute capability %s, %,d of %,d MiB in use"
              .formatted(
                  i, CudaUtils.getComputeCapability(i), use.getUsed() >> 20, use.getMax() >> 20));
    }
    return words;
  }
}
