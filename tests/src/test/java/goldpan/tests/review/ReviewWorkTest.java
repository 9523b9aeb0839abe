package goldpan.tests.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Datasets;
import goldpan.mining.Losses;
import goldpan.mining.Suspects;
import goldpan.review.Decision;
import goldpan.review.Journal;
import goldpan.review.Note;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A day's work on the review page: photographs, notes, tags, history, filters, two reviewers. */
@Timeout(900)
class ReviewWorkTest {
  private static Losses losses;
  private static Browser browser;
  @TempDir Path folder;
  private Journal journal;
  private ReviewSession session;

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
  void open() {
    journal = Journal.open(folder.resolve("journals"), losses.dataset());
    session = Review.open(losses.top(300), journal);
    browser.open(session.link());
  }

  @AfterEach
  void stop() {
    session.stop();
    journal.close();
  }

  private String id(int place) {
    return losses.top(300).get(place).id();
  }

  private double number(String script) {
    return ((Number) browser.script("return " + script)).doubleValue();
  }

  @Test
  void aNoteGoesWithTheDecisionAndIsFound() {
    browser.keys("m");
    browser.keys("blurred, see ticket", Keys.ESCAPE);
    browser.keys("d");
    browser.until("recorded", () -> journal.decisions().size() == 1);
    assertEquals("blurred, see ticket", journal.decisions().list().get(0).why());
    browser.keys("k");
    browser.until("recorded", () -> journal.decisions().size() == 2);
    assertEquals("", journal.decision(id(1)).orElseThrow().why());
    browser.click("#f-text");
    browser.keys("TICKET");
    browser.until("filtered", () -> browser.text("#count").equals("1 sample"));
  }

  @Test
  void unsureAndTagsAreSaidWithoutADecision() {
    browser.keys("s");
    browser.until("recorded", () -> journal.tags(id(0)).equals(List.of("unsure")));
    browser.keys("e");
    browser.keys("two digits, torn", Keys.ENTER);
    browser.until("recorded", () -> journal.tags(id(1)).equals(List.of("two digits", "torn")));
    assertEquals(0, journal.decisions().size());
    browser.until("offered", () -> browser.count("#f-tag option") == 4);
    browser.choose("#f-tag", "unsure");
    assertEquals("1 sample", browser.text("#count"));
    browser.choose("#f-tag", "");
    browser.keys("u");
    browser.until("undone", () -> journal.tags(id(1)).isEmpty());
  }

  @Test
  void historyTakesOneStepBackAndLeavesTheOthers() {
    journal.drop(List.of(id(0), id(1)), new Note("Anna", "test"));
    journal.keep(List.of(id(2)), new Note("Bo", ""));
    browser.keys("h");
    browser.until("history", () -> browser.count("#history li") == 2);
    assertTrue(browser.text("#history li[data-number='1']").startsWith("1. drop 2 samples: test"));
    assertTrue(browser.text("#history li[data-number='1']").contains("by Anna at "));
    browser.script(
        "document.querySelector(\"#history li[data-number='1'] .tools button:last-child\").click()");
    browser.until("taken back", () -> journal.decisions().size() == 1);
    assertTrue(journal.decision(id(2)).isPresent());
    assertEquals(3, journal.history().size());
    browser.until("listed", () -> browser.count("#history li") == 3);
    assertTrue(
        browser.text("#history li[data-number='3']").startsWith("3. take back 1 (2 samples)"));
  }

  @Test
  void theUndecidedListShrinks() {
    browser.choose("#f-decision", "open");
    browser.keys("k", "d", "k");
    browser.until("three are gone", () -> browser.text("#count").equals("297 samples"));
    browser.until("recorded", () -> journal.decisions().size() == 3);
    browser.until("the next is shown", () -> browser.text("#detail .id").equals(id(3)));
    browser.keys("u");
    browser.until("it is back", () -> browser.text("#count").equals("298 samples"));
  }

  @Test
  void theAddressHoldsTheView() {
    browser.choose("#f-given", "4");
    browser.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    browser.until(
        "address", () -> browser.url().contains("given=4") && browser.url().contains("at="));
    String shown = browser.text("#detail .id");
    browser.reload();
    browser.until("the same sample", () -> browser.text("#detail .id").equals(shown));
    assertTrue(browser.text(".item.current .labels").startsWith("4 →"));
  }

  @Test
  void kindAndReasonFilter() {
    Suspects top = losses.top(300);
    long hard = top.stream().filter(s -> s.kind().ordinal() == 3).count();
    browser.choose("#f-kind", "3");
    browser.until("filtered", () -> browser.text("#count").startsWith(hard + " sample"));
    browser.choose("#f-kind", "");
    String text = "say 9 with";
    long says = top.stream().filter(s -> s.why().contains(text)).count();
    browser.until("all", () -> browser.text("#count").equals("300 samples"));
    browser.click("#f-reason");
    browser.keys(text);
    browser.until("filtered", () -> browser.text("#count").startsWith(says + " sample"));
  }

