package goldpan.tests.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Datasets;
import goldpan.mining.Losses;
import goldpan.tests.review.Browser;
import goldpan.tests.review.Centroids;
import goldpan.tests.review.Evil;
import goldpan.tests.review.Many;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/**
 * Every kind of output in JupyterLab and the classic Notebook, trusted and as their sanitisers
 * leave it. Screenshots are left under target/outputs.
 */
class OutputsTest {
  private static final Path SCREENSHOTS = Path.of("target/outputs");

  /** What is wrong with the outputs on a page, one line each. */
  private static final String FAULTS =
      """
      const faults = [];
      const fault = (cell, text) => faults.push(cell.dataset.output + ': ' + text);
      const near = (a, b) => Math.abs(a - b) <= 1;
      function rgb(text) { return (text.match(/[\\d.]+/g) || []).map(Number); }
      function light(c) {
        const [r, g, b] = c.map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      }
      function ground(e) {
        for (; e; e = e.parentElement) {
          const c = rgb(getComputedStyle(e).backgroundColor);
          if (c.length === 3 || c[3] > 0.5) return c.slice(0, 3);
        }
        return [255, 255, 255];
      }
      function contrast(e) {
        const a = light(rgb(getComputedStyle(e).color).slice(0, 3)), b = light(ground(e));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      }
      for (const cell of document.querySelectorAll('[data-output]')) {
        const page = cell.getBoundingClientRect();
        for (const e of cell.querySelectorAll('table, div, img'))
          if (e.getBoundingClientRect().right > page.right + 1)
            fault(cell, e.tagName + ' ends ' + (e.getBoundingClientRect().right - page.right) + ' pixels beyond the cell');
        if (cell.querySelector('style, pre')) fault(cell, 'has a style element or pre');
        for (const img of cell.querySelectorAll('img')) {
          const box = img.getBoundingClientRect(), wanted = Math.min(Number(img.getAttribute('width')), page.width);
          if (!img.naturalWidth) fault(cell, 'picture does not show');
          if (!near(box.width, wanted)) fault(cell, 'picture is ' + box.width + ' wide, expected ' + wanted);
          if (img.hasAttribute('height') && !near(box.height, Number(img.getAttribute('height'))))
            fault(cell, 'picture is ' + box.height + ' high, expected ' + img.getAttribute('height'));
        }
        for (const td of cell.querySelectorAll('td, th')) {
          if (!td.textContent.trim()) continue;
          const range = document.createRange(), style = getComputedStyle(td), box = td.getBoundingClientRect();
          range.selectNodeContents(td);
          const text = range.getBoundingClientRect();
          const inner = td.querySelector('div') || td;
          const side = getComputedStyle(inner).textAlign.replace('-webkit-', '').replace('start', 'left');
          if (side !== td.getAttribute('align')) fault(cell, td.textContent + ' stands ' + side);
          if (text.right > box.right + 1) fault(cell, td.textContent + ' runs out of its cell');
        }
        for (const e of cell.querySelectorAll('td, th, small, b, samp, a, summary'))
          if (e.textContent.trim() && e.getClientRects().length && contrast(e) < 4.5)
            fault(cell, e.tagName + ' has a contrast of ' + contrast(e).toFixed(1) + ': ' + e.textContent.slice(0, 30));
      }
      return faults.concat(window.complaints);
      """;

  @TempDir static Path folder;
  private static Map<String, String> outputs;
  private static Map<String, String> inLab;
  private static Map<String, String> bare;
  private static Browser browser;
  private static Dataset digits;

  @BeforeAll
  static void makeOutputs() throws Exception {
    digits = Datasets.named("mnist-test").where(s -> s.index() % 20 == 0);
    outputs = EveryOutput.of(folder, digits);
    List<Sanitiser.Cleaned> cleaned = Sanitiser.clean(List.copyOf(outputs.values()));
    inLab = named(cleaned, Sanitiser.Cleaned::lab);
    bare = named(cleaned, Sanitiser.Cleaned::bare);
    browser = Browser.start();
  }

