package goldpan.tests.review;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium on the review page. */
public final class Browser implements AutoCloseable {
  private final ChromeDriver driver;
  private final Path profile;

  private Browser(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  public static Browser start(String... more) throws Exception {
    Path chromium = Path.of("/usr/bin/chromium");
    Path chromedriver = Path.of("/usr/bin/chromedriver");
    if (!Files.isExecutable(chromium) || !Files.isExecutable(chromedriver)) {
      throw new AssertionError(
          "Chromium is missing; these tests need it: apt-get install -y chromium chromium-driver");
    }
    Path profile = Files.createTempDirectory("goldpan-browser");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1366,768",
        "--user-data-dir=" + profile);
    options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.ACCEPT);
    options.addArguments(more);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build();
    return new Browser(new ChromeDriver(service, options), profile);
  }

  void open(URI link) {
    driver.get(link.toString());
    until(
        "page is ready", () -> driver.findElements(By.cssSelector("html[data-ready]")).size() == 1);
  }

  public void get(String url) {
    driver.get(url);
  }

  String url() {
    return String.valueOf(driver.getCurrentUrl());
  }

  void reload() {
    driver.navigate().refresh();
    until(
        "page is ready", () -> driver.findElements(By.cssSelector("html[data-ready]")).size() == 1);
  }

  public void until(String what, Supplier<Boolean> test) {
    new WebDriverWait(driver, Duration.ofMinutes(3), Duration.ofMillis(30))
        .withMessage(what)
        .ignoring(StaleElementReferenceException.class) // the page has drawn anew meanwhile
        .until(d -> test.get());
  }

  /**
   * Types keys into whatever has the focus. What decides waits until the picture is there, and what
   * relabels to a further guess until the guesses are, as a person does.
   */
  void keys(CharSequence... keys) {
    for (CharSequence key : keys) {
      if ("kdrs123456".contains(key)) {
        until("the picture is shown", () -> Boolean.TRUE.equals(script(MAY_DECIDE)));
      }
      if ("23456".contains(key)) {
        until("the guesses are shown", () -> Boolean.TRUE.equals(script(MAY_GUESS)));
      }
      new Actions(driver).sendKeys(key).perform();
    }
  }

  private static final String MAY_DECIDE =
      """
      const picture = document.getElementById('picture');
      return !picture || picture.dataset.shown !== '' || !!document.querySelector('dialog[open], #detail.empty')
        || document.body.classList.contains('grid') || document.activeElement.matches('input');
      """;

  private static final String MAY_GUESS =
      """
      const guesses = document.getElementById('guesses');
      return !guesses || guesses.children.length > 0 || !!document.querySelector('dialog[open], #detail.empty')
        || document.body.classList.contains('grid') || document.activeElement.matches('input');
      """;

  /** Types keys into an element. */
  public void keysOn(String css, CharSequence... keys) {
    driver.findElement(By.cssSelector(css)).sendKeys(keys);
  }

  public void click(String css) {
    driver.findElement(By.cssSelector(css)).click();
  }

  void shiftClick(String css) {
    new Actions(driver)
        .keyDown(Keys.SHIFT)
        .click(driver.findElement(By.cssSelector(css)))
        .keyUp(Keys.SHIFT)
        .perform();
  }

  /** Presses in the element, moves to a share of its width, lets go. */
  void drag(String css, double from, double to) {
    WebElement element = driver.findElement(By.cssSelector(css));
    int width = element.getSize().getWidth();
    new Actions(driver)
        .moveToElement(element, (int) ((from - 0.5) * width), 0)
        .clickAndHold()
        .moveToElement(element, (int) (((from + to) / 2 - 0.5) * width), 0)
        .moveToElement(element, (int) ((to - 0.5) * width), 0)
        .release()
        .perform();
  }

  void choose(String css, String value) {
    script(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change'))",
        driver.findElement(By.cssSelector(css)),
        value);
  }

  public String text(String css) {
    return driver.findElement(By.cssSelector(css)).getText();
  }

  public int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  boolean isShown(String css) {
    List<WebElement> found = driver.findElements(By.cssSelector(css));
    return !found.isEmpty() && found.get(0).isDisplayed();
  }

  public Object script(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /**
   * What the page that is open complained of; not what an earlier one did when its server ended.
   */
  public List<String> console() {
    String url = url();
    String origin = url.substring(0, url.indexOf('/', "http://".length()) + 1);
    return driver.manage().logs().get("browser").getAll().stream()
        .map(e -> e.getMessage())
        .filter(m -> !m.contains("favicon"))
        .filter(m -> !m.startsWith("http://127.0.0.1:") || m.startsWith(origin))
        .toList();
  }

  /** Makes the window as large as the page is, up to what the browser can draw. */
  public void fit() {
    Number height = (Number) script("return document.documentElement.scrollHeight");
    driver
        .manage()
        .window()
        .setSize(
            new org.openqa.selenium.Dimension(1000, Math.min(16_000, height.intValue() + 200)));
  }

  public Path screenshot(Path file) throws Exception {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** Goes into the page's first frame. */
  void frame() {
    driver.switchTo().frame(0);
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (var files = Files.walk(profile)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    }
  }
}
