package goldpan.tests.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Datasets;
import goldpan.mining.Losses;
import goldpan.review.Decision;
import goldpan.review.Journal;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No decision is lost or made by accident: over a slow network, a reload and a server that starts
 * anew.
 */
@Timeout(900)
class ReviewQueueTest {
  private static final long DELAY_MILLIS = 75; // each way
  private static Losses losses;
  private static Browser browser;
  @TempDir Path folder;
  private Journal journal;
  private ReviewSession session;
  private SlowProxy proxy;

  @BeforeAll
  static void start() throws Exception {
    losses = Centroids.losses(Datasets.named("mnist-test"));
    browser = Browser.start();
  }

  @AfterAll
  static void quit() throws Exception {
    browser.close();
  }

  @BeforeEach
  void open() throws Exception {
    journal = Journal.open(folder, losses.dataset());
    session = Review.open(losses.top(300), journal);
    proxy = new SlowProxy(session.port(), DELAY_MILLIS);
    browser.open(link());
  }

  @AfterEach
  void stop() throws Exception {
    browser.script("localStorage.clear()");
    proxy.close();
    session.stop();
    journal.close();
  }

  private URI link() {
    return URI.create(
        session.link().toString().replace(":" + session.port() + "/", ":" + proxy.port() + "/"));
  }

  private String id(int place) {
    return losses.top(300).get(place).id();
  }

  private int unsaved() {
    return ((Number)
            browser.script(
                "return Object.keys(localStorage).filter(k => k.startsWith('goldpan:unsent')).length"))
        .intValue();
  }

  private boolean warns() {
    return Boolean.TRUE.equals(
        browser.script(
            "const e = new Event('beforeunload', {cancelable: true}); window.dispatchEvent(e); return e.defaultPrevented"));
  }

  @Test
  void sixtyDecisionsOverASlowNetworkSurviveAReload() {
    proxy.hold("POST .*/api/steps ");
    for (int i = 0; i < 60; i++) {
      browser.keys(i % 2 == 0 ? "k" : "d");
    }
    assertEquals("60 not saved", browser.text("#unsaved"));
    assertEquals(60, unsaved());
    assertTrue(warns());
    assertEquals(0, journal.decisions().size());
    browser.reload();
    proxy.release();
    browser.until("all are recorded", () -> journal.decisions().size() == 60);
    browser.until("the page knows", () -> !browser.isShown("#unsaved"));
    browser.until("the page shows it", () -> browser.text("#progress").startsWith("60 of 300"));
    for (int place = 0; place < 60; place++) {
      assertEquals(
          place % 2 == 0 ? Decision.Action.KEEP : Decision.Action.DROP,
          journal.decision(id(place)).orElseThrow().action(),
          "place " + place);
    }
    assertEquals(60, journal.history().size());
    assertEquals(0, unsaved());
    assertEquals(false, warns());
  }

  @Test
  void whatAStoppedServerDidNotTakeIsSentToTheNextOne() throws Exception {
    browser.keys("k");
    browser.until("shown as saved", () -> browser.text("#progress").startsWith("1 of 300"));
    browser.until("nothing waits", () -> !browser.isShown("#unsaved"));
    session.stop();
    proxy.cut();
    browser.until("page says so", () -> browser.isShown("#lost"));
    browser.keys("d", "1");
    browser.until(
        "and why nothing is saved",
        () ->
            browser
                .text("#unsaved")
                .equals(
                    "2 not saved: the program that serves this page does not answer; kept in this browser and sent again"));
    assertTrue(browser.text("#progress").startsWith("1 of 300 decided · 299 left"));
    assertEquals(1, journal.decisions().size());
    session = Review.open(losses.top(200), journal); // another list of the same dataset
    proxy.lead(session.port());
    browser.open(link());
    browser.until("both are recorded", () -> journal.decisions().size() == 3);
    assertEquals(Decision.Action.DROP, journal.decision(id(1)).orElseThrow().action());
    assertEquals(
        losses.top(300).get(2).predicted(), journal.decision(id(2)).orElseThrow().newLabel());
  }

  @Test
  void undoOfWhatIsNotSavedYetFollowsIt() {
    proxy.hold("POST .*/api/steps ");
    browser.keys("k", "d", "k", "u", "u", "y");
    assertEquals("6 not saved", browser.text("#unsaved"));
    proxy.release();
    browser.until("all are recorded", () -> journal.history().size() == 6);
    assertEquals(2, journal.decisions().size());
    assertEquals(Decision.Action.DROP, journal.decision(id(1)).orElseThrow().action());
    browser.keys("u", "u");
    browser.until("undone", () -> journal.decisions().size() == 0);
  }

  @Test
  void aHeldKeyDecidesOnce() {
    browser.keys("d");
    for (int i = 0; i < 24; i++) {
      browser.script(
          "document.getElementById('list').dispatchEvent(new KeyboardEvent('keydown', {key: 'd', repeat: true, bubbles: true}))");
    }
    browser.keys("k");
    browser.until("two are recorded", () -> journal.decisions().size() == 2);
    assertEquals(2, journal.history().size());
  }

  @Test
  void whatIsNotShownYetIsNotDecided() throws Exception {
    session.stop();
    session = Review.open(losses.top(300), journal); // of which the browser has no pictures yet
    proxy.lead(session.port());
    proxy.hold("GET .*/(picture|thumb)/");
    browser.open(link());
    press("d");
    browser.until(
        "said", () -> browser.text("#toast").equals("Not decided: its picture is not shown yet"));
    press("r");
    assertEquals(0, browser.count("dialog.picker"));
    assertEquals(0, unsaved());
    proxy.release();
    browser.keys("d");
    browser.until("recorded", () -> journal.decisions().size() == 1);
  }

  /** A key without waiting for the picture. */
  private void press(String key) {
    browser.script(
        "document.getElementById('list').dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true}))",
        key);
  }

  @Test
  void markAllLeavesDecidedSamplesOut() {
    browser.keys("k", "d");
    browser.until("shown", () -> browser.text("#progress").startsWith("2 of 300"));
    browser.keys("a");
    browser.until("298 marked", () -> browser.text("#marked").equals("298 marked"));
    browser.until(
        "said", () -> browser.text("#toast").equals("298 marked; 2 decided already are not"));
    browser.click("#item-0");
    browser.keys("x");
    browser.until("said", () -> browser.text("#marked").equals("299 marked, replaces 1"));
  }

  @Test
  void moreThanAThousandAreAskedAbout() {
    browser.script(
        "window.confirm = words => { window.asked = words; return false; }; const c = document.getElementById('cut'); c.value = -1; c.dispatchEvent(new Event('change'))");
    browser.keys("a");
    assertEquals("Mark 10,000 samples?", browser.script("return window.asked"));
    assertEquals(false, browser.isShown("#marks"));
    browser.script(
        "window.confirm = words => { window.asked = words; return !words.startsWith('Decide'); }");
    browser.keys("a");
    browser.until("marked", () -> browser.isShown("#marks"));
    browser.click("#marks [data-do=drop]");
    assertEquals("Decide 10,000 samples at once?", browser.script("return window.asked"));
    assertEquals(0, unsaved());
  }
}
