package goldpan.ijava;

import goldpan.display.MimeBundle;
import goldpan.display.ValueRenderer;
import goldpan.magics.GuestHost;
import goldpan.magics.MagicDefinition;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kernel made on the base library, as magics see it. */
final class IJavaHost extends GuestHost {
  private final BaseKernel kernel;
  private final Magics target;

  IJavaHost(BaseKernel kernel, Magics target) {
    super("IJava");
    this.kernel = kernel;
    this.target = target;
  }

  @Override
  protected void register(MagicDefinition magic) {
    String name = magic.name();
    LineMagicFunction<Object> line = words -> call(name, words, null);
    target.registerLineMagic(name, line);
    if (magic.headsCells()) {
      CellMagicFunction<Object> cell = (words, body) -> call(name, words, body);
      target.registerCellMagic(name, cell);
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
  public @Nullable Object evaluate(String source, String code) throws Exception {
    return IJavaBinding.call(kernel, "evalRaw", code);
  }

  @Override
  public void addToClasspath(List<Path> entries) {
    entries.forEach(entry -> IJavaBinding.call(kernel, "addToClasspath", entry.toString()));
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
    data.setDisplayId(id);
    kernel.display(data);
  }

  @Override
  public void update(MimeBundle bundle, String id) {
    kernel.getIO().display.updateDisplay(id, data(bundle));
  }
}
