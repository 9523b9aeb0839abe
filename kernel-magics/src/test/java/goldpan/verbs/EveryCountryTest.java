package goldpan.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Goldpan;
import goldpan.Session;
import goldpan.display.Display;
import goldpan.display.DisplayProgress;
import goldpan.display.MimeBundle;
import goldpan.display.Renderers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers read alike wherever Java was installed. */
class EveryCountryTest {
  private final Locale before = Locale.getDefault();
  @TempDir Path folder;

  @BeforeEach
  void moveToEgypt() {
    System.setProperty("goldpan.home", folder.toString());
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    assertEquals("١", "%d".formatted(1));
  }

  @AfterEach
  void comeHome() {
    Locale.setDefault(before);
    System.clearProperty("goldpan.home");
    Session.current().clear();
  }

  private static final Pattern OTHER_DIGITS = Pattern.compile(".{0,20}[\\p{Nd}&&[^0-9]].{0,20}");

  /** Nothing is said when all digits are plain. */
  private static void assertPlain(String text) {
    List<String> others = OTHER_DIGITS.matcher(text).results().map(MatchResult::group).toList();
    assertEquals(List.of(), others);
  }

  @Test
  void theDoctorCountsAlike() {
    String report = Doctor.report("a test");
    assertPlain(report);
    assertTrue(report.contains("arrays alive"), report);
  }

  @Test
  void theSummaryCountsAlike() throws Exception {
    Goldpan.dataset("mnist-test");
    assertTrue(new GoldpanMagic().run(null).contains("mnist-test (10,000)"));
  }

  @Test
  void valuesAreShownAlike() {
    Renderers renderers = Renderers.installed();
    for (Object value : List.of(Goldpan.dataset("mnist-test"), Goldpan.decisions())) {
      Map<String, String> data = renderers.render(value).data();
      assertTrue(data.containsKey("text/plain") && data.containsKey("text/html"), data::toString);
      data.values().forEach(EveryCountryTest::assertPlain);
    }
  }

  @Test
  void progressCountsAlike() {
    List<String> shown = new ArrayList<>();
    try (var task = new DisplayProgress(new Kept(shown)).start("mining", 30_000, "images")) {
      task.advance(30_000);
    }
    assertTrue(shown.toString().contains("max=\"30000\""), shown::toString);
    shown.forEach(EveryCountryTest::assertPlain);
  }

  private record Kept(List<String> shown) implements Display {
    @Override
    public void show(MimeBundle bundle) {
      shown.addAll(bundle.data().values());
    }

    @Override
    public void show(MimeBundle bundle, String id) {
      show(bundle);
    }

    @Override
    public void update(MimeBundle bundle, String id) {
      show(bundle);
    }

    @Override
    public void clear(When when) {}
  }
}
