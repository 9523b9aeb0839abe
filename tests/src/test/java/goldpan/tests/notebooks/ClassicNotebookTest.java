package goldpan.tests.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.tests.kernel.KernelSpec;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A lesson in the classic Notebook, as a student has it; screenshots are left under target. */
class ClassicNotebookTest {
  private static final Path SCREENSHOTS = Path.of("target/notebook");

  @TempDir Path folder;
  private Process server;
  private ChromeDriver browser;

  @AfterEach
  void stop() throws InterruptedException {
    if (browser != null) {
      browser.quit();
    }
    if (server != null) {
      server.descendants().forEach(ProcessHandle::destroy);
      server.destroy();
      server.waitFor(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void runsAllShowsPicturesStopsAndRestarts() throws Exception {
    KernelSpec.write(folder, "goldpan", List.of());
    Path lesson = Files.createDirectories(folder.resolve("lessons")).resolve("01-look.ipynb");
    Files.copy(Path.of("../notebooks/01-look.ipynb"), lesson);
    int port = startServer(lesson.getParent());
    browser = startBrowser();
    open(port, lesson);
    runAll();
    stopLongCell();
    restart();
  }

  private void open(int port, Path lesson) throws IOException {
    browser.get("http://127.0.0.1:" + port + "/notebooks/" + lesson.getFileName());
    until("return Jupyter.notebook && Jupyter.notebook._fully_loaded");
    until("return Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()");
    screenshot("1-opened");
  }

  private void runAll() throws IOException {
    script("Jupyter.notebook.clear_all_output(); Jupyter.notebook.execute_all_cells();");
    until(
        "return Jupyter.notebook.get_cells().filter(c => c.cell_type == 'code')"
            + ".every(c => c.input_prompt_number && c.input_prompt_number != '*')");
    assertEquals(0, browser.findElements(By.cssSelector(".output_error")).size());
    assertTrue(browser.findElements(By.cssSelector(".output_png img")).size() >= 2);
    assertTrue(browser.findElements(By.cssSelector(".output_html td img")).size() >= 20);
    long blank =
        (long)
            script(
                "return Array.from(document.querySelectorAll('.output img'))"
                    + ".filter(i => !i.complete || i.naturalWidth == 0).length");
    assertEquals(0, blank, "pictures that do not show");
    script("Jupyter.notebook.scroll_to_cell(1)");
    screenshot("2-dataset");
    script("document.querySelector('.output_png img').scrollIntoView({block: 'center'})");
    screenshot("3-figure");
  }

  private void stopLongCell() throws Exception {
    last("System.out.println(\"cell \" + \"runs\"); Thread.sleep(600_000);");
    until("return $('.code_cell').last().find('.output_stdout').text().includes('cell runs')");
    script("Jupyter.notebook.kernel.interrupt()");
    until("return !Jupyter.notebook.kernel_busy");
    assertTrue(lastOutput().contains("stopped by the user"), lastOutput());
    screenshot("4-interrupted");
    last("digits.size()");
    until("return !Jupyter.notebook.kernel_busy");
    assertTrue(lastOutput().contains("10000"), lastOutput());
  }

  private void restart() throws Exception {
    script(
        "window.ready = false; Jupyter.notebook.events.one('kernel_ready.Kernel', () => { window.ready = true; });"
            + "Jupyter.notebook.kernel.restart();");
    until("return window.ready");
    last("digits.size()");
    until("return !Jupyter.notebook.kernel_busy");
    assertTrue(lastOutput().contains("cannot find symbol"), lastOutput());
    last("dataset(\"mnist-test\").size()");
    until("return !Jupyter.notebook.kernel_busy");
    assertTrue(lastOutput().contains("10000"), lastOutput());
    screenshot("5-restarted");
  }

  /** Runs code in the notebook's last cell and waits until the kernel has taken it. */
  private void last(String code) {
    script(
        "var c = Jupyter.notebook.insert_cell_at_bottom('code'); c.set_text(arguments[0]);"
            + "Jupyter.notebook.kernel_busy = true;"
            + "Jupyter.notebook.select(Jupyter.notebook.ncells() - 1); c.execute();"
            + "Jupyter.notebook.scroll_to_bottom();",
        code);
  }

  private String lastOutput() {
    var cells = browser.findElements(By.cssSelector(".code_cell"));
    return cells.get(cells.size() - 1).getText();
  }

  private Object script(String code, Object... arguments) {
    return browser.executeScript(code, arguments);
  }

  private void until(String condition) {
    new WebDriverWait(browser, Duration.ofMinutes(10))
        .withMessage(condition)
        .until(b -> Boolean.TRUE.equals(script(condition)));
  }

  private void screenshot(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  private int startServer(Path lessons) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    ProcessBuilder command =
        new ProcessBuilder(
            "/usr/bin/python3",
            "-m",
            "notebook",
            "--no-browser",
            "--allow-root",
            "--ip=127.0.0.1",
            "--port=" + port,
            "--NotebookApp.token=",
            "--NotebookApp.password=",
            "--notebook-dir=" + lessons);
    command.environment().put("JUPYTER_PATH", folder.resolve("share").toString());
    command.environment().put("JUPYTER_CONFIG_DIR", folder.resolve("config").toString());
    command.environment().put("JUPYTER_DATA_DIR", folder.resolve("data").toString());
    command.environment().put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
    Path log = folder.resolve("server.log");
    server = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    for (int i = 0; i < 600 && !Files.readString(log).contains("is running at"); i++) {
      assertTrue(
          server.isAlive(),
          "the server ended; is the classic Notebook there? apt-get install jupyter-notebook\n"
              + Files.readString(log));
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return port;
  }

  private ChromeDriver startBrowser() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--window-size=1200,900",
        "--user-data-dir=" + folder.resolve("profile"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
            .build();
    return new ChromeDriver(service, options);
  }
}
