package goldpan.tests.kernel;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/**
 * Stands in for IJava or JJava after {@code %maven}: cells run in JShell, whose class path gets the
 * jars, and the host's own classes know none of them. Arguments: the host, the jars.
 */
public final class MavenGuest {
  private static final JShell SHELL = JShell.builder().executionEngine("local").build();

  private static ClassLoader cells;

  private MavenGuest() {}

  /** Called by a cell: the loader that sees the jars. */
  public static void seenBy(ClassLoader loader) {
    cells = loader;
  }

  public static void main(String[] arguments) throws Exception {
    if (MavenGuest.class.getClassLoader().getResource("goldpan/Goldpan.class") != null) {
      throw new IllegalStateException("the host knows Goldpan already");
    }
    String jars = arguments[1];
    Arrays.stream(jars.split(File.pathSeparator)).forEach(SHELL::addToClasspath);
    if (arguments[0].equals("ijava")) {
      inIJava();
    } else {
      inJJava(jars);
    }
    System.out.println("size " + eval("dataset().size()"));
    System.out.println(
        "classes " + eval("goldpan.Session.current().dataset().get().classes().size()"));
    System.out.println("engine " + eval("Devices.pytorch()"));
    System.out.println(
        "webp " + eval("javax.imageio.ImageIO.getImageReadersBySuffix(\"webp\").hasNext()"));
    System.exit(0);
  }

  private static String eval(String code) {
    String value = "";
    String rest = code;
    while (!rest.isBlank()) {
      var part = SHELL.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : SHELL.eval(part.source())) {
        if (event.status() == Snippet.Status.REJECTED || event.exception() != null) {
          throw new IllegalStateException(
              part.source() + ": " + SHELL.diagnostics(event.snippet()).toList(),
              event.exception());
        }
        value = event.value();
      }
      rest = part.remaining();
    }
    return value;
  }

  private static void inIJava() throws Exception {
    IJavaKernel kernel = new IJavaKernel();
    // where IJava says which kernel runs; a stand-in of it is in the tests of kernel-magics
    Class.forName("io.github.spencerpark.ijava.IJava")
        .getMethod("run", io.github.spencerpark.jupyter.kernel.BaseKernel.class)
        .invoke(null, kernel);
    eval("goldpan.ijava.IJavaBinding.install();");
    kernel.magics.applyLineMagic("dataset", List.of("mnist-test"));
  }

  private static void inJJava(String jars) throws Exception {
    eval(MavenGuest.class.getName() + ".seenBy(Thread.currentThread().getContextClassLoader());");
    JJavaKernel kernel = new JJavaKernel();
    URL[] urls =
        Arrays.stream(jars.split(File.pathSeparator)).map(MavenGuest::url).toArray(URL[]::new);
    ServiceLoader.load(Extension.class, new URLClassLoader(urls, cells))
        .forEach(extension -> extension.install(kernel));
    kernel.getMagicsRegistry().evalLineMagic(kernel, "dataset", List.of("mnist-test"));
  }

  private static URL url(String jar) {
    try {
      return Path.of(jar).toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Made on the base library, with what IJava's kernel has beside it. */
  public static final class IJavaKernel extends io.github.spencerpark.jupyter.kernel.BaseKernel {
    private final io.github.spencerpark.jupyter.kernel.magic.registry.Magics magics =
        new io.github.spencerpark.jupyter.kernel.magic.registry.Magics();

    public io.github.spencerpark.jupyter.kernel.magic.registry.Magics getMagics() {
      return magics;
    }

    public Object evalRaw(String code) {
      return MavenGuest.eval(code);
    }

    @Override
    public io.github.spencerpark.jupyter.kernel.display.DisplayData eval(String code) {
      return new io.github.spencerpark.jupyter.kernel.display.DisplayData(MavenGuest.eval(code));
    }

    @Override
    public io.github.spencerpark.jupyter.kernel.LanguageInfo getLanguageInfo() {
      return new io.github.spencerpark.jupyter.kernel.LanguageInfo.Builder("Java").build();
    }

    @Override
    public void display(io.github.spencerpark.jupyter.kernel.display.DisplayData data) {
      System.out.println(
          "shown "
              + data.hasDataForType(
                  io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML));
    }
  }

  /** Made on JJava's published library. */
  private static final class JJavaKernel extends org.dflib.jjava.jupyter.kernel.BaseKernel {
    private JJavaKernel() {
      super(
          "test",
          "1",
          new org.dflib.jjava.jupyter.kernel.LanguageInfo.Builder("Java").build(),
          List.of(),
          null,
          new JupyterIO(StandardCharsets.UTF_8),
          new CommManager(),
          new Renderer(),
          new MagicParser("(?<=(?:\\r?\\n|^))[ \\t]*%", "%%", new MagicTranspiler()),
          new MagicsRegistry(),
          false,
          new StringStyler("", "", "", line -> ""));
    }

    @Override
    public Object evalRaw(String code) {
      return MavenGuest.eval(code);
    }

    @Override
    public void display(DisplayData data) {
      System.out.println(
          "shown "
              + data.hasDataForType(
                  org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML));
    }

    @Override
    public DisplayData inspect(String code, int at, boolean detailed) {
      return DisplayData.EMPTY;
    }

    @Override
    public org.dflib.jjava.jupyter.kernel.ReplacementOptions complete(String code, int at) {
      return new org.dflib.jjava.jupyter.kernel.ReplacementOptions(List.of(), at, at);
    }

    @Override
    public String isComplete(String code) {
      return IS_COMPLETE_YES;
    }
  }
}
