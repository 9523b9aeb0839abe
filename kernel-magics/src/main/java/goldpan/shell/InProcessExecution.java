package goldpan.shell;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;
import jdk.jshell.execution.DirectExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets in this process, on the thread that evaluates.
 *
 * <p>One thread for all cells keeps what libraries hold per thread (gradient mode, native scopes)
 * from cell to cell. Unlike the JDK's controls this one keeps values and exceptions as the objects
 * they are and never calls {@code toString} on them.
 */
final class InProcessExecution extends DirectExecutionControl {
  private final SnippetLoader loader;
  private final Object lock = new Object();
  private @Nullable Thread running;
  private int depth;
  private boolean stopRequested;
  private @Nullable Object value;
  private @Nullable Throwable thrown;
  private @Nullable Field field;

  InProcessExecution(SnippetLoader loader) {
    super(loader);
    this.loader = loader;
  }

  /** The value of the snippet that ran last. */
  @Nullable Object value() {
    return value;
  }

  /** What the snippet that ran last threw. */
  @Nullable Throwable thrown() {
    return thrown;
  }

  void forget() {
    value = null;
    thrown = null;
  }

  /** The field behind the variable last asked for through {@link jdk.jshell.JShell#varValue}. */
  @Nullable Field field() {
    return field;
  }

  @Override
  public String varValue(String className, String variable) throws InternalException {
    try {
      field = findClass(className).getDeclaredField(variable);
      field.setAccessible(true);
      return "";
    } catch (ReflectiveOperationException gone) {
      throw new InternalException(gone.toString());
    }
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    forget();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    enter(thread);
    try {
      thread.setContextClassLoader(loader);
      Object result = snippet.invoke(null);
      thrown = null;
      value = result;
      return "";
    } catch (InvocationTargetException failed) {
      value = null;
      thrown = failed.getCause();
      throw tellable(failed);
    } finally {
      leave();
      thread.setContextClassLoader(before);
    }
  }

  /** JShell asks what was thrown for its message, which the user's own class may not give. */
  private static InvocationTargetException tellable(InvocationTargetException failed) {
    try {
      Object unused = failed.getTargetException().getMessage();
      unused = failed.getTargetException().getStackTrace();
      return failed;
    } catch (Throwable untellable) {
      return new InvocationTargetException(new Error(untellable.getClass().getName()));
    }
  }

  /** Runs something on this thread that {@link #requestStop} can end. */
  <T> T within(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    enter(thread);
    try {
      thread.setContextClassLoader(loader);
      return work.get();
    } finally {
      leave();
      thread.setContextClassLoader(before);
    }
  }

  /** The thread that runs the user's code now. */
  Optional<Thread> running() {
    synchronized (lock) {
      return Optional.ofNullable(running);
    }
  }

  private void enter(Thread thread) {
    synchronized (lock) {
      depth++;
      running = thread;
      if (stopRequested) {
        thread.interrupt();
      }
    }
  }

  private void leave() {
    synchronized (lock) {
      if (--depth == 0) {
        running = null;
        // The compiler reads through interruptible channels: it must never see the user's
        // interrupt.
        boolean unused = Thread.interrupted();
      }
    }
  }

  /** Stops what runs now, or what would run next in this evaluation. */
  void requestStop() {
    synchronized (lock) {
      stopRequested = true;
      StopCheck.request();
      if (running != null) {
        running.interrupt();
      }
    }
  }

  void clearStop() {
    synchronized (lock) {
      stopRequested = false;
      StopCheck.clear();
    }
  }

  boolean stopRequested() {
    synchronized (lock) {
      return stopRequested;
    }
  }

  ClassLoader loader() {
    return loader;
  }
}
