package goldpan.kernel;

import goldpan.display.Display;
import goldpan.display.MimeBundle;
import goldpan.display.Renderers;
import goldpan.magics.MagicHost;
import goldpan.magics.MagicParser;
import goldpan.magics.MagicRegistry;
import goldpan.shell.Evaluation;
import goldpan.shell.Failure;
import goldpan.shell.ShellSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The embedded kernel as magics and cells see it. */
final class EmbeddedHost implements MagicHost {
  private final ShellSession session;
  private final Display display;
  private @Nullable MagicRegistry registry;
  private @Nullable Renderers renderers;

  EmbeddedHost(ShellSession session, Display display) {
    this.session = session;
    this.display = display;
  }

  /** The magics, looked up when the first percent sign comes: most starts are for plain Java. */
  @Override
  public synchronized MagicRegistry magics() {
    MagicRegistry found = registry;
    if (found == null) {
      found = MagicRegistry.installed();
      registry = found;
    }
    return found;
  }

  private String toJava(String cell) {
    return cell.indexOf('%') < 0 ? cell : new MagicParser(magics()).toJava(cell);
  }

  Evaluation run(String source, String cell, Optional<Duration> limit) {
    String java = toJava(cell);
    return limit.isPresent()
        ? session.evaluate(source, java, limit.get())
        : session.evaluate(source, java);
  }

  /** Renderers are looked up when the first value comes that is not plain. */
  synchronized MimeBundle render(Object value) {
    if (Renderers.isPlain(value)) {
      return MimeBundle.text(Renderers.text(value));
    }
    Renderers known = renderers;
    if (known == null) {
      known = Renderers.installed();
      renderers = known;
    }
    return known.render(value);
  }

  @Override
  public String name() {
    return "Goldpan's kernel";
  }

  @Override
  public @Nullable Object evaluate(String source, String code) throws Exception {
    Evaluation result = session.evaluate(source, toJava(code));
    if (result.failure().isPresent()) {
      throw new NestedFailure(result.failure().get());
    }
    return result.value();
  }

  /**
   * Code that a magic ran and that failed: what is to be told is that code's failure and not the
   * magic's.
   */
  static final class NestedFailure extends RuntimeException {
    private final transient Failure failure;

    NestedFailure(Failure failure) {
      super(failure.message(), failure.thrown(), false, false);
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }

  @Override
  public void addToClasspath(List<Path> entries) {
    entries.forEach(session::addToClasspath);
  }

  @Override
  public void show(Object value) {
    display.show(render(value));
  }

  @Override
  public Display display() {
    return display;
  }
}
