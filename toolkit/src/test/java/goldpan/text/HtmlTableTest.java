package goldpan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HtmlTableTest {
  private static List<String> cells(String html) {
    return Pattern.compile("<td[^>]*>(?:<div align=\"left\">)?([^<]*)")
        .matcher(html)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static List<String> sides(String html) {
    return Pattern.compile("<t[dh] (?:title=\"[^\"]*\" )?align=\"(\\w+)\"")
        .matcher(html)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @Test
  void numbersOfAColumnHaveTheSameDigitsAndStandToTheRight() {
    String html =
        HtmlTable.titled("cuts")
            .text("rule", List.of("otsu", "lnK"), rule -> rule)
            .numbers("cut", List.of(1.25, 2.302585092994046), cut -> cut)
            .html();
    assertEquals(List.of("otsu", "1.250", "lnK", "2.303"), cells(html));
    assertEquals(List.of("left", "right", "left", "right", "left", "right"), sides(html));
    assertFalse(html.contains("<script") || html.contains("<style"), html);
  }

  @Test
  void ofALongTablesawTableTheFirstAndLastRowsAreShownAndTheOthersCounted() {
    int[] numbers = IntStream.range(0, 1234).toArray();
    String html = HtmlTable.of(Table.create("t", IntColumn.create("n", numbers))).html();
    List<String> cells = cells(html);
    assertEquals(21, cells.size());
    assertEquals(List.of("9", "…", "1224"), cells.subList(9, 12));
    assertTrue(html.contains("t: 1,234 rows × 1 columns"), html);
    assertTrue(html.contains("1,214 rows omitted"), html);
  }

  @Test
  void aLongIdIsShortenedInTheMiddleWithAllOfItInTheTitle() {
    String id = "train/" + "deep/".repeat(30) + "0001.png";
    String html = HtmlTable.titled("t").text("id", List.of(id), text -> text).html();
    String shown = cells(html).get(0);
    assertTrue(shown.startsWith("train/deep/") && shown.endsWith("/0001.png"), shown);
    assertTrue(shown.contains("…") && shown.length() <= 104, shown);
    assertTrue(html.contains("title=\"" + id + "\""), html);
  }

  @Test
  void keptColumnsAreNeverCut() {
    String id = "x".repeat(150);
    String html =
        HtmlTable.titled("t").text("run", List.of(id), text -> text).keeping("run").html();
    assertEquals(List.of(id), cells(html));
  }

  @Test
  void columnsWithoutRoomAreNamedBelow() {
    Table table = Table.create("t", StringColumn.create("id", "a"));
    IntStream.range(0, 20)
        .forEach(c -> table.addColumns(DoubleColumn.create("column " + c, 123456.789)));
    String html = HtmlTable.of(table).html();
    assertTrue(html.contains("columns not shown: "), html);
    assertTrue(cells(html).size() < 14, html);
    assertTrue(html.contains(">id<") && html.contains(">column 19<"), html);
  }

  @Test
  void furtherRowsAreInAScriptThatNothingInThemCanEnd() {
    List<String> rows = IntStream.range(0, 25).mapToObj(i -> "</script><b>" + i).toList();
    String html = HtmlTable.titled("t").text("id", rows, row -> row).firstOf(90).html();
    assertEquals(20, cells(html.substring(0, html.indexOf("<script"))).size());
    assertTrue(html.contains("the first 20 of 90 rows"), html);
    assertEquals(1, html.split("</script>", -1).length - 1);
    assertTrue(html.endsWith("</script>"), html);
  }

  @Test
  void namesAreTextWhateverTheyHold() {
    String evil = "<img src=x onerror=\"alert('1')\">\u202e";
    String html =
        HtmlTable.titled(evil)
            .text(evil, List.of(evil), text -> text)
            .pictures("", List.of(evil), name -> Optional.of(new HtmlPicture("data:,", 2, 3, name)))
            .note(evil)
            .html();
    assertFalse(html.contains("<img src=x"), html);
    assertFalse(html.contains("onerror=\""), html);
    assertTrue(
        html.contains("&lt;img src=x onerror=&quot;alert(&#x27;1&#x27;)&quot;&gt;\\u202e"), html);
    assertTrue(html.contains("<img src=\"data:,\" width=\"2\" height=\"3\""), html);
  }

  @Test
  void noRowsGiveTheHeadings() {
    String html = HtmlTable.titled("t").text("id", List.<String>of(), text -> text).html();
    assertEquals(List.of(), cells(html));
    assertTrue(html.contains(">id<"), html);
  }

  @Test
  void linesKeepTheirColumnsWithoutPre() {
    assertEquals(
        "<div style=\"line-height:1.35\"><div align=\"left\"><samp>Losses of &lt;a&gt;</samp></div>"
            + "<div align=\"left\"><samp>\u00a0 origin\u00a0 all</samp></div></div>",
        Markup.lines("Losses of <a>\n  origin  all"));
  }
}
