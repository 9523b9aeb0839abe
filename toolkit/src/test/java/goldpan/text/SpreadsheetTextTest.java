package goldpan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpreadsheetTextTest {

  @Test
  void aFormulaIsWrittenBehindAnApostrophe() {
    assertEquals("'=cmd|' /C calc'!A0", SpreadsheetText.write("=cmd|' /C calc'!A0"));
    assertEquals("'@SUM(1)", SpreadsheetText.write("@SUM(1)"));
    assertEquals("'-cat", SpreadsheetText.write("-cat"));
    assertEquals("'\tx", SpreadsheetText.write("\tx"));
    assertEquals("''=x", SpreadsheetText.write("'=x"));
  }

  @Test
  void numbersAndOrdinaryTextStayAsTheyAre() {
    for (String text : List.of("", "cat", "a=b", "-2", "+1", "-1.5e3", "-.5", "'quoted'", "0=")) {
      assertEquals(text, SpreadsheetText.write(text));
      assertEquals(text, SpreadsheetText.read(text));
    }
  }

  @Test
  void everyTextReadsBackAndNoneIsAFormula() {
    SplittableRandom random = new SplittableRandom(3);
    String some = "='+-@\t\ra1.e\n＝";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(7); n > 0; n--) {
        text.append(some.charAt(random.nextInt(some.length())));
      }
      String written = SpreadsheetText.write(text.toString());
      assertEquals(text.toString(), SpreadsheetText.read(written));
      boolean formula = written.matches("(?s)[=@\\t\\r].*");
      assertFalse(formula, () -> written);
    }
  }
}
