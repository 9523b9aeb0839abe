package goldpan.mining;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as text, the same in every locale and on every Java. */
public final class Numbers {
  private static final double[] TENS = new double[23];

  static {
    for (int i = 0; i < TENS.length; i++) {
      TENS[i] = Double.parseDouble("1e" + i);
    }
  }

  private Numbers() {}

  /** Four significant digits, for people: {@code 0.6931}, {@code 12.3}, {@code 1.2E-9}. */
  public static String brief(double value) {
    if (value == 0 || Double.isInfinite(value) || Double.isNaN(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    double size = Math.abs(value);
    return size >= 1e-4 && size < 1e15 ? rounded.toPlainString() : rounded.toString();
  }

  /** A whole number in groups of three: {@code 10,000}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A share in [0, 1] as a percentage with one decimal: {@code 12.5 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /**
   * Appends the fewest digits that read back as {@code value}. {@link Float#toString} gives more
   * than needed before Java 19, and files should not tell on which Java they were written.
   */
  static void appendShortest(StringBuilder out, float value) {
    if (value == 0) {
      out.append('0');
      return;
    }
    if (value < 0) {
      out.append('-');
    }
    double size = Math.abs((double) value);
    int exponent = (int) Math.floor(Math.log10(size));
    if (exponent < 9 - TENS.length || exponent >= TENS.length) {
      appendExactly(out, (float) size);
      return;
    }
    // What one number of digits tells apart, more do; most floats need seven to nine.
    int digits = 9;
    while (digits > 1 && reads(size, digits - 2 - exponent)) {
      digits--;
    }
    int scale = digits - 1 - exponent;
    append(out, (long) scaled(size, scale), scale);
  }

  private static boolean reads(double size, int scale) {
    double scaled = scaled(size, scale);
    return (float) (scale >= 0 ? scaled / TENS[scale] : scaled * TENS[-scale]) == (float) size;
  }

  private static double scaled(double size, int scale) {
    return Math.rint(scale >= 0 ? size * TENS[scale] : size / TENS[-scale]);
  }

  private static void appendExactly(StringBuilder out, float size) {
    BigDecimal exact = new BigDecimal(size);
    for (int digits = 1; ; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.floatValue() == size) {
        append(out, rounded.unscaledValue().longValueExact(), rounded.scale());
        return;
      }
    }
  }

  /** Appends {@code digits · 10^-scale}: plain from 1e-7 to 1e9, else with an exponent. */
  private static void append(StringBuilder out, long digits, int scale) {
    while (digits % 10 == 0) {
      digits /= 10;
      scale--;
    }
    int start = out.length();
    out.append(digits);
    int count = out.length() - start;
    int point = count - scale;
    if (point > 9 || point < -6) {
      if (count > 1) {
        out.insert(start + 1, '.');
      }
      out.append('e').append(point - 1);
    } else if (point >= count) {
      out.append("000000000", 0, point - count);
    } else if (point > 0) {
      out.insert(start + point, '.');
    } else {
      out.insert(start, "0.000000", 0, 2 - point);
    }
  }
}
