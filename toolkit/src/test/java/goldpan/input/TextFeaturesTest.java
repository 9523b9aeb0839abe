package goldpan.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.PredictionException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextFeaturesTest {
  private static final float TWICE = (float) (1 + Math.log(2));

  private static Map<Integer, Float> hash(TextFeatures features, String text) {
    SparseRow row = new SparseRow();
    features.hasher().hash(text, row);
    Map<Integer, Float> values = new HashMap<>();
    for (int i = 0; i < row.size(); i++) {
      values.put(row.feature(i), row.value(i));
    }
    return values;
  }

  /** One character more than any word has, so that there are words only. */
  private static TextFeatures wordsOnly(int words) {
    return new TextFeatures(24, words, 12, 12);
  }

  @Test
  void eachWordIsAColumnAndAPairOfThemAnother() {
    assertEquals(2, hash(wordsOnly(1), "lost card").size());
    assertEquals(3, hash(wordsOnly(2), "lost card").size());
    assertEquals(4, hash(wordsOnly(2), "lost card lost").size());
  }

  @Test
  void whatOccursTwiceCountsOnePlusItsLogarithm() {
    Map<Integer, Float> once = hash(wordsOnly(1), "card");
    Map<Integer, Float> twice = hash(wordsOnly(1), "card CARD");
    int column = once.keySet().iterator().next();
    assertEquals(1, Math.abs(once.get(column)));
    assertEquals(once.get(column) * TWICE, twice.get(column), 1e-6);
  }

  /** Of « ab » with its edges: « a», «ab», «b » and « ab», «ab ». */
  @Test
  void groupsOfCharactersReachOverTheEdgesOfAWord() {
    TextFeatures features = new TextFeatures(24, 1, 2, 3);
    int groups = hash(features, "ab").size() - hash(wordsOnly(1), "ab").size();
    assertEquals(5, groups);
    assertEquals(2 * 5 + 2 + 2, hash(features, "ab xy").size() + 2);
  }

  @Test
  void thoseWithoutSpacesReachOverTheirCharacters() {
    TextFeatures features = new TextFeatures(24, 2, 3, 3);
    // 我, 的, 我的; " 我的", "我的 "
    assertEquals(5, hash(features, "我的").size());
  }

  @Test
  void halfOfTheSignsAreNegative() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append('w').append(i).append(' ');
    }
    long negative =
        hash(wordsOnly(1), text.toString()).values().stream().filter(v -> v < 0).count();
    assertTrue(negative > 420 && negative < 580, "negative " + negative);
  }

  @Test
  void whatSharesAColumnIsAddedUp() {
    TextFeatures few = new TextFeatures(8, 1, 12, 12);
    StringBuilder text = new StringBuilder();
    double sum = 0;
    for (int i = 0; i < 2000; i++) {
      text.append('w').append(i).append(' ');
      for (float value : hash(few, "w" + i).values()) {
        sum += value;
      }
    }
    Map<Integer, Float> all = hash(few, text.toString());
    assertTrue(all.size() <= 256);
    assertEquals(sum, all.values().stream().mapToDouble(v -> v).sum(), 1e-3);
  }

  /** Baselines on disk hold weights by column: these must never change. */
  @Test
  void columnsAreTheSameInEveryVersion() {
    assertEquals("{86655=1.0}", hash(new TextFeatures(18, 1, 12, 12), "card").toString());
    assertEquals("{123=1.0}", hash(new TextFeatures(18, 1, 12, 12), "€").toString());
  }

  @Test
  void anEmptyTextHasNoFeatures() {
    assertEquals(Map.of(), hash(TextFeatures.usual(), "  …"));
  }

  @Test
  void aHasherForgetsTheTextBefore() {
    TextHasher hasher = TextFeatures.usual().hasher();
    SparseRow row = new SparseRow();
    hasher.hash("a long text with many words in it", row);
    hasher.hash("", row);
    assertEquals(0, row.size());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertRefused("text features: bits is 30; expected 8 to 24", 30, 2, 3, 5);
    assertRefused("text features: words is 0; expected 1 to 5", 18, 0, 3, 5);
    assertRefused("text features: longest is 13; expected 1 to 12", 18, 2, 3, 13);
    assertRefused("text features: shortest is 6; expected 1 to 5", 18, 2, 6, 5);
  }

  private static void assertRefused(String message, int bits, int words, int shortest, int most) {
    assertEquals(
        message,
        assertThrows(PredictionException.class, () -> new TextFeatures(bits, words, shortest, most))
            .getMessage());
  }
}
