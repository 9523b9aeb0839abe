package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionGalleryTest {
  @TempDir Path folder;

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void everyDecisionIsShownWithPictureAndGivenLabel() {
    Dataset toy = Toy.dataset(30);
    try (Journal journal = Journal.open(folder, toy)) {
      journal.drop("s4");
      journal.relabel("s3", "bird");
      String html = DecisionGallery.of(toy, journal.decisions()).html();
      assertTrue(html.contains("<h1>Decisions on toy</h1>"));
      assertTrue(html.contains("2 of 30 samples of toy decided: 0 keep, 1 relabel, 1 drop</p>"));
      assertEquals(2, count(html, "src=\"data:image/png;base64,"));
      assertTrue(html.contains("data-i=\"0\" data-action=\"drop\""));
      assertTrue(html.contains("<b class=\"given\"><bdi>cat</bdi></b>"));
      assertTrue(html.contains("<div class=\"verdict\">→ bird</div>"));
      assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(html).find());
    }
  }

  @Test
  void aLongListIsCutButNoDecisionIsLost() {
    Dataset toy = Toy.dataset(600);
    try (Journal journal = Journal.open(folder, toy)) {
      journal.keep(IntStream.range(0, 550).mapToObj(i -> "s" + i).toList(), Note.mine());
      String html = DecisionGallery.of(toy, journal.decisions()).html();
      assertEquals(500, count(html, "<figure "));
      assertTrue(html.contains("0 drop · the first 500 are shown"));
      assertEquals(550, count(html, "\"action\":\"keep\""));
    }
  }

  @Test
  void namesAreTextEvenWhenTheyAreScript() {
    String evil = "</script><script>alert(1)</script>";
    Dataset dataset = Toy.dataset(9, List.of(evil, "b", "c"));
    try (Journal journal = Journal.open(folder, dataset)) {
      journal.relabel(List.of("s1"), evil, new Note(evil, evil));
      String html = DecisionGallery.of(dataset, journal.decisions()).html();
      assertFalse(html.contains("<script>alert"));
      assertTrue(html.contains("→ &lt;/script&gt;"));
    }
  }
}
