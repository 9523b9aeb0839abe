package goldpan.ijava;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Session;
import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.magics.MagicException;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.kernel.magic.registry.UndefinedMagicException;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class IJavaBindingTest {
  private final KernelOnTheBaseLibrary kernel = new KernelOnTheBaseLibrary();
  private final Magics magics = new Magics();

  @Test
  void magicsRunAndShowTheirValue() throws Exception {
    IJavaBinding.install(kernel, magics);
    String listed = magics.applyLineMagic("magics", List.of());
    assertTrue(listed.contains("%dataset"));
    assertEquals(1, kernel.shown.size());
    assertEquals("6 * 7", magics.applyCellMagic("time", List.of(), "6 * 7"));
  }

  @Test
  void wrongOptionsAreToldAsElsewhere() {
    IJavaBinding.install(kernel, magics);
    MagicException wrong =
        assertThrows(
            MagicException.class, () -> magics.applyLineMagic("mine", List.of("--frehs", "a b")));
    assertTrue(wrong.getMessage().contains("did you mean --fresh?"));
  }

  @Test
  void theHostKeepsItsOwnWayToAddLibraries() {
    magics.registerLineMagic("maven", words -> "the host's");
    IJavaBinding.install(kernel, magics);
    assertEquals("the host's", assertDoesNotThrow(() -> magics.applyLineMagic("maven", List.of())));
  }

  @Test
  void valuesShowThemselves() {
    IJavaBinding.install(kernel, magics);
    DisplayData data =
        kernel.getRenderer().render(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB));
    assertTrue(data.hasDataForType(MIMEType.parse("image/png")));
  }

  @Test
  @Timeout(600)
  void aStartupScriptBeforeThereIsAKernelInstallsOnceThereIsOne() throws Exception {
    IJavaBinding.install();
    assertThrows(
        UndefinedMagicException.class, () -> kernel.magics.applyLineMagic("magics", List.of()));
    IJava.run(kernel);
    try {
      while (!installed()) {
        Thread.onSpinWait();
      }
    } finally {
      IJava.run(null);
    }
    String listed = kernel.magics.applyLineMagic("magics", List.of());
    assertTrue(listed.contains("%maven"), listed);
  }

  private boolean installed() throws Exception {
    try {
      return kernel.magics.applyLineMagic("magics", List.of()) != null;
    } catch (UndefinedMagicException notYet) {
      return false;
    }
  }

  @Test
  void theSessionIsSharedAndValuesAreWorthThemselves() throws Exception {
    IJavaBinding.install(kernel, magics);
    Dataset digits = magics.applyLineMagic("dataset", List.of("mnist-test"));
    assertEquals(10_000, digits.size());
    assertSame(digits, Session.current().dataset().orElseThrow());
    assertTrue(kernel.shown.get(0).hasDataForType(MIMEType.parse("text/html")));
    DisplayData again = kernel.getRenderer().render(digits);
    assertTrue(again.getData(MIMEType.parse("text/html")).toString().contains("<img"));
    Session.current().clear();
  }

  @Test
  void aThreadWithoutContextLoaderRunsMagics() throws Exception {
    IJavaBinding.install(kernel, magics);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(null);
    try {
      IJavaBinding.install();
      String said = magics.applyLineMagic("goldpan", List.of());
      assertTrue(said.contains("PyTorch"), said);
      assertNull(Thread.currentThread().getContextClassLoader());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void progressUpdatesInPlace() {
    IJavaBinding.install(kernel, magics);
    try (Progress.Task task = Session.current().progress().start("counting", 2, "things")) {
      task.advance(2);
    }
    assertEquals(1, kernel.shown.size());
    assertTrue(kernel.shown.get(0).hasDisplayId());
  }

  /** A kernel as IJava is one. */
  public static final class KernelOnTheBaseLibrary extends BaseKernel {
    private final List<DisplayData> shown = new CopyOnWriteArrayList<>();
    private final Magics magics = new Magics();

    @Override
    public DisplayData eval(String code) {
      return new DisplayData(code);
    }

    public Magics getMagics() {
      return magics;
    }

    public Object evalRaw(String code) {
      return code;
    }

    @Override
    public LanguageInfo getLanguageInfo() {
      return new LanguageInfo.Builder("Java").build();
    }

    @Override
    public void display(DisplayData data) {
      shown.add(data);
    }
  }
}
