package goldpan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

class TextTableTest {

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  @Test
  void columnsAreAlignedAndNumbersStandToTheRight() {
    TextTable table = new TextTable("id", ">loss", "why");
    table.add("a", "1.5", "near");
    table.add("猫", "12.0", "");
    assertEquals(
        lines(
            "  id  loss  why", //
            "  a    1.5  near",
            "  猫  12.0"),
        table.fitted(80));
  }

  @Test
  void longIdsAreShortenedInTheMiddleSoThatTheLineFits() {
    TextTable table = new TextTable("id", ">p");
    table.add("train/" + "deep/".repeat(20) + "0001.png", "0.5");
    assertEquals(
        lines("  id                                p", "  train/deep/deep…/deep/0001.png  0.5"),
        table.fitted(37));
  }

  @Test
  void whatIsToBeCopiedStaysWholeWithAndWithoutAScreen() {
    String id = "20260101-120000-a-dataset-with-a-long-name-02";
    TextTable table = new TextTable("run", "dataset", "model").keeping("run");
    table.add(id, "a dataset with a long name indeed", "m".repeat(40));
    assertTrue(table.fitted(60).contains(id), table.fitted(60));
    assertTrue(table.toString().contains(id), table.toString());
  }

  @Test
  void aSentenceBeforeTheLastColumnIsCutAtItsEnd() {
    TextTable table = new TextTable("rule", ">cut", "note");
    table.add("above half of the highest score that any has", "0.5", "n".repeat(28));
    assertEquals(
        "  above half o…  0.5  " + "n".repeat(28), table.fitted(50).lines().toList().get(1));
  }

  @Test
  void whereThereIsNoScreenOnlyLongNamesAreShortened() {
    TextTable table = new TextTable("id", "given", "why");
    table.add("x".repeat(70), "cat", "words ".repeat(40).strip());
    assertEquals(
        "  " + "x".repeat(16) + "…" + "x".repeat(15) + "  cat    " + "words ".repeat(40).strip(),
        table.toString().lines().toList().get(1));
  }

  @Test
  void aSentenceGoesOnInTheNextLine() {
    TextTable table = new TextTable(">#", "why");
    table.add("1", "both folds say dog, and 18 of 20 neighbours are dogs");
    assertEquals(
        lines(
            "  #  why", //
            "  1  both folds say dog, and 18 of 20",
            "     neighbours are dogs"),
        table.fitted(38));
  }

  @Test
  void columnsWithoutRoomAreNamed() {
    Table table = Table.create("wide");
    IntStream.range(0, 12)
        .forEach(c -> table.addColumns(DoubleColumn.create("column" + c, 0.123456, 2)));
    assertEquals(
        lines(
            "wide",
            "  column0  column1  column2  column11",
            "   0.1235   0.1235   0.1235    0.1235",
            "   2.0000   2.0000   2.0000    2.0000",
            "  not shown: column3, column4, column5, column6, column7, column8, column9, column10"),
        TextTable.of(table, 20).fitted(44));
  }

  @Test
  void aLongTableShowsBothEndsAndHowManyRowsThereAre() {
    Table table = Table.create("n", IntColumn.create("i", IntStream.range(0, 1000).toArray()));
    assertEquals(
        lines("n", "    i", "    0", "    1", "    …", "  999", "  1,000 rows"),
        TextTable.of(table, 3).fitted(80));
  }

  @Test
  void aColumnsOwnFormatIsKeptAndMissingCellsAreEmpty() {
    DoubleColumn share = DoubleColumn.create("share", 0.12345, Double.NaN);
    share.setPrintFormatter(NumberColumnFormatter.percent(1));
    Table table = Table.create("t", StringColumn.create("class", "a", ""), share);
    assertEquals(
        lines("t", "  class  share", "  a      12.3%", "").stripTrailing() + "\n\n",
        TextTable.of(table, 20).fitted(80));
  }

  @Test
  void aNameCannotBreakTheTable() {
    TextTable table = new TextTable("id", "given");
    table.add("a\nb", "\u001b[31mred");
    assertEquals(lines("  id    given", "  a\\nb  \\u001b[31mred"), table.fitted(80));
  }

  @Test
  void noLineIsWiderThanTheScreen() {
    for (int width = 40; width < 140; width += 7) {
      TextTable table = new TextTable(">#", "id", "split", "given", "predicted", ">p", "why");
      table.add(
          "1", "x".repeat(70), "train", "y".repeat(50), "猫".repeat(30), "0.1234", "w ".repeat(90));
      int places = width;
      assertTrue(
          Arrays.stream(table.fitted(width).split("\n"))
              .filter(line -> !line.contains("not shown"))
              .allMatch(line -> Ellipsis.width(line) <= places),
          () -> places + ":\n" + table.fitted(places));
    }
  }
}
