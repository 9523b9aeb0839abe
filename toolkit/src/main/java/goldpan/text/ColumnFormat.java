package goldpan.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * How the numbers of one column are written for people: all with the same decimals, so that the
 * points stand below each other.
 *
 * <p>The decimals are the fewest that show every number to four significant digits, and at most
 * four. Digits before the point are always whole. A number too small for the decimals is written
 * with an exponent and two digits ({@code 1.2E-9}) and so told from 0; one of 10<sup>15</sup> or
 * more with an exponent and four. NaN, which stands for a missing value, is empty.
 */
public final class ColumnFormat {
  private static final int SIGNIFICANT = 4;
  private static final int MOST_DECIMALS = 4;
  private static final double HUGE = 1e15;
  private static final double[] TENS = {1, 10, 100, 1000, 10_000};
  private final int decimals;

  private ColumnFormat(int decimals) {
    this.decimals = decimals;
  }

  /** The format that suits these numbers. Cost: O(N), and mostly less. */
  public static ColumnFormat of(double... values) {
    int decimals = 0;
    for (int i = 0; i < values.length && decimals < MOST_DECIMALS; i++) {
      decimals = Math.max(decimals, decimals(values[i]));
    }
    return new ColumnFormat(decimals);
  }

  /**
   * Makes Tablesaw print the table's columns of type double so, wherever it prints them; what is
   * written to files stays exact.
   *
   * @return the same table
   */
  public static Table apply(Table table) {
    for (Column<?> column : table.columns()) {
      if (column instanceof DoubleColumn numbers) {
        numbers.setPrintFormatter(of(numbers.asDoubleArray()).forTablesaw());
      }
    }
    return table;
  }

  /** The decimals that show a number to four significant digits, without zeros at the end. */
  private static int decimals(double value) {
    double size = Math.abs(value);
    if (!(size > 0 && size < HUGE)) {
      return 0;
    }
    int wanted = SIGNIFICANT - 1 - (int) Math.floor(Math.log10(size));
    int most = Math.max(0, Math.min(MOST_DECIMALS, wanted));
    double scaled = Math.rint(size * TENS[most]);
    while (most > 0 && scaled % 10 == 0) {
      scaled /= 10;
      most--;
    }
    return most;
  }

  /** How many digits stand behind the point, 0 to 4. */
  public int decimals() {
    return decimals;
  }

  /** A number of the column. */
  public String format(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    double size = Math.abs(value);
    if (size >= HUGE) {
      return Double.isInfinite(value) ? Double.toString(value) : exponent(value, SIGNIFICANT);
    }
    if (size > 0 && size < 1 / TENS[decimals] && decimals == MOST_DECIMALS) {
      return exponent(value, 2);
    }
    return new BigDecimal(value == 0 ? 0 : value)
        .setScale(decimals, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static String exponent(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).toPlainString() + "E" + exponent;
  }

  private NumberColumnFormatter forTablesaw() {
    return new NumberColumnFormatter(new Pattern(this), "");
  }

  /** The format as the JDK's formatters are called. */
  private static final class Pattern extends NumberFormat {
    private final transient ColumnFormat format;

    Pattern(ColumnFormat format) {
      this.format = format;
    }

    @Override
    public StringBuffer format(double number, StringBuffer out, FieldPosition position) {
      return out.append(format.format(number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer out, FieldPosition position) {
      return out.append(number);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
      return NumberFormat.getInstance(Locale.ROOT).parse(text, position);
    }
  }
}