  private static Map<String, String> named(
      List<Sanitiser.Cleaned> cleaned, Function<Sanitiser.Cleaned, String> form) {
    Map<String, String> named = new LinkedHashMap<>();
    outputs.keySet().forEach(name -> named.put(name, form.apply(cleaned.get(named.size()))));
    return named;
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  private static void show(String name, FrontEnd frontEnd, Map<String, String> html)
      throws Exception {
    Path page = frontEnd.page(SCREENSHOTS.resolve(name + ".html"), html);
    browser.get(page.toAbsolutePath().toUri().toString());
    browser.fit();
    browser.screenshot(SCREENSHOTS.resolve(name + ".png"));
  }

  private static List<?> faults() {
    return (List<?>) browser.script(FAULTS);
  }

  @ParameterizedTest
  @EnumSource(FrontEnd.class)
  void trustedOutputsFitStandOnTheirSideAndCanBeRead(FrontEnd frontEnd) throws Exception {
    show("trusted-" + frontEnd.name().toLowerCase(java.util.Locale.ROOT), frontEnd, outputs);
    assertEquals(List.of(), faults());
  }

  @ParameterizedTest
  @EnumSource(FrontEnd.class)
  void untrustedOutputsDoSoToo(FrontEnd frontEnd) throws Exception {
    Map<String, String> left = frontEnd == FrontEnd.CLASSIC ? bare : inLab;
    show("untrusted-" + frontEnd.name().toLowerCase(java.util.Locale.ROOT), frontEnd, left);
    assertEquals(List.of(), faults());
  }

  @Test
  void theSanitiserTakesAwayScriptsAndNothingElse() {
    inLab.forEach(
        (name, html) -> {
          assertFalse(html.contains("<script") || html.contains("function"), name);
          for (String mark : List.of("<img ", "<td ", "width=", "align=", "title=", "style=")) {
            String whole = outputs.get(name).replaceAll("(?s)<script>.*?</script>", "");
            assertEquals(count(whole, mark), count(html, mark), name + ": " + mark);
          }
        });
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  @Test
  void aTableIsPagedAndSortedWhereScriptsRun() throws Exception {
    show("pages", FrontEnd.LAB_LIGHT, Map.of("suspects", outputs.get("suspects")));
    assertEquals("1–20 of the first 60 of 104 rows", state());
    assertEquals("1", browser.text("tbody tr:first-child td"));
    browser.click("button:last-of-type");
    assertEquals("21–40 of the first 60 of 104 rows", state());
    assertEquals("21", browser.text("tbody tr:first-child td"));
    browser.click("thead th:first-child");
    assertEquals("1", browser.text("tbody tr:first-child td"));
    browser.click("thead th:first-child");
    assertEquals("60", browser.text("tbody tr:first-child td"));
    assertEquals(List.of(), faults());
  }

  private static String state() {
    return browser.text("[data-output] button + span");
  }

  @Test
  void theSliderMovesTheCutAndCountsAndSuspectsFollow() throws Exception {
    show("explore", FrontEnd.LAB_DARK, Map.of("explore", outputs.get("explore")));
    assertEquals(List.of(), faults());
    Losses losses = Centroids.losses(digits);
    assertEquals(1, browser.count("svg line"));
    String before = checkState(losses);
    browser.click("input[type=range]");
    for (int i = 0; i < 3; i++) {
      browser.keysOn("input[type=range]", Keys.ARROW_RIGHT);
    }
    String after = checkState(losses);
    assertNotEquals(before, after);
    browser.keysOn("input[type=range]", Keys.END);
    String code = browser.text("[data-output] code");
    double cut = Double.parseDouble(code.substring("losses.above(".length(), code.length() - 1));
    assertEquals(0, losses.above(cut).size());
    assertTrue(browser.text("[role=status]").startsWith("0 of 500 samples (0.0 %) are above "));
    browser.screenshot(SCREENSHOTS.resolve("explore-end.png"));
  }

  /** What is said of the cut is what Java says of it; the expression that stands below. */
  private static String checkState(Losses losses) {
    String code = browser.text("[data-output] code");
    assertTrue(code.startsWith("losses.above("), code);
    double cut = Double.parseDouble(code.substring("losses.above(".length(), code.length() - 1));
    var suspects = losses.above(cut);
    String state = browser.text("[role=status]");
    assertTrue(state.startsWith(suspects.size() + " of 500 samples ("), state);
    assertTrue(state.endsWith(" nats · labelled wrong: unknown"), state);
    assertEquals(
        "sample " + suspects.ids().get(0),
        browser.script("return document.querySelector('[data-output] img').alt"));
    assertEquals(
        "sample " + suspects.ids().get(suspects.size() - 1),
        browser.script("return [...document.querySelectorAll('[data-output] img')].pop().alt"));
    return code;
  }

  @Test
  void namesThatAreScriptAreShownAsText() throws Exception {
    Dataset evil = Evil.dataset();
    Map<String, String> shown = new LinkedHashMap<>();
    var renderers = goldpan.display.Renderers.installed();
    var losses = Many.losses(evil);
    for (Object value :
        List.of(
            evil,
            losses,
            losses.top(30),
            losses.top(9).gallery(),
            losses.table(),
            losses.explore())) {
      shown.put("output " + shown.size(), renderers.render(value).data().get("text/html"));
    }
    show("evil", FrontEnd.LAB_LIGHT, shown);
    assertEquals(null, browser.script("return window.hacked"));
    assertEquals(List.of(), faults());
  }
}
