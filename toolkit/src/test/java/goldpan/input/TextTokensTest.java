package goldpan.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTokensTest {

  private static List<String> words(TextTokens text, TextTokens.Spans spans) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < spans.count(); i++) {
      StringBuilder word = new StringBuilder();
      for (int at = spans.start(i); at < spans.end(i); at++) {
        word.appendCodePoint(text.point(at));
      }
      words.add(word.toString());
    }
    return words;
  }

  private static void assertTokens(String text, String... expected) {
    TextTokens tokens = new TextTokens().read(text);
    assertEquals(List.of(expected), words(tokens, tokens.tokens()));
  }

  private static void assertRuns(String text, String... expected) {
    TextTokens tokens = new TextTokens().read(text);
    assertEquals(List.of(expected), words(tokens, tokens.runs()));
  }

  @Test
  void lettersAndDigitsThatStandTogetherAreAToken() {
    assertTokens("I can't pay 25EUR, why?!", "i", "can", "t", "pay", "25eur", "why");
    assertRuns("I can't pay", "i", "can", "t", "pay");
  }

  @Test
  void compatibleFormsAreOne() {
    assertTokens("Ｃａｒｄ ﬁne", "card", "fine");
    assertTokens("cafe\u0301 café", "café", "café");
  }

  @Test
  void lowerCaseIsThatOfNoCountry() {
    assertTokens("TITLE Straße ΣΊΣΥΦΟΣ", "title", "straße", "σίσυφος");
  }

  @Test
  void marksStayWithTheirLetterAndFormatsAreNotSeen() {
    assertTokens("हिन्दी", "हिन्दी");
    assertTokens("co\u00adop می\u200cخواهم", "coop", "میخواهم");
    assertTokens(" \u0301x", "x");
  }

  @Test
  void inScriptsWithoutSpacesEachCharacterIsAToken() {
    assertTokens("我的卡。丢了 card", "我", "的", "卡", "丢", "了", "card");
    assertRuns("我的卡。丢了 card", "我的卡", "丢了", "card");
    assertRuns("カードcard", "カード", "card");
    assertTokens("กำ", "กํ", "า");
  }

  @Test
  void symbolsAreTokensOfTheirOwn() {
    assertTokens("paid 5€😀👍🏽$", "paid", "5", "€", "😀", "👍", "$");
  }

  @Test
  void nothingIsInTextsOfSeparators() {
    assertTokens("");
    assertTokens(" \t\n—…()\u0000");
  }
}
