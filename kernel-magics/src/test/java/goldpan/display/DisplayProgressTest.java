package goldpan.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisplayProgressTest {
  private final List<MimeBundle> shown = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Progress progress = new DisplayProgress(new Recorded());

  @Test
  void oneBarStaysOneAndEndsAsOneLine() {
    try (Progress.Task task = progress.start("mining", 300, "images")) {
      task.advance(100);
      task.note("almost");
      task.advance(200);
    }
    assertEquals(1, ids.size());
    assertTrue(shown.get(0).data().get("text/html").contains("<progress"));
    String end = shown.get(shown.size() - 1).text();
    assertTrue(end.matches("mining: 300 images in .* s, [\\d,.]+ a second · almost"), end);
  }

  @Test
  void workThatStopsEarlySaysSo() {
    try (Progress.Task task = progress.start("mining <a>", 300, "images")) {
      task.advance(100);
    }
    MimeBundle end = shown.get(shown.size() - 1);
    assertTrue(end.text().startsWith("mining <a> ended early: 100 of 300 images"), end.text());
    assertTrue(end.data().get("text/html").contains("&lt;a&gt;"));
  }

  @Test
  void unknownTotalsCount() {
    try (Progress.Task task = progress.start("reading", -1, "files")) {
      task.advance(3);
    }
    assertTrue(shown.get(shown.size() - 1).text().startsWith("reading: 3 files in "));
  }

  @Test
  void durationsReadWell() {
    assertEquals("0.5 s", DisplayProgress.duration(0.5));
    assertEquals("42 s", DisplayProgress.duration(42.3));
    assertEquals("2 min 05 s", DisplayProgress.duration(125));
    assertEquals("2 h 01 min", DisplayProgress.duration(7260));
  }

  private final class Recorded implements Display {
    @Override
    public void show(MimeBundle bundle) {
      shown.add(bundle);
    }

    @Override
    public void show(MimeBundle bundle, String id) {
      shown.add(bundle);
      ids.add(id);
    }

    @Override
    public void update(MimeBundle bundle, String id) {
      shown.add(bundle);
      ids.add(id);
    }

    @Override
    public void clear(When when) {}
  }
}
