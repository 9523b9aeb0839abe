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
import goldpan.shell.StackTraces;
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
    Evaluation result =
        limit.isPresent()
            ? session.evaluate(source, java, limit.get())
            : session.evaluate(source, java);
    result.notes().forEach(System.out::println);
    return result;
  }

  /**
   * The value in every form it has, or why it has none: whatever its {@code toString} or its
   * renderer throws, an error too, is told and goes no further.
   */
  Rendered rendered(Object value) {
    try {
      return new Rendered(session.within(() -> render(value)), null);
    } catch (Throwable unshowable) {
      return new Rendered(
          null, session.stopRequested() ? session.stopped() : unshowable(value, unshowable));
    }
  }

  /** What a value came to: one of the two. */
  record Rendered(@Nullable MimeBundle bundle, @Nullable Failure failure) {}

  private static Failure unshowable(Object value, Throwable thrown) {
    String message =
        "a "
            + value.getClass().getName().replaceAll("^REPL\\.\\$JShell\\$\\w+\\$", "")
            + " cannot show itself: "
            + StackTraces.title(thrown)
            + "; expected toString or its renderer to succeed; keep it in a variable to go on";
    return new Failure(Failure.Kind.UNRESOLVED, "DisplayError", message, List.of(), null, thrown);
  }

  /** Renderers are looked up when the first value comes that is not plain. */
  @Override
  public synchronized MimeBundle render(Object value) {
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
    result.notes().forEach(System.out::println);
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
