package goldpan.magics;

import goldpan.Session;
import goldpan.data.OwnLoader;
import goldpan.display.Display;
import goldpan.display.DisplayProgress;
import goldpan.display.MimeBundle;
import goldpan.display.Renderers;
import goldpan.display.ValueRenderer;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A kernel that is not ours: it has its own parser of magics and its own renderers. */
public abstract class GuestHost implements MagicHost, Display {
  /**
   * What IJava and JJava have themselves: theirs know the host's own class path, and IJava's jar
   * has libraries of Maven that are too old for ours.
   */
  private static final Set<String> OF_THE_HOST = Set.of("maven", "classpath");

  private final String name;
  private final MagicRegistry registry = MagicRegistry.installed();
  private final Renderers renderers = Renderers.installed();

  protected GuestHost(String name) {
    this.name = name;
  }

  /** Registers a magic with the kernel, to end in {@link #call}. */
  protected abstract void register(MagicDefinition magic);

  /** Registers a renderer with the kernel, for values of cells. */
  protected abstract <T> void register(ValueRenderer<T> renderer);

  /** Registers everything; from now on magics run here. */
  public final void settle() {
    quietLogging();
    Object unused = OwnLoader.with(GuestHost::findPictureFormats);
    Magics.use(this);
    registry.definitions().stream()
        .filter(magic -> !OF_THE_HOST.contains(magic.name()))
        .forEach(this::register);
    renderers.all().forEach(this::register);
    Session.current().progress(new DisplayProgress(this));
  }

  /** Where nothing logs, SLF4J is not to complain of that in a cell. */
  private static void quietLogging() {
    if (System.getProperty("slf4j.internal.verbosity") == null) {
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
  }

  /**
   * The host's Java may have looked for formats of pictures before it had Goldpan's jars.
   *
   * @return whether all that are there can be used; pictures of others are reported as broken
   */
  private static boolean findPictureFormats() {
    try {
      ImageIO.scanForPlugins();
      return true;
    } catch (ServiceConfigurationError | LinkageError incomplete) {
      return false;
    }
  }

  /**
   * Calls a magic: one on a line of its own shows what it is worth and returns nothing, so that the
   * kernel does not show that again; one in a declaration is worth its value and shows nothing.
   */
  protected final @Nullable Object call(String magic, List<String> words, @Nullable String body)
      throws Exception {
    CallSite site = CallSite.here();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    if (OwnLoader.isForeign()) { // services of libraries are looked up through it
      thread.setContextClassLoader(GuestHost.class.getClassLoader());
    }
    try {
      Object result = registry.call(this, magic, Quoting.line(words), body);
      if (site != CallSite.DECLARATION) {
        showResult(result);
      }
      return site == CallSite.STATEMENT ? null : Shown.valueOf(result);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void showResult(@Nullable Object result) {
    Object shown = Shown.shownOf(result);
    if (shown != null) {
      show(shown);
    }
  }

  /** Puts a bundle into a kernel's own form of one. */
  protected static void fill(
      MimeBundle bundle, BiConsumer<String, Object> data, BiConsumer<String, Object> metadata) {
    bundle.data().forEach(data);
    bundle
        .pictureSize()
        .map(size -> Map.of("width", size.width(), "height", size.height()))
        .ifPresent(size -> metadata.accept(MimeBundle.PNG, size));
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final MimeBundle render(Object value) {
    return renderers.render(value);
  }

  @Override
  public final void show(Object value) {
    show(renderers.render(value));
  }

  @Override
  public final Display display() {
    return this;
  }

  @Override
  public final MagicRegistry magics() {
    return registry;
  }

  /** These kernels give no way to clear; what was shown stays above what comes. */
  @Override
  public final void clear(When when) {}
}
