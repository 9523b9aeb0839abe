package goldpan.shell;

import goldpan.display.Display;
import goldpan.display.MimeBundle;
import goldpan.magics.MagicException;
import goldpan.magics.MagicHost;
import goldpan.magics.MagicParser;
import goldpan.magics.MagicRegistry;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A script as magics see it: what they show is printed as text. */
final class ScriptHost implements MagicHost, Display {
  private final ShellSession session;
  private @Nullable MagicRegistry registry;

  ScriptHost(ShellSession session) {
    this.session = session;
  }

  /** Java, line for line, for a script's code. */
  String toJava(String code) {
    return code.indexOf('%') < 0 ? code : new MagicParser(magics()).toJava(code);
  }

  @Override
  public String name() {
    return "a script";
  }

  @Override
  public @Nullable Object evaluate(String source, String code) {
    Evaluation result = session.evaluate(source, toJava(code));
    if (result.failure().isPresent()) {
      Failure failure = result.failure().get();
      throw new MagicException(source + ": " + failure.message(), failure.thrown());
    }
    return result.value();
  }

  @Override
  public void addToClasspath(List<Path> entries) {
    entries.forEach(session::addToClasspath);
  }

  @Override
  public MimeBundle render(Object value) {
    return value instanceof MimeBundle bundle ? bundle : MimeBundle.text(String.valueOf(value));
  }

  @Override
  public void show(Object value) {
    System.out.println(value instanceof MimeBundle bundle ? bundle.text() : value);
  }

  @Override
  public Display display() {
    return this;
  }

  /** Looked up when the first percent sign comes: most scripts are plain Java. */
  @Override
  public MagicRegistry magics() {
    MagicRegistry found = registry;
    if (found == null) {
      found = MagicRegistry.installed();
      registry = found;
    }
    return found;
  }

  @Override
  public void show(MimeBundle bundle) {
    System.out.println(bundle.text());
  }

  @Override
  public void show(MimeBundle bundle, String id) {
    show(bundle);
  }

  @Override
  public void update(MimeBundle bundle, String id) {
    show(bundle);
  }

  /** What is printed stays. */
  @Override
  public void clear(When when) {}
}
