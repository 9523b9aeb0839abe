package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Page;
import goldpan.mining.Suspects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {
  @TempDir Path folder;
  private final Dataset toy = Toy.dataset(60);
  private final Suspects suspects = Toy.losses(toy).top(20);

  @Test
  void showsEverySuspectWithLabelsLossAndOrigin() {
    Page page = suspects.gallery();
    assertEquals("Suspects of toy", page.title());
    assertEquals(20, count(page.html(), "<figure "));
    assertTrue(page.html().contains("20 suspects among 60 samples · threshold top(20) at "));
    assertTrue(page.html().contains("60 out-of-fold · drawn by number"));
    String loss = String.format(java.util.Locale.ROOT, "%.2f nats", suspects.get(0).lossNats());
    assertTrue(page.html().contains(loss));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void loadsNothingFromElsewhere() {
    String html = suspects.gallery().html() + toy.gallery().html();
    assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(html).find());
    assertFalse(html.contains("http://") || html.contains("https://"));
    assertFalse(Pattern.compile("^import ", Pattern.MULTILINE).matcher(html).find());
  }

  @Test
  void classNamesAreTextEvenWhenTheyAreScript() {
    String evil = "</script><script>alert(1)</script><img src=x onerror=\"alert('2')\">";
    Dataset dataset = Toy.dataset(9, List.of(evil, "b\" onload=\"x", "c"));
    String html = Toy.losses(dataset).top(9).gallery().html() + dataset.gallery().html();
    assertFalse(html.contains("<script>alert"));
    assertFalse(html.contains("<img src=x"));
    assertFalse(html.contains("b\" onload"));
    assertTrue(html.contains("&lt;/script&gt;&lt;script&gt;alert(1)"));
  }

  @Test
  void aLongListIsCutAndSaysSo() {
    Page page = Toy.losses(Toy.dataset(700)).top(650).gallery();
    assertEquals(Offline.SHOWN, count(page.html(), "<figure "));
    assertTrue(page.html().contains("the first 500 of 650 suspects among 700 samples"));
  }

  @Test
  void noSuspectsGiveAnEmptyPage() {
    Page page = Toy.losses(toy).top(0).gallery();
    assertEquals(0, count(page.html(), "<figure "));
    assertTrue(page.html().contains("0 suspects among 60 samples"));
  }

  @Test
  void fragmentHasNoScript() {
    assertFalse(suspects.gallery().fragment().contains("<script"));
    assertFalse(toy.gallery().fragment().contains("<script"));
    assertTrue(suspects.gallery().fragment().length() < 200_000);
  }

  @Test
  void datasetShowsEveryClass() {
    String html = toy.gallery().html();
    assertEquals(3, count(html, "<section "));
    assertEquals(3 * 16, count(html, "<img "));
    assertTrue(html.contains("cat <span class=\"quiet\">20</span>"));
  }

  @Test
  void isSavedWhole() throws Exception {
    Page page = suspects.gallery();
    Path file = page.save(folder.resolve("gallery.html"));
    assertEquals(page.html(), Files.readString(file));
  }
}
