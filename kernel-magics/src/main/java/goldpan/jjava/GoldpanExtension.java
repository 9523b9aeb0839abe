package goldpan.jjava;

import com.google.auto.service.AutoService;
import goldpan.shell.Startup;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/**
 * Goldpan in the JJava kernel, which finds this class by itself when Goldpan is on its class path.
 */
@AutoService(Extension.class)
public final class GoldpanExtension implements Extension {
  @Override
  public void install(BaseKernel kernel) {
    new JJavaHost(kernel).settle();
    Object unused = kernel.evalRaw(Startup.code());
  }
}
