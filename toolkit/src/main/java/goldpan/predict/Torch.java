package goldpan.predict;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Locale;

/**
 * The PyTorch engine as this room uses it. Gradient mode and intra-op threads belong to a thread,
 * so whoever computes says so first, through {@link #onThisThread}.
 */
final class Torch {
  private Torch() {}

  private static volatile boolean loaded;

  /** Whether anything has needed the native library so far. */
  static boolean isLoaded() {
    return loaded;
  }

  /** The engine; loads the native library on the first call. */
  static Engine engine() {
    return Loaded.ENGINE;
  }

  private static final class Loaded {
    static final Engine ENGINE = load();

    private static Engine load() {
      if (System.getProperty("ai.djl.pytorch.graph_optimizer") == null) {
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
      }
      if (System.getProperty("OPT_OUT_TRACKING") == null) {
        System.setProperty("OPT_OUT_TRACKING", "true");
      }
      if (System.getProperty("ai.djl.offline") == null) {
        System.setProperty("ai.djl.offline", "true");
      }
      Engine engine = Engine.getEngine("PyTorch");
      loaded = true;
      return engine;
    }
  }

  /** Gradients off and {@code threads} threads inside an operation, for the current thread. */
  static void onThisThread(int threads) {
    engine();
    JniUtils.setGradMode(false);
    JniUtils.setNumThreads(threads);
  }

  /** Threads to use: the system property {@code goldpan.threads}, or the number of cores. */
  static int threads() {
    return Integer.getInteger("goldpan.threads", Runtime.getRuntime().availableProcessors());
  }

  static NDManager manager(Device device) {
    return engine().newBaseManager(device);
  }

  /**
   * The device called {@code name}: {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:i}.
   *
   * @throws PredictionException when there is no such device, saying what there is
   */
  static Device device(String name) {
    int gpus = engine().getGpuCount();
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    if (wanted.equals("cpu")) {
      return Device.cpu();
    }
    if (wanted.equals("auto")) {
      return gpus > 0 ? Device.gpu(0) : Device.cpu();
    }
    if (wanted.matches("gpu(:\\d+)?")) {
      int index = wanted.equals("gpu") ? 0 : Integer.parseInt(wanted.substring(4));
      if (index < gpus) {
        return Device.gpu(index);
      }
      throw new PredictionException(
          "device is \"%s\"; expected one of the %d GPUs PyTorch sees; install a CUDA build of PyTorch or use device(\"auto\")"
              .formatted(name, gpus));
    }
    throw new PredictionException(
        "device is \"%s\"; expected auto, cpu, gpu or gpu:0".formatted(name));
  }

  /** {@code cpu} or {@code gpu:0}. */
  static String name(Device device) {
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }

  static String version() {
    return engine().getVersion();
  }
}
