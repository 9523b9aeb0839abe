package goldpan.ijava;

import goldpan.shell.Startup;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Goldpan's magics in the IJava kernel.
 *
 * <p>A cell, or IJava's startup script, calls {@link #install()}. IJava is on no registry, so it is
 * reached by reflection; while its startup script runs it may have no kernel yet, and the binding
 * waits for one.
 */
public final class IJavaBinding {
  private static final String IJAVA = "io.github.spencerpark.ijava.IJava";
  private static final int WAIT_MILLIS = 20;
  private static final long MOST_WAITS = TimeUnit.MINUTES.toMillis(2) / WAIT_MILLIS;

  private IJavaBinding() {}

  /**
   * Registers the magics and imports the verbs, as a cell after {@code %maven} does; where there is
   * no kernel yet, which is in a startup script with imports of its own, the magics are registered
   * as soon as there is one.
   */
  public static void install() {
    Optional<BaseKernel> running = kernel();
    if (running.isPresent()) {
      install(running.get());
      Object unused = call(running.get(), "evalRaw", Startup.code());
      return;
    }
    Thread waiter = new Thread(IJavaBinding::installLater, "goldpan-ijava");
    waiter.setDaemon(true);
    waiter.start();
  }

  private static void installLater() {
    for (long i = 0; i < MOST_WAITS; i++) {
      Optional<BaseKernel> running = kernel();
      if (running.isPresent()) {
        install(running.get());
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private static void install(BaseKernel kernel) {
    if (call(kernel, "getMagics") instanceof Magics registry) {
      install(kernel, registry);
    }
  }

  /** Registers the magics with a kernel made on the base library. */
  public static void install(BaseKernel kernel, Magics target) {
    new IJavaHost(kernel, target).settle();
  }

  /** IJava is seen by the thread's own loader or by ours; a thread may have none. */
  private static Optional<BaseKernel> kernel() {
    return kernel(Thread.currentThread().getContextClassLoader())
        .or(() -> kernel(IJavaBinding.class.getClassLoader()));
  }

  private static Optional<BaseKernel> kernel(@Nullable ClassLoader loader) {
    try {
      Class<?> type = Class.forName(IJAVA, false, loader);
      return Optional.ofNullable((BaseKernel) type.getMethod("getKernelInstance").invoke(null));
    } catch (ReflectiveOperationException absent) {
      return Optional.empty();
    }
  }

  static Object call(BaseKernel kernel, String method, Object... arguments) {
    Class<?>[] types = new Class<?>[arguments.length];
    java.util.Arrays.setAll(types, i -> arguments[i].getClass());
    try {
      return kernel.getClass().getMethod(method, types).invoke(kernel, arguments);
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (ReflectiveOperationException absent) {
      throw new IllegalStateException(
          kernel.getClass().getName() + " has no " + method + "; expected IJava 1.3; install that",
          absent);
    }
  }
}