  @Test
  void theTwentyThatAreDrawnAreOfferedAndGiveTheServersNumbers() {
    browser.until("unknown", () -> browser.text("#estimate").equals("labelled wrong: unknown"));
    browser.until("offered", () -> browser.text("#drawn").equals("Check 20 drawn from the list"));
    browser.click("#drawn");
    browser.until("twenty", () -> browser.text("#count").equals("20 samples"));
    losses.top(300).toReview(20).forEach(s -> journal.keep(s.id()));
    String expected = "labelled wrong: " + losses.top(300).precision(journal.decisions());
    browser.until("known", () -> browser.text("#estimate").equals(expected));
    browser.click("#drawn");
    browser.until("all again", () -> browser.text("#count").equals("300 samples"));
  }

  @Test
  void theReviewersNameIsOfferedByTheNextServer() {
    browser.script(
        "const by = document.getElementById('by'); by.value = 'Ada'; by.dispatchEvent(new Event('change'))");
    browser.keys("k");
    browser.until("recorded", () -> journal.decisions().size() == 1);
    assertEquals("Ada", journal.decisions().list().get(0).by());
    browser.script("localStorage.clear()");
    session.stop();
    session = Review.open(losses.top(300), journal);
    browser.open(session.link());
    assertEquals("Ada", browser.script("return document.getElementById('by').value"));
  }

