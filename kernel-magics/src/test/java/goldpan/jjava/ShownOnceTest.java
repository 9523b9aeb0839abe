package goldpan.jjava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Session;
import goldpan.shell.Evaluation;
import goldpan.shell.ShellSession;
import goldpan.shell.ShellUse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cells through JJava's own parser, its own calls of magics and JShell: what stands under them. */
class ShownOnceTest {
  private static final JShellKernel kernel = new JShellKernel();

  @BeforeAll
  static void start() {
    kernel.onStartup();
    new GoldpanExtension().install(kernel);
  }

  @AfterAll
  static void stop() {
    kernel.onShutdown(false);
    Session.current().clear();
  }

  /** What a cell shows, in order; the last may be its result. */
  private List<String> shownBy(String cell) {
    kernel.shown.clear();
    DisplayData result = kernel.eval(cell);
    List<String> texts = new ArrayList<>(kernel.shown);
    if (result != null) {
      texts.add("result: " + text(result));
    }
    return texts;
  }

  private static String text(DisplayData data) {
    return String.valueOf(
            data.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN))
        .lines()
        .findFirst()
        .orElse("");
  }

  @Test
  void aLineShowsItsValueOnce() {
    assertEquals(
        List.of("mnist-test: 10,000 samples, 10 classes (test 10,000)"),
        shownBy("%dataset mnist-test"));
  }

  @Test
  void everyLineShowsItsOwn() {
    List<String> shown = shownBy("%dataset mnist-test\n%scores\n%time 6 * 7");
    assertEquals(3, shown.size(), shown::toString);
    assertEquals("42", shown.get(2));
  }

  @Test
  void aDeclarationShowsNothingAndHoldsTheValue() {
    assertEquals(List.of(), shownBy("goldpan.data.Dataset d = %dataset mnist-test"));
    assertEquals(List.of("result: 10000"), shownBy("d.size()"));
    assertEquals(List.of(), shownBy("var untyped = %dataset mnist-test"));
  }

  @Test
  void anAssignmentHoldsTheValue() {
    shownBy("goldpan.data.Dataset d = null;");
    assertTrue(shownBy("d = %dataset mnist-test").size() <= 1);
    assertEquals(List.of("result: 10000"), shownBy("d.size()"));
  }

  @Test
  void aLoopShowsEveryTurn() {
    assertEquals(2, shownBy("for (int i = 0; i < 2; i++) {\n%scores\n}").size());
  }

  @Test
  void aCellMagicShowsItsValueOnce() {
    assertEquals(List.of("42"), shownBy("%%time\nint six = 6;\nsix * 7"));
  }

  @Test
  void whatShowsNothingHasNoResult() {
    assertEquals(1, shownBy("%goldpan --help").size());
    assertNull(kernel.eval("%goldpan --help"));
  }

  /** A Java kernel on the published API, as JJava's is. */
  private static final class JShellKernel extends BaseKernel {
    private final List<String> shown = new ArrayList<>();
    private final ShellSession session = ShellSession.open(ShellUse.NOTEBOOK);

    private JShellKernel() {
      super(
          "test",
          "1",
          new LanguageInfo.Builder("Java").build(),
          List.of(),
          null,
          new JupyterIO(StandardCharsets.UTF_8),
          new CommManager(),
          new Renderer(),
          new MagicParser("(?<=(?:^|=))\\s*%", "%%", new MagicTranspiler()),
          new MagicsRegistry(),
          false,
          new StringStyler("", "", "", line -> ""));
    }

    @Override
    public Object evalRaw(String code) {
      Evaluation result = session.evaluate("cell", getMagicParser().resolveMagics(code));
      result
          .failure()
          .ifPresent(
              failure -> {
                throw new AssertionError(failure.toString());
              });
      return result.value();
    }

    @Override
    public void display(DisplayData data) {
      shown.add(text(data));
    }

    public void addToClasspath(String entry) {
      session.addToClasspath(java.nio.file.Path.of(entry));
    }

    @Override
    public DisplayData inspect(String code, int at, boolean detailed) {
      return DisplayData.EMPTY;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
      return new ReplacementOptions(List.of(), at, at);
    }

    @Override
    public String isComplete(String code) {
      return IS_COMPLETE_YES;
    }
  }
}
