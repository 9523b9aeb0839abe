package goldpan.text;

import java.util.regex.Pattern;

/**
 * Text as a cell of a CSV file that somebody may open in a spreadsheet, which takes what begins
 * with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return for a formula and
 * computes it. Such text is written behind an apostrophe; numbers are left alone. {@code
 * read(write(text))} is {@code text} for every text.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
public final class SpreadsheetText {
  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r＝＋－＠].*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private SpreadsheetText() {}

  /** The text as it is written. */
  public static String write(String text) {
    return isGuarded(text) ? "'" + text : text;
  }

  /** What was written as this cell. */
  public static String read(String cell) {
    return cell.startsWith("'") && isGuarded(cell.substring(1)) ? cell.substring(1) : cell;
  }

  /** Apostrophes before a formula are doubled too, so that none is lost in reading. */
  private static boolean isGuarded(String text) {
    return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
  }
}
