package goldpan.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import goldpan.data.OwnLoader;
import goldpan.predict.PredictionException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The PyTorch engine as this room uses it. Gradient mode and intra-op threads belong to a thread,
 * so whoever computes says so first, through {@link #onThisThread}. Every array of this room lives
 * under one root, so that those alive can be counted.
 */
public final class Torch {
  private Torch() {}

  private static volatile boolean loaded;

  /** Whether anything has needed the native library so far. */
  static boolean isLoaded() {
    return loaded;
  }

  /**
   * The engine; loads the native library on the first call.
   *
   * @throws PredictionException when there is none for this platform
   */
  static Engine engine() {
    try {
      return Loaded.ENGINE;
    } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new PredictionException(
          "PyTorch's native library cannot be loaded on %s %s: %s; expected pytorch-native-cpu for this platform on the class path; install Goldpan on it again, or set PYTORCH_LIBRARY_PATH to PyTorch 2.7.1"
              .formatted(
                  System.getProperty("os.name"), System.getProperty("os.arch"), cause.getMessage()),
          e);
    }
  }

  private static final class Loaded {
    static final Engine ENGINE = load();
    static final NDManager ROOT = ENGINE.newBaseManager(Device.cpu());
    static final PrimitiveGate PRIMITIVES = PrimitiveGate.of(System.getenv());

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
      Engine engine = OwnLoader.with(() -> Engine.getEngine("PyTorch"));
      loaded = true;
      return engine;
    }
  }

  /** Gradients off and {@code threads} threads inside an operation, for the current thread. */
  public static void onThisThread(int threads) {
    engine();
    JniUtils.setGradMode(false);
    JniUtils.setNumThreads(threads);
  }

  /** Computes as {@link #onThisThread} says, and gives a user's own thread back what it had. */
  public static <T> T computing(int threads, Supplier<T> work) {
    Borrowed thread = borrowThread(threads);
    try {
      return work.get();
    } finally {
      thread.close();
    }
  }

  /** As {@link #onThisThread} says, until the thread is given back. */
  public static Borrowed borrowThread(int threads) {
    engine();
    Borrowed before = new Borrowed(JniUtils.isGradMode(), JniUtils.getNumThreads());
    onThisThread(threads);
    return before;
  }

  /** A thread that computes; {@link #close}, on the same thread, gives it back as it was. */
  public static final class Borrowed implements AutoCloseable {
    private final boolean gradients;
    private final int threads;

    private Borrowed(boolean gradients, int threads) {
      this.gradients = gradients;
      this.threads = threads;
    }

    @Override
    public void close() {
      JniUtils.setGradMode(gradients);
      JniUtils.setNumThreads(threads);
    }
  }

  public static NDManager manager(Device device) {
    engine();
    return Loaded.ROOT.newSubManager(device);
  }

  /** The gate before oneDNN's cache, of which a process has one. */
  public static PrimitiveGate primitives() {
    return Loaded.PRIMITIVES;
  }

  /** How many arrays are alive in all managers that {@link #manager} gave. */
  public static int liveArrays() {
    engine();
    return Loaded.ROOT.getManagedArrays().size();
  }

  /**
   * The device called {@code name}: {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:i}.
   *
   * @throws PredictionException when there is no such device, saying what there is
   */
  public static Device device(String name) {
    return DeviceNames.one(name, engine().getGpuCount());
  }

  /** {@code cpu} or {@code gpu:0}. */
  public static String name(Device device) {
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }

  /** {@code cpu}, or {@code gpu:0, gpu:1}. */
  static String names(List<Device> devices) {
    return devices.stream().map(Torch::name).collect(Collectors.joining(", "));
  }

  static String version() {
    return engine().getVersion();
  }
}
