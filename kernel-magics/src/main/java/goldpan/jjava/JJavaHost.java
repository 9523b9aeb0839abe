package goldpan.jjava;

import goldpan.display.MimeBundle;
import goldpan.display.ValueRenderer;
import goldpan.magics.GuestHost;
import goldpan.magics.MagicDefinition;
import goldpan.magics.MagicException;
import java.nio.file.Path;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.jspecify.annotations.Nullable;

/** JJava as magics see it. */
final class JJavaHost extends GuestHost {
  private final BaseKernel kernel;

  JJavaHost(BaseKernel kernel) {
    super("JJava");
    this.kernel = kernel;
  }

  @Override
  protected void register(MagicDefinition magic) {
    String name = magic.name();
    LineMagic<Object, BaseKernel> line = (same, words) -> call(name, words, null);
    Object unused = kernel.getMagicsRegistry().registerLineMagic(name, line);
    if (magic.headsCells()) {
      CellMagic<Object, BaseKernel> cell = (same, words, body) -> call(name, words, body);
      unused = kernel.getMagicsRegistry().registerCellMagic(name, cell);
    }
  }

  @Override
  protected <T> void register(ValueRenderer<T> renderer) {
    kernel
        .getRenderer()
        .createRegistration(renderer.type())
        .register(
            (value, context) -> context.getOutputContainer().assign(data(renderer.render(value))));
  }

  @Override
  public @Nullable Object evaluate(String source, String code) {
    return kernel.evalRaw(code);
  }

  @Override
  public void addToClasspath(List<Path> entries) {
    for (Path entry : entries) {
      add(entry.toString());
    }
  }

  /** The published API has no such method; JJava's Java kernel does. */
  private void add(String entry) {
    try {
      kernel.getClass().getMethod("addToClasspath", String.class).invoke(kernel, entry);
    } catch (ReflectiveOperationException absent) {
      throw new MagicException(
          kernel.getClass().getName()
              + " cannot add "
              + entry
              + "; expected a method addToClasspath; use JJava's own %classpath",
          absent);
    }
  }

  private static DisplayData data(MimeBundle bundle) {
    DisplayData data = new DisplayData();
    fill(bundle, data::putData, data::putMetaData);
    return data;
  }

  @Override
  public void show(MimeBundle bundle) {
    kernel.display(data(bundle));
  }

  @Override
  public void show(MimeBundle bundle, String id) {
    DisplayData data = data(bundle);
    // setDisplayId does the same, but returns another type from one release of JJava to the next
    data.putTransientData("display_id", id);
    kernel.display(data);
  }

  @Override
  public void update(MimeBundle bundle, String id) {
    kernel.getIO().display.updateDisplay(id, data(bundle));
  }
}
