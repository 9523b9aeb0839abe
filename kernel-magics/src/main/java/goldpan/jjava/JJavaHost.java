package goldpan.jjava;

import goldpan.display.Display;
import goldpan.display.MimeBundle;
import goldpan.display.Renderers;
import goldpan.display.ValueRenderer;
import goldpan.magics.MagicException;
import goldpan.magics.MagicHost;
import goldpan.magics.MagicRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.jspecify.annotations.Nullable;

/** JJava as magics see it. */
final class JJavaHost implements MagicHost, Display {
  private final BaseKernel kernel;
  private final MagicRegistry registry;
  private final Renderers renderers = Renderers.installed();

  JJavaHost(BaseKernel kernel, MagicRegistry registry) {
    this.kernel = kernel;
    this.registry = registry;
  }

  /** Values of our types show themselves as results of cells too. */
  void registerRenderers() {
    renderers.all().forEach(this::register);
  }

  private <T> void register(ValueRenderer<T> renderer) {
    kernel
        .getRenderer()
        .createRegistration(renderer.type())
        .register((value, context) -> fill(renderer.render(value), context));
  }

  private static void fill(MimeBundle bundle, RenderContext context) {
    context.getOutputContainer().assign(data(bundle));
  }

  @Override
  public String name() {
    return "JJava";
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

  @Override
  public void show(Object value) {
    show(renderers.render(value));
  }

  @Override
  public Display display() {
    return this;
  }

  @Override
  public MagicRegistry magics() {
    return registry;
  }

  private static DisplayData data(MimeBundle bundle) {
    DisplayData data = new DisplayData();
    bundle.data().forEach(data::putData);
    bundle
        .pictureSize()
        .ifPresent(
            size ->
                data.putMetaData(
                    MimeBundle.PNG, Map.of("width", size.width(), "height", size.height())));
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

  /** JJava gives no way to clear; what was shown stays above what comes. */
  @Override
  public void clear(When when) {}
}
