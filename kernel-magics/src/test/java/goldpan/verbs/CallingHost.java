package goldpan.verbs;

import goldpan.display.Display;
import goldpan.display.MimeBundle;
import goldpan.magics.MagicHost;
import goldpan.magics.MagicRegistry;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host that calls magics and shows nothing. */
record CallingHost(MagicRegistry magics) implements MagicHost {
  static CallingHost installed() {
    return new CallingHost(MagicRegistry.installed());
  }

  @Nullable Object call(String name, String line) throws Exception {
    return magics.call(this, name, line, null);
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public Object evaluate(String source, String code) {
    throw new AssertionError("not used");
  }

  @Override
  public void addToClasspath(List<Path> entries) {
    throw new AssertionError("not used");
  }

  @Override
  public MimeBundle render(Object value) {
    return MimeBundle.text(String.valueOf(value));
  }

  @Override
  public void show(Object value) {
    throw new AssertionError("not used");
  }

  @Override
  public Display display() {
    throw new AssertionError("not used");
  }
}
