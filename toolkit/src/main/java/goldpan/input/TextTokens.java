package goldpan.input;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * A text cut into tokens, and those into runs: first NFKC (so that full-width letters and ligatures
 * become plain ones) and lower case by {@link Locale#ROOT}; then
 *
 * <ul>
 *   <li>letters, digits and the marks on them, as many as stand together, are one token and one
 *       run;
 *   <li>in scripts that put no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese,
 *       Tibetan) each character is a token, and as many as stand together are one run;
 *   <li>a symbol, such as an emoji or a currency sign, is a token and a run;
 *   <li>all else separates.
 * </ul>
 *
 * <p>To be filled again and again by the thread that owns it.
 */
final class TextTokens {
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);

  /** The mark of a long vowel, which Unicode counts to no script. */
  private static final int KATAKANA_LONG = 0x30fc;

  private enum Kind {
    WORD,
    CHARACTER,
    SYMBOL,
    MARK,
    IGNORED,
    SEPARATOR
  }

  /** Places of spans in the text, each from its start to before its end. */
  static final class Spans {
    private int[] bounds = new int[128];
    private int count;

    int count() {
      return count;
    }

    int start(int i) {
      return bounds[2 * i];
    }

    int end(int i) {
      return bounds[2 * i + 1];
    }

    private void open(int at) {
      if (2 * count == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * bounds.length);
      }
      bounds[2 * count] = at;
      bounds[2 * count + 1] = at;
      count++;
    }

    private void reach(int end) {
      bounds[2 * count - 1] = end;
    }
  }

  private int[] points = new int[512];
  private int length;
  private final Spans tokens = new Spans();
  private final Spans runs = new Spans();

  /** Cuts a text, in place of the one before. */
  TextTokens read(String text) {
    length = 0;
    tokens.count = 0;
    runs.count = 0;
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    Kind before = Kind.SEPARATOR;
    for (int at = 0; at < plain.length(); ) {
      int point = plain.codePointAt(at);
      at += Character.charCount(point);
      Kind kind = kind(point);
      if (kind != Kind.IGNORED) {
        before = take(point, kind, before);
      }
    }
    return this;
  }

  /** Returns the kind of what the text ends with now. */
  private Kind take(int point, Kind kind, Kind before) {
    if (kind == Kind.SEPARATOR || (kind == Kind.MARK && before == Kind.SEPARATOR)) {
      return Kind.SEPARATOR;
    }
    boolean goesOn = kind == Kind.MARK || (kind == Kind.WORD && before == Kind.WORD);
    if (!goesOn) {
      tokens.open(length);
      if (!(kind == Kind.CHARACTER && before == Kind.CHARACTER)) {
        runs.open(length);
      }
    }
    append(point);
    tokens.reach(length);
    runs.reach(length);
    return kind == Kind.MARK ? before : kind;
  }

  private void append(int point) {
    if (length == points.length) {
      points = Arrays.copyOf(points, 2 * length);
    }
    points[length++] = point;
  }

  private static Kind kind(int point) {
    if (point < 128) {
      boolean letter = (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
      return letter ? Kind.WORD : point == '$' ? Kind.SYMBOL : Kind.SEPARATOR;
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          Kind.MARK;
      case Character.FORMAT -> Kind.IGNORED;
      case Character.OTHER_SYMBOL, Character.CURRENCY_SYMBOL -> Kind.SYMBOL;
      default ->
          !Character.isLetterOrDigit(point)
              ? Kind.SEPARATOR
              : isWithoutSpaces(point) ? Kind.CHARACTER : Kind.WORD;
    };
  }

  private static boolean isWithoutSpaces(int point) {
    return point == KATAKANA_LONG || WITHOUT_SPACES.contains(UnicodeScript.of(point));
  }

  /** The code points that are left, separators gone. */
  int point(int at) {
    return points[at];
  }

  Spans tokens() {
    return tokens;
  }

  Spans runs() {
    return runs;
  }
}
