package goldpan.tests.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import goldpan.data.Datasets;
import goldpan.data.Progress;
import goldpan.mining.Losses;
import goldpan.review.Decision;
import goldpan.review.Decisions;
import goldpan.review.Journal;
import goldpan.review.Note;
import goldpan.review.Patch;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The review page in a real browser, on a real server and the bundled pictures. */
@Timeout(900)
class ReviewPageTest {
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
    journal = Journal.open(folder, losses.dataset());
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

  private Decision.Action action(int place) {
    return journal.decision(id(place)).map(Decision::action).orElse(null);
  }

  private void untilDecided(int samples) {
    browser.until(samples + " decided", () -> journal.decisions().size() == samples);
    browser.until("page shows it", () -> browser.text("#progress").startsWith(samples + " of "));
  }

  /** The page shows marks with its next frame, not at once. */
  private void untilMarked(long samples) {
    browser.until(samples + " marked", () -> browser.text("#marked").equals(samples + " marked"));
  }

  @Test
  void firstSuspectIsShownWithPictureLabelsAndReason() {
    assertFalse(browser.url().contains("token"));
    browser.until(
        "picture is drawn",
        () ->
            Boolean.TRUE.equals(
                browser.script("return document.getElementById('picture').naturalWidth === 28")));
    String given = losses.top(300).get(0).given();
    String predicted = losses.top(300).get(0).predicted();
    assertEquals(given + " → " + predicted, browser.text(".big"));
    assertTrue(browser.text(".why").contains("Rank 1 of 10,000"));
    assertTrue(browser.text(".why").contains("out-of-fold"));
    browser.until("surroundings", () -> browser.count(".strips .strip") == 3);
    assertEquals("0 of 300 decided · 300 left", browser.text("#progress"));
    assertEquals(List.of(), browser.console());
  }

  @Test
  void keysKeepRelabelDropUndoAndRedo() {
    browser.keys("k", "1", "d");
    untilDecided(3);
    assertEquals(Decision.Action.KEEP, action(0));
    assertEquals(losses.top(300).get(1).predicted(), journal.decision(id(1)).get().newLabel());
    assertEquals(Decision.Action.DROP, action(2));
    assertEquals(
        "3 of 300 decided · 297 left · 2 relabelled or dropped", browser.text("#progress"));
    browser.keys("u");
    untilDecided(2);
    assertEquals(null, action(2));
    browser.keys("y");
    untilDecided(3);
    assertEquals(Decision.Action.DROP, action(2));
  }

  @Test
  void fastKeysDecideOneSampleEach() {
    browser.keys("k1d2k3d1k1d2k1k1k1d1".split(""));
    untilDecided(20);
    for (int place = 0; place < 20; place++) {
      assertTrue(action(place) != null, "place " + place);
    }
  }

  @Test
  void relabelByTypingPartOfTheName() {
    browser.keys("r");
    browser.until("picker", () -> browser.count("dialog.picker[open]") == 1);
    browser.keys("8", Keys.ENTER);
    untilDecided(1);
    assertEquals("8", journal.decisions().list().get(0).label().orElseThrow());
    assertEquals(0, browser.count("dialog.picker"));
    browser.keys("r");
    browser.keys(Keys.ESCAPE);
    browser.keys("k");
    untilDecided(2);
  }

  @Test
  void whatIsTypedAfterRelabelIsNeverACommand() {
    browser.script(
        "const f = window.fetch; window.fetch = (u, h) => h ? f(u, h) : new Promise(() => {})");
    browser.keys(Keys.ARROW_RIGHT, "r", "d", "k", "u", "1");
    assertEquals(
        "dku1", browser.script("return document.querySelector('dialog.picker input').value"));
    browser.keys(Keys.ESCAPE, "k");
    untilDecided(1);
    assertEquals(Decision.Action.KEEP, action(1));
  }

  @Test
  void thresholdIsDraggedAndTheListFollows() {
    double before =
        ((Number) browser.script("return Number(document.getElementById('cut').value)"))
            .doubleValue();
    browser.drag("#histogram", 0.5, 0.1);
    double after =
        ((Number) browser.script("return Number(document.getElementById('cut').value)"))
            .doubleValue();
    assertTrue(after < before, after + " < " + before);
    int above =
        losses
            .scores()
            .above(
                Double.parseDouble(
                    String.valueOf(
                        browser.script(
                            "return document.getElementById('histogram').getAttribute('aria-valuenow')"))));
    String count = browser.text("#count").replaceAll("\\D", "");
    assertEquals(above, Integer.parseInt(count), above * 0.01);
    assertTrue(above > 300);
    browser.click("#histogram");
    browser.keys(Keys.END);
    assertEquals("0 samples", browser.text("#count"));
    assertTrue(browser.text("#detail").startsWith("No sample passes the filters."));
    browser.keys(Keys.HOME);
    assertTrue(browser.text("#count").matches("[\\d,]+ samples"));
  }

