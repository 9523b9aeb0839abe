package goldpan.data;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Libraries look services up through the thread's context loader, which in a notebook of another
 * kernel does not know jars that {@code %maven} added.
 */
public final class OwnLoader {
  private OwnLoader() {}

  /**
   * Does some work with the loader of Goldpan's own classes as the thread's, and then puts back
   * what was.
   */
  public static <T> T with(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    if (knowsGoldpan(before)) {
      return work.get();
    }
    thread.setContextClassLoader(OwnLoader.class.getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static boolean knowsGoldpan(@Nullable ClassLoader loader) {
    try {
      return loader != null && loader.loadClass(OwnLoader.class.getName()) == OwnLoader.class;
    } catch (ClassNotFoundException another) {
      return false;
    }
  }

  /** Whether the thread's loader has to be changed for libraries. */
  public static boolean isForeign() {
    return !knowsGoldpan(Thread.currentThread().getContextClassLoader());
  }
}