  @Test
  void aPortCanBeChosen() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertEquals(port, session.port(port).port());
    browser.open(session.link());
    assertTrue(browser.url().startsWith("http://127.0.0.1:" + port + "/"));
  }

  @Test
  void aNegativeThresholdCanBeTyped() {
    browser.click("#cut");
    browser.script("document.getElementById('cut').select()");
    browser.keys("-1.5", Keys.ENTER);
    assertEquals("10,000 samples", browser.text("#count"));
    assertEquals(true, browser.script("return document.getElementById('cut').checkValidity()"));
  }

  @Test
  void aSecondReviewerIsBlindAndTheTwoAreCompared() {
    browser.keys("k", "d", "1");
    browser.until("recorded", () -> journal.decisions().size() == 3);
    ReviewSession first = session;
    session = first.blind("Bo");
    browser.open(session.link());
    assertTrue(browser.text("#progress").startsWith("0 of 300"));
    assertEquals(0, browser.count(".item[data-action]"));
    browser.keys("k", "k", "1");
    Journal second = session.journal();
    browser.until("recorded", () -> second.decisions().size() == 3);
    assertEquals("Bo", second.decisions().list().get(0).by());
    session.stop();
    session = Review.open(losses.top(300), journal).compare(second.decisions());
    second.close();
    browser.open(session.link());
    browser.until(
        "kappa", () -> browser.text("#agreement").equals("second opinion: " + session.agreement()));
    browser.choose("#f-opinion", "differs");
    browser.until("one differs", () -> browser.text("#count").equals("1 sample"));
    assertEquals(id(1), losses.top(300).get(1).id());
    browser.until("shown", () -> browser.text("#second").equals("Second opinion: keep · Bo"));
    assertEquals(Decision.Action.DROP, journal.decision(id(1)).orElseThrow().action());
  }

  @Test
  void aKeyPressedWhileGuessesAreOnTheirWayIsNotForTheSameSample() {
    browser.script(
        """
        const real = window.fetch;
        window.fetch = (what, how) => String(what).includes('/row/')
          ? new Promise(done => setTimeout(() => done(real(what, how)), 1500)) : real(what, how);
        """);
    browser.keys(Keys.PAGE_DOWN);
    String there = "Sample " + id(10) + ",";
    browser.until(
        "the tenth is shown",
        () ->
            String.valueOf(
                    browser.script(
                        "const p = document.getElementById('picture'); return p.dataset.shown === '' ? '' : p.alt"))
                .startsWith(there));
    browser.script(
        """
        for (const key of ['2', 'd'])
          document.getElementById('list').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        """);
    browser.until("decided", () -> journal.decision(id(10)).isPresent());
    assertEquals(Decision.Action.RELABEL, journal.decision(id(10)).orElseThrow().action());
    assertTrue(
        journal.history().stream()
            .flatMap(e -> e.decisions().stream())
            .noneMatch(d -> d.id().equals(id(10)) && d.action() == Decision.Action.DROP));
  }

  @Test
  void screenReadersHearWhatIsCurrentMarkedAndShown() {
    browser.keys("x");
    browser.until("marked", () -> browser.count(".item[aria-selected=true]") == 1);
    browser.keys(Keys.ARROW_RIGHT);
    browser.until(
        "current is another",
        () -> browser.count(".item[aria-current=true][aria-selected=false]") == 1);
    assertEquals(1, browser.count("main"));
    String alt =
        "Sample %s, given %s, predicted %s"
            .formatted(id(1), losses.top(300).get(1).given(), losses.top(300).get(1).predicted());
    browser.until(
        "alt", () -> alt.equals(browser.script("return document.getElementById('picture').alt")));
    browser.until("guesses", () -> browser.count("#guesses meter[aria-label]") == 6);
  }

  @Test
  void aPhotographFitsIsShownPixelForPixelAndMoved() throws Exception {
    Path photos = photographs();
    var dataset = Datasets.named(photos.toString());
    try (Journal other = Journal.open(folder.resolve("photos-journal"), dataset);
        ReviewSession page = Review.open(Many.losses(dataset).top(4), other)) {
      browser.open(page.link());
      browser.until(
          "loaded", () -> number("document.getElementById('picture').naturalWidth") == 6000);
      double stage = number("document.getElementById('stage').clientWidth");
      double shown = number("document.getElementById('picture').getBoundingClientRect().width");
      double high = number("document.getElementById('picture').getBoundingClientRect().height");
      assertTrue(shown <= stage + 1 && shown > 300, shown + " in " + stage);
      assertEquals(1.5, shown / high, 0.01);
      browser.keys("z");
      assertEquals(
          6000, number("document.getElementById('picture').getBoundingClientRect().width"), 1);
      double left = number("document.getElementById('picture').getBoundingClientRect().left");
      browser.script(
          "document.getElementById('list').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', altKey: true, bubbles: true}))");
      assertEquals(
          left - 60, number("document.getElementById('picture').getBoundingClientRect().left"), 1);
      browser.drag("#stage", 0.3, 0.6);
      assertTrue(
          number("document.getElementById('picture').getBoundingClientRect().left") > left - 60);
      browser.keys("0");
      assertEquals(
          shown, number("document.getElementById('picture').getBoundingClientRect().width"), 1);
      browser.script(
          "document.getElementById('stage').dispatchEvent(new WheelEvent('wheel', {deltaY: -1, cancelable: true, clientX: 700, clientY: 300}))");
      assertEquals(
          1.3 * shown,
          number("document.getElementById('picture').getBoundingClientRect().width"),
          2);
    }
  }

  private Path photographs() throws Exception {
    BufferedImage image = new BufferedImage(6000, 4000, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 600; i++) {
      graphics.setColor(new Color((i * 7919) & 0xffffff));
      graphics.fillRect(i * 97 % 6000, i * 61 % 4000, 400, 300);
    }
    graphics.dispose();
    Path photos = folder.resolve("photos");
    for (String name : new String[] {"cat/0.jpg", "cat/1.jpg", "dog/0.jpg", "dog/1.jpg"}) {
      Files.createDirectories(photos.resolve(name).getParent());
      ImageIO.write(image, "jpg", photos.resolve(name).toFile());
    }
    return photos;
  }

  @Test
  void namesInAnyScriptStandInOrderAndWrap() throws Exception {
    String hebrew = "\u05db\u05dc\u05d1";
    String other = "\u05d7\u05ea\u05d5\u05dc";
    String longName = "w".repeat(200);
    var dataset = Named.dataset(List.of(hebrew, other, longName), 60);
    try (Journal names = Journal.open(folder.resolve("names"), dataset);
        ReviewSession page = Review.open(Many.losses(dataset).top(60), names)) {
      browser.open(page.link());
      assertTrue(number("document.documentElement.scrollWidth") <= number("innerWidth"));
      for (int i = 0; i < 20; i++) {
        double given =
            number("document.querySelector('#labels .given').getBoundingClientRect().left");
        double arrow =
            number("document.querySelector('#labels span').getBoundingClientRect().left");
        double top = number("document.querySelector('#labels .given').getBoundingClientRect().top");
        double arrowTop =
            number("document.querySelector('#labels span').getBoundingClientRect().top");
        assertTrue(arrowTop > top || given < arrow, "arrow before the given label");
        double right = number("document.querySelector('#labels').getBoundingClientRect().right");
        assertTrue(right <= number("innerWidth"), right + "");
        browser.keys(Keys.ARROW_RIGHT);
      }
      browser.get(
          Many.losses(dataset).top(60).gallery().save(folder.resolve("g.html")).toUri().toString());
      assertTrue(number("document.documentElement.scrollWidth") <= number("innerWidth"));
      assertEquals(60, browser.count(".labels .given bdi"));
      assertFalse(
          Boolean.TRUE.equals(
              browser.script(
                  "return [...document.querySelectorAll('.card')].some(c => c.scrollWidth > c.clientWidth)")));
    }
  }
}
