package goldpan.tests.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Datasets;
import goldpan.review.Journal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program that serves the page is killed while somebody decides. */
@Timeout(600)
class ReviewKillTest {
  @TempDir Path folder;

  @Test
  void everyDecisionThatThePageShowedAsTakenIsThereAfterAKill() throws Exception {
    Served.Child child = Served.start(folder);
    try (Browser browser = Browser.start()) {
      browser.open(URI.create(child.link()));
      browser.script(
          """
          window.taken = [];
          const f = window.fetch;
          window.fetch = async (url, how) => {
            const answer = await f(url, how);
            if (answer.ok && how && how.body) {
              const steps = JSON.parse(how.body).steps;
              for (const result of (await answer.clone().json()).results) {
                if (result.number) window.taken.push(steps.find(s => s.key === result.key).samples[0]);
              }
            }
            return answer;
          };
          let n = 0;
          setInterval(() => {
            document.body.dispatchEvent(new KeyboardEvent('keydown', {key: n % 2 ? 'd' : 'k', bubbles: true}));
            n++;
          }, 5);
          """);
      browser.until("in the middle", () -> taken(browser) >= 60);
      assertTrue(child.process().toHandle().destroyForcibly());
      child.process().waitFor();
      browser.until("page says so", () -> browser.isShown("#lost"));
      List<?> taken = (List<?>) browser.script("return window.taken");
      assertTrue(taken.size() < 900, "all were taken before the kill");
      Dataset mnist = Datasets.named("mnist-test");
      try (Journal journal = Journal.open(folder, mnist)) {
        for (Object sample : taken) {
          String id = mnist.id(((Number) sample).intValue());
          assertTrue(journal.decision(id).isPresent(), id);
        }
        assertTrue(journal.decisions().size() - taken.size() <= 50, journal.toString());
        assertEquals(journal.history().size(), journal.decisions().size());
      }
    } finally {
      child.process().destroyForcibly();
    }
  }

  private static int taken(Browser browser) {
    return ((Number) browser.script("return window.taken.length")).intValue();
  }
}
