package goldpan.jjava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Session;
import goldpan.data.Dataset;
import goldpan.magics.MagicException;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoldpanExtensionTest {
  private final KernelOnThePublishedApi kernel = new KernelOnThePublishedApi();

  @BeforeEach
  void install() {
    assertNull(BaseKernel.notebookKernel());
    found().install(kernel);
  }

  @AfterEach
  void forget() {
    Session.current().clear();
  }

  private static Extension found() {
    return ServiceLoader.load(Extension.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(GoldpanExtension.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void importsTheVerbs() {
    assertTrue(kernel.evaluated.get(0).contains("import static goldpan.Goldpan.*;"));
  }

  @Test
  void magicsShowAndAreWorthTheirValue() throws Exception {
    Object digits =
        kernel.getMagicsRegistry().evalLineMagic(kernel, "dataset", List.of("mnist-test"));
    assertEquals(10_000, assertInstanceOf(Dataset.class, digits).size());
    assertTrue(kernel.shown.get(0).hasDataForType(MIMEType.parse("text/html")));
  }

  @Test
  void cellMagicsGetTheirLines() throws Exception {
    Object value = kernel.getMagicsRegistry().evalCellMagic(kernel, "time", List.of(), "6 * 7");
    assertEquals("6 * 7", value);
    assertEquals("6 * 7", kernel.evaluated.get(1));
  }

  @Test
  void wrongOptionsAreToldAsElsewhere() {
    MagicException wrong =
        assertThrows(
            MagicException.class,
            () ->
                kernel
                    .getMagicsRegistry()
                    .evalLineMagic(kernel, "baseline", List.of("--epoch", "3")));
    assertTrue(wrong.getMessage().contains("did you mean --epochs?"));
  }

  @Test
  void valuesShowThemselves() {
    DisplayData data =
        kernel.getRenderer().render(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB));
    assertTrue(data.hasDataForType(MIMEType.parse("image/png")));
  }

  /** A kernel as JJava's own is one; not started, so that there is no notebook kernel yet. */
  private static final class KernelOnThePublishedApi extends BaseKernel {
    private final List<DisplayData> shown = new ArrayList<>();
    private final List<String> evaluated = new ArrayList<>();

    private KernelOnThePublishedApi() {
      super(
          "test",
          "1",
          new LanguageInfo.Builder("Java").build(),
          List.of(),
          null,
          new JupyterIO(StandardCharsets.UTF_8),
          new CommManager(),
          new Renderer(),
          null,
          new MagicsRegistry(),
          false,
          null);
    }

    @Override
    public Object evalRaw(String code) {
      evaluated.add(code);
      return code;
    }

    @Override
    public void display(DisplayData data) {
      shown.add(data);
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
