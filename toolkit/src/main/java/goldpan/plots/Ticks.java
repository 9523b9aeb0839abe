package goldpan.plots;

import goldpan.mining.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Function;

/** How numbers on axes are written. */
final class Ticks {
  private Ticks() {}

  /** Whole numbers in groups of three; nothing between them. */
  static final Function<Double, String> COUNT =
      v -> Math.abs(v - Math.rint(v)) < 1e-9 ? Numbers.count(Math.round(v)) : "";

  /** Any number, in few digits. */
  static final Function<Double, String> NUMBER = v -> Numbers.brief(Math.rint(v * 1e6) / 1e6);

  /** For an axis of decimal logarithms: powers of ten, nothing between them. */
  static final Function<Double, String> POWER =
      v -> Math.abs(v - Math.rint(v)) < 1e-9 ? power((int) Math.rint(v)) : "";

  /** For a logarithmic axis that has powers of ten among its ticks: these only. */
  static final Function<Double, String> DECADE =
      v -> v > 0 ? POWER.apply(Math.rint(Math.log10(v) * 1e9) / 1e9) : "";

  /** For an axis of decimal logarithms: the number itself, in two digits. */
  static final Function<Double, String> POWER_ROUNDED =
      v ->
          new BigDecimal(Math.pow(10, v))
              .round(new MathContext(2))
              .stripTrailingZeros()
              .toPlainString();

  private static String power(int exponent) {
    return exponent >= 0 && exponent < 10
        ? Numbers.count(Math.round(Math.pow(10, exponent)))
        : Numbers.brief(Math.pow(10, exponent));
  }
}
