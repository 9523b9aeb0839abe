package goldpan.kernel;

import java.lang.reflect.Proxy;

/** Makes the interrupt signal stop the cell and not the process. */
final class InterruptSignal {
  private InterruptSignal() {}

  /**
   * By reflection: the JDK has no supported class for it, and where it is missing, interrupts come
   * as messages.
   */
  static void handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              InterruptSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      Object unused = signal.getMethod("handle", signal, handler).invoke(null, interrupt, proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
      return;
    }
  }
}