  @Test
  void filtersNarrowTheList() {
    long fours = losses.top(300).stream().filter(s -> s.given().equals("4")).count();
    long cell =
        losses.top(300).stream()
            .filter(s -> s.given().equals("4") && s.predicted().equals("9"))
            .count();
    browser.choose("#f-given", "4");
    assertEquals(fours + " samples", browser.text("#count"));
    browser.choose("#f-predicted", "9");
    assertEquals(cell + (cell == 1 ? " sample" : " samples"), browser.text("#count"));
    browser.click("#clear");
    assertEquals("300 samples", browser.text("#count"));
    browser.keys("k");
    untilDecided(1);
    browser.choose("#f-decision", "open");
    assertEquals("299 samples", browser.text("#count"));
    browser.choose("#f-decision", "keep");
    assertEquals("1 sample", browser.text("#count"));
    browser.choose("#f-decision", "");
    browser.click("#f-text");
    browser.keys(id(5));
    browser.until("text filter", () -> browser.text("#count").equals("1 sample"));
  }

  @Test
  void anyScoreSorts() {
    browser.choose("#sort", "given");
    assertTrue(browser.text(".item.current .labels").startsWith("0 →"));
    browser.script(
        "const s = document.getElementById('sort'); s.value = [...s.options].find(o => o.text === 'margin').value; s.dispatchEvent(new Event('change'))");
    String first =
        losses.by("margin").top(10_000).stream()
            .filter(s -> losses.top(300).ids().contains(s.id()))
            .findFirst()
            .get()
            .id();
    browser.until("sorted by margin", () -> browser.text("#detail .id").equals(first));
  }

  @Test
  void manyAreMarkedAndDroppedInOneStep() {
    browser.keys("g");
    browser.until("grid", () -> browser.count("body.grid") == 1);
    browser.click("#item-2");
    browser.shiftClick("#item-9");
    untilMarked(8);
    browser.click("#marks [data-do=drop]");
    untilDecided(8);
    assertEquals(1, journal.history().size());
    assertEquals(
        IntStream.rangeClosed(2, 9).mapToObj(this::id).toList(), journal.history().get(0).ids());
    browser.keys("u");
    untilDecided(0);
    browser.keys("a");
    untilMarked(300);
    long fours = losses.top(300).stream().filter(s -> s.given().equals("4")).count();
    browser.choose("#f-given", "4");
    untilMarked(fours);
    browser.keys(Keys.ESCAPE);
    browser.until("no marks", () -> !browser.isShown("#marks"));
  }

  @Test
  void decisionsSurviveAReload() {
    browser.keys("k", "d");
    untilDecided(2);
    browser.reload();
    browser.until("decisions are back", () -> browser.text("#progress").startsWith("2 of 300"));
    assertEquals("keep", browser.text("#item-0 .verdict"));
    assertEquals("drop", browser.text("#item-1 .verdict"));
  }

  @Test
  void javaAndThePageSeeEachOthersDecisionsAtOnce() {
    journal.relabel(List.of(id(0), id(3)), "5", new Note("notebook", ""));
    browser.until("page hears of it", () -> browser.text("#progress").startsWith("2 of 300"));
    assertEquals("→ 5 · notebook", browser.text("#detail .verdict"));
    journal.undo();
    browser.until("page hears of the undo", () -> browser.text("#progress").startsWith("0 of 300"));
  }

