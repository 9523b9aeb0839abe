package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Page;
import goldpan.mining.Exploration;
import goldpan.mining.Losses;
import goldpan.mining.Suspects;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreTest {
  @TempDir Path folder;
  private final Dataset toy = Toy.dataset(300);
  private final Losses losses = Toy.losses(toy);

  @Test
  void everyCutTakesWhatTheSameNumberTakesWhenItIsTyped() throws Exception {
    try (Journal journal = Journal.open(folder, toy)) {
      List<Exploration.Stop> stops = losses.exploration(journal.decisions()).stops();
      assertTrue(stops.size() > 30, stops::toString);
      int before = -1;
      for (Exploration.Stop stop : stops) {
        double typed = Double.parseDouble(goldpan.mining.Numbers.brief(stop.cut()));
        assertEquals(losses.above(typed).size(), stop.suspects());
        assertTrue(stop.suspects() > before, stops::toString);
        before = stop.suspects();
      }
      assertTrue(before > 250, stops::toString);
    }
  }

  @Test
  void precisionIsUnknownUntilASampleIsDecided() throws Exception {
    try (Journal journal = Journal.open(folder, toy)) {
      assertTrue(
          losses.exploration(journal.decisions()).stops().stream()
              .noneMatch(stop -> stop.precision().isKnown()));
      Exploration.Stop stop =
          losses.exploration(journal.decisions()).stops().stream()
              .filter(each -> each.suspects() >= 40)
              .findFirst()
              .orElseThrow();
      Suspects suspects = losses.above(stop.cut());
      journal.keep(suspects.toReview(20).ids(), Note.mine());
      Exploration.Stop decided =
          losses.exploration(journal.decisions()).stops().stream()
              .filter(each -> each.suspects() == stop.suspects())
              .findFirst()
              .orElseThrow();
      assertTrue(decided.precision().isKnown());
      String fragment = losses.explore(journal.decisions()).fragment();
      assertTrue(fragment.contains(decided.precision().toString()), fragment);
    }
  }

  @Test
  void withoutItsScriptItIsAFigureAndATable() {
    Page page = losses.explore();
    assertEquals("Cuts of toy by cross-entropy", page.title());
    String still = page.fragment().substring(0, page.fragment().indexOf("<script"));
    assertTrue(still.contains("<img src=\"data:image/png;base64,"), still);
    assertTrue(still.contains(">unknown<") && still.contains("<table "), still);
    assertEquals(1, page.fragment().split("</script>", -1).length - 1);
  }

  @Test
  void noSamplesAreSaidToBeNone() {
    Dataset none = Toy.dataset(0);
    String fragment = Toy.losses(none).explore().fragment();
    assertTrue(fragment.endsWith("no samples to rank"), fragment);
    assertFalse(fragment.contains("<script"), fragment);
  }

  @Test
  void theSavedPageRunsItsScriptAndNoOther() {
    String html = losses.explore().html();
    assertTrue(html.contains("style-src 'unsafe-inline'; script-src 'sha256-"), html);
    assertFalse(html.contains("src=\"http"), html);
  }
}
