package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.Origin;
import goldpan.predict.Predictions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class LossesTest {
  @TempDir Path folder;

  private static Losses two() {
    return Losses.of(
        Simulated.predictions(
            new int[] {0, 0}, new float[] {0.5f, 0.25f, 0.25f}, new float[] {0.25f, 0.75f, 0}));
  }

  @Test
  void tableHasARowASample() {
    Table table = two().table();
    assertEquals(
        List.of(
            "id",
            "split",
            "given",
            "predicted",
            "p_given",
            "p_predicted",
            "loss",
            "focal",
            "label_smoothed",
            "margin",
            "entropy",
            "fold",
            "origin",
            "in_sample"),
        table.columnNames());
    assertEquals(2, table.rowCount());
    assertEquals("class 1", table.getString(1, "predicted"));
    assertEquals(Math.log(4), table.doubleColumn("loss").get(1), 1e-12);
    assertEquals("out-of-fold", table.getString(0, "origin"));
    assertFalse(table.booleanColumn("in_sample").get(0));
  }

  @Test
  void anotherRankingScoreHasItsOwnColumn() {
    Table table = two().by("margin").top(1).table();
    assertEquals(0.5, table.doubleColumn("score").get(0), 1e-12);
    assertEquals("1", table.getString(0, "id"));
  }

  @Test
  void csvByHand() throws IOException {
    Path file = two().csv(folder.resolve("deep/losses.csv"));
    assertEquals(
        """
        id,split,given,predicted,p_given,p_predicted,loss,focal,label_smoothed,margin,entropy,fold,origin,in_sample
        0,train,class 0,class 0,0.5,0.5,0.6931472,0.1732868,0.739357,-0.25,1.0397208,0,out-of-fold,false
        """
            .strip(),
        String.join("\n", Files.readAllLines(file).subList(0, 2)));
    assertTrue(Files.readString(file).endsWith("\n"));
    assertFalse(Files.readString(file).contains("\r"));
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertEquals(List.of(file), left.toList());
    }
  }

  @Test
  void csvQuotesWhatMustBeQuoted() {
    assertEquals("plain", LossCsv.quoted("plain"));
    assertEquals("\"a,b\"", LossCsv.quoted("a,b"));
    assertEquals("\"a \"\"b\"\"\"", LossCsv.quoted("a \"b\""));
    assertEquals("\"a\nb\"", LossCsv.quoted("a\nb"));
    assertEquals("猫", LossCsv.quoted("猫"));
  }

  @Test
  void csvIsTheSameInEveryLocaleAndEveryTime() throws IOException {
    Losses losses = Losses.of(Simulated.predictions(3000, 10, 0.1, 1)).by("focal");
    byte[] first = Files.readAllBytes(losses.csv(folder.resolve("a.csv")));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertArrayEquals(first, Files.readAllBytes(losses.csv(folder.resolve("a.csv"))));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void csvThatCannotBeWrittenSaysWhy() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "x");
    Path target = inTheWay.resolve("losses.csv");
    String message = assertThrows(UncheckedIOException.class, () -> two().csv(target)).getMessage();
    assertTrue(
        message.startsWith(target.toAbsolutePath() + ": losses cannot be written (")
            && message.endsWith("); choose a folder with room to write in"),
        message);
  }

  @Test
  void summaryStatesOutOfFold() {
    String text = Losses.of(Simulated.predictions(10_000, 10, 0.02, 1)).toString();
    assertTrue(text.contains("  origin     out-of-fold 10,000\n"), text);
    assertTrue(text.lines().count() >= 15, text);
  }

  @Test
  void summaryShoutsInSample() {
    Predictions inSample = Simulated.predictions(100, List.of("猫", "犬"), 0.02, Origin.IN_SAMPLE, 1);
    assertTrue(Losses.of(inSample).toString().contains("IN-SAMPLE 100 — the model learnt"));
    assertTrue(Losses.of(inSample).top(5).toString().contains("IN-SAMPLE 100 — the model learnt"));
    assertTrue(Losses.of(inSample).text().contains("IN-SAMPLE 100"));
    assertTrue(Losses.of(inSample).thresholds().toString().contains("IN-SAMPLE 100"));
    assertTrue(Losses.of(inSample).table().booleanColumn("in_sample").get(0));
  }

  @Test
  void noSamplesAreNoCrash() {
    Losses none = Losses.of(Simulated.predictions(new int[0]));
    assertTrue(none.toString().contains("no samples"));
    assertEquals(0, none.top(5).size());
    assertEquals(0, none.table().rowCount());
    assertEquals(0, none.thresholds().rows().stream().mapToInt(r -> r.cut().count()).sum());
    assertTrue(none.text().contains("no samples"));
    assertTrue(none.thresholds().toString().contains("0 %"));
  }

  @Test
  void textHistogramCountsEverySample() {
    String text = Losses.of(Simulated.predictions(5000, 10, 0.02, 1)).text();
    long sum =
        text.lines()
            .skip(2)
            .mapToLong(l -> Long.parseLong(l.strip().split("\\s+")[2].replace(",", "")))
            .sum();
    assertEquals(5000, sum, text);
  }

  @Test
  void suspectsComeMostSuspiciousFirst() {
    Suspects suspects = Losses.of(Simulated.predictions(1000, 10, 0.1, 1)).above(0.5);
    for (int i = 1; i < suspects.size(); i++) {
      assertTrue(suspects.get(i - 1).score() >= suspects.get(i).score());
      assertEquals(i + 1, suspects.get(i).rank());
    }
    assertEquals(suspects.cut().count(), suspects.size());
    assertTrue(suspects.toString().contains("above fixed(0.5) (cut 0.5)"), suspects.toString());
  }

  @Test
  void thresholdTablesAddUp() {
    Thresholds thresholds = Losses.of(Simulated.predictions(1000, 10, 0.1, 1)).thresholds();
    Table all = thresholds.table();
    Table byClass = thresholds.byClass();
    for (int r = 0; r < all.rowCount(); r++) {
      int count = all.intColumn("suspects").get(r);
      assertEquals(count, all.intColumn("train").get(r) + all.intColumn("test").get(r));
      assertEquals(count, byClass.intColumn(all.getString(r, "threshold")).sum());
      assertEquals(count / 1000.0, all.doubleColumn("share").get(r), 1e-12);
    }
    assertEquals(1000, byClass.intColumn("samples").sum());
  }
}