  @Test
  void twoPagesAgreeAndDoNotUndoEachOther() throws Exception {
    try (Browser other = Browser.start()) {
      other.open(session.link());
      browser.keys("d");
      other.until("other page hears of it", () -> other.text("#progress").startsWith("1 of 300"));
      other.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, "k");
      browser.until(
          "first page hears of it", () -> browser.text("#progress").startsWith("2 of 300"));
      assertEquals(Decision.Action.KEEP, action(2));
      browser.keys("u");
      browser.until(
          "asks first",
          () -> browser.text("#toast").startsWith("The last step was not taken in this page"));
      assertEquals(2, journal.decisions().size());
      // A page that asks to undo a step that is not the last any more is refused.
      browser.script(
          """
          fetch('./api/steps', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(
            {dataset: arguments[0], steps: [{key: 'stale-undo', do: 'undo', of: 1, by: ''}]})})
            .then(r => r.json()).then(answer => { window.stale = answer.results[0].error; });
          """,
          losses.dataset().identity());
      browser.until(
          "refused",
          () ->
              "somebody has decided since; look at it and press again"
                  .equals(browser.script("return window.stale")));
      assertEquals(2, journal.decisions().size());
      browser.keys("u");
      untilDecided(1);
    }
  }

  @Test
  void theListHoldsOnlyWhatIsSeen() {
    browser.click("#cut");
    browser.script(
        "const c = document.getElementById('cut'); c.value = 0; c.dispatchEvent(new Event('change'))");
    assertTrue(Integer.parseInt(browser.text("#count").replaceAll("\\D", "")) > 5000);
    assertTrue(browser.count(".item") < 60, browser.count(".item") + " items");
    browser.click("#item-0");
    browser.keys(Keys.END);
    browser.until("end", () -> browser.count(".item.current") == 1);
    assertTrue(browser.count(".item") < 60, browser.count(".item") + " items");
  }

  @Test
  void aStoppedServerIsSaidAndNothingIsClaimed() {
    session.stop();
    browser.until("page says so", () -> browser.isShown("#lost"));
    browser.keys("d");
    browser.until("kept", () -> browser.text("#unsaved").startsWith("1 not saved"));
    assertEquals("0 of 300 decided · 300 left", browser.text("#progress"));
    assertEquals(0, journal.decisions().size());
  }

  @Test
  void offlineGalleryMakesAPatchThatApplies() throws Exception {
    Path gallery = losses.top(30).gallery().save(folder.resolve("gallery.html"));
    browser.get(gallery.toUri().toString());
    browser.keys("d", "1", "k", "u");
    assertEquals("2 of 30 decided", browser.text("#state"));
    browser.script(
        "URL.createObjectURL = b => { b.text().then(t => window.saved = t); return 'data:,'; }; HTMLAnchorElement.prototype.click = () => {}");
    browser.keys("s");
    browser.until("saved", () -> browser.script("return window.saved || null") != null);
    Path file =
        Files.writeString(
            folder.resolve("a.patch"), String.valueOf(browser.script("return window.saved")));
    Decisions patch = Patch.read(file);
    assertEquals(List.of(id(0), id(1)), patch.list().stream().map(Decision::id).toList());
    assertEquals(9_999, losses.dataset().apply(patch).size());
    assertEquals(List.of(), browser.console());
  }

  @Test
  void theExportsPageChangesDecisionsAndKeepsTheOthers() throws Exception {
    journal.drop(id(0), id(1), id(2));
    Path out = losses.dataset().apply(journal.decisions()).export(folder.resolve("clean"));
    browser.get(out.resolve("gallery.html").toUri().toString());
    browser.console(); // what pages of servers that have stopped said
    assertEquals("0 of 3 changed", browser.text("#state"));
    browser.keys("k");
    assertEquals("1 of 3 changed", browser.text("#state"));
    browser.script(
        "URL.createObjectURL = b => { b.text().then(t => window.saved = t); return 'data:,'; }; HTMLAnchorElement.prototype.click = () => {}");
    browser.keys("s");
    browser.until("saved", () -> browser.script("return window.saved || null") != null);
    Path file =
        Files.writeString(
            folder.resolve("b.patch"), String.valueOf(browser.script("return window.saved")));
    Decisions patch = Patch.read(file);
    assertEquals(3, patch.size());
    assertEquals(Decision.Action.KEEP, patch.of(id(0)).get().action());
    assertEquals(9_998, losses.dataset().apply(patch).size());
    assertEquals(List.of(), browser.console());
  }

  @Test
  void longWorkIsShownWhileItRuns() {
    Progress.Task task = session.progress().start("checking", 2_000, "pictures");
    task.advance(500);
    browser.reload();
    browser.until("a new page knows", () -> browser.text("#running").contains("checking"));
    browser.until(
        "it goes on",
        () -> {
          task.advance(1);
          return browser.text("#running").matches("checking: 5[1-9]\\d of 2,000 pictures");
        });
    task.close();
    browser.until("it is over", () -> !browser.isShown("#running"));
  }

  /** Browsers give a server six connections; streams of more pages would starve the pictures. */
  @Test
  void aPageBeyondFourStreamsAsksNowAndThen() throws Exception {
    browser.get("about:blank");
    session.stop();
    session = Review.open(losses.top(300), journal);
    HttpClient client = HttpClient.newHttpClient();
    String cookie =
        client
            .send(HttpRequest.newBuilder(session.link()).build(), BodyHandlers.discarding())
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow()
            .split(";")[0];
    HttpRequest events =
        HttpRequest.newBuilder(
                URI.create(session.link().toString().replaceFirst("/open\\?.*", "/api/events")))
            .header("Cookie", cookie)
            .build();
    List<InputStream> streams = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      var answer = client.send(events, BodyHandlers.ofInputStream());
      assertEquals(200, answer.statusCode());
      streams.add(answer.body());
    }
    assertEquals(204, client.send(events, BodyHandlers.discarding()).statusCode());
    browser.open(session.link());
    assertEquals(4, session.pages());
    journal.keep(id(0));
    browser.until("the page asks", () -> browser.text("#progress").startsWith("1 of 300"));
    browser.keys("d");
    untilDecided(1);
    assertEquals(Decision.Action.DROP, action(0));
    assertFalse(browser.isShown("#lost"));
    for (InputStream stream : streams) {
      stream.close();
    }
  }

  @Test
  void scriptInClassAndFileNamesIsText() {
    var evil = Evil.dataset();
    try (Journal other = Journal.open(folder.resolve("evil"), evil);
        ReviewSession page = Review.open(Many.losses(evil).top(20), other)) {
      browser.open(URI.create(page.link().toString()));
      browser.keys("r");
      browser.keys(Keys.ESCAPE);
      browser.keys("k", "1", "g", "a");
      browser.until("decided", () -> other.decisions().size() == 2);
      browser.until("names are there", () -> browser.text("#list").contains("<img src=x"));
      assertEquals(null, browser.script("return window.hacked || null"));
      browser.get(
          Many.losses(evil).top(20).gallery().save(folder.resolve("e.html")).toUri().toString());
      assertEquals("0 of 20 decided", browser.text("#state"));
      assertEquals(null, browser.script("return window.hacked || null"));
    }
  }

  @Test
  void aNotebooksFrameShowsThePage() throws Exception {
    assertFalse(session.fragment().contains("<iframe"));
    HttpServer jupyter = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    int at = jupyter.getAddress().getPort();
    session.frame("http://localhost:" + at).frame("http://127.0.0.1:" + at);
    byte[] notebook =
        ("<!DOCTYPE html><body>" + session.fragment()).getBytes(StandardCharsets.UTF_8);
    jupyter.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, notebook.length);
          exchange.getResponseBody().write(notebook);
          exchange.close();
        });
    jupyter.start();
    try {
      for (String host : List.of("localhost", "127.0.0.1")) {
        browser.get("http://" + host + ":" + jupyter.getAddress().getPort() + "/");
        browser.frame();
        browser.until("page in the frame", () -> browser.count("html[data-ready]") == 1);
        browser.click("#item-1");
        browser.keys("k");
        browser.until("decided", () -> journal.decisions().size() == 1);
        journal.undo();
      }
    } finally {
      jupyter.stop(0);
    }
  }

  @Test
  void theLinkWorksFromAnotherSite() {
    browser.get(
        "data:text/html,<a id=x href='%s'>review</a>"
            .formatted(session.link().toString().replace("&", "%26")));
    browser.click("#x");
    browser.until("page", () -> browser.count("html[data-ready]") == 1);
    assertFalse(browser.url().contains("token"));
  }

  @Test
  void noSuspectsGiveAPageWhoseThresholdCanBeLowered() {
    try (ReviewSession none = Review.open(losses.top(0), journal)) {
      browser.open(none.link());
      assertEquals("0 samples", browser.text("#count"));
      assertEquals("0 of 0 decided · 0 left", browser.text("#progress"));
      browser.keys("k", "1", "r", "u", "g", "x", "c");
      browser.click("#histogram");
      browser.keys(Keys.HOME);
      browser.until("all are listed", () -> !browser.text("#count").equals("0 samples"));
      assertEquals(List.of(), browser.console());
    }
  }

  @Test
  void chosenSuspectsAloneAreListedUntilAllAreAskedFor() {
    var chosen = losses.top(300).where(s -> s.given().equals("4"));
    try (ReviewSession some = Review.open(chosen, journal)) {
      browser.open(some.link());
      assertEquals(chosen.size() + " samples", browser.text("#count"));
      browser.click("#f-member");
      assertEquals("300 samples", browser.text("#count"));
    }
  }
}
