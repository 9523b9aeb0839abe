package goldpan.jjava;

import com.google.auto.service.AutoService;
import goldpan.Session;
import goldpan.display.DisplayProgress;
import goldpan.magics.MagicDefinition;
import goldpan.magics.MagicRegistry;
import goldpan.magics.Magics;
import goldpan.shell.Startup;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;

/**
 * Goldpan in the JJava kernel, which finds this class by itself when Goldpan is on its class path.
 */
@AutoService(Extension.class)
public final class GoldpanExtension implements Extension {
  @Override
  public void install(BaseKernel kernel) {
    MagicRegistry registry = MagicRegistry.installed();
    JJavaHost host = new JJavaHost(kernel, registry);
    Magics.use(host);
    registry.definitions().forEach(definition -> register(definition, host, kernel));
    host.registerRenderers();
    Session.current().progress(new DisplayProgress(host));
    Object unused = kernel.evalRaw(Startup.code());
  }

  private static void register(MagicDefinition definition, JJavaHost host, BaseKernel kernel) {
    String name = definition.name();
    LineMagic<Object, BaseKernel> line =
        (same, arguments) -> Magics.showing(host, name, arguments, null);
    Object unused = kernel.getMagicsRegistry().registerLineMagic(name, line);
    if (definition.headsCells()) {
      CellMagic<Object, BaseKernel> cell =
          (same, arguments, body) -> Magics.showing(host, name, arguments, body);
      unused = kernel.getMagicsRegistry().registerCellMagic(name, cell);
    }
  }
}
