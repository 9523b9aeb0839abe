package goldpan.plots;

import goldpan.mining.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Where an axis has ticks, and what is written there: round numbers, no two closer than asked. */
enum Ticks {
  /** Any numbers. */
  EVEN,
  /** Whole numbers. */
  WHOLE,
  /** The axis is a decimal logarithm: powers of ten, with twos and fives between when few. */
  POWERS;

  /** A place on the axis and its label. */
  record Tick(double at, String label) {}

  /** Ticks from {@code low} to {@code high}, about {@code most} of them at most. */
  List<Tick> between(double low, double high, int most) {
    return this == POWERS ? powers(low, high, most) : even(low, high, most);
  }

  private List<Tick> even(double low, double high, int most) {
    double step = step((high - low) / Math.max(1, most));
    step = this == WHOLE ? Math.max(1, step) : step;
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      double at = i * step;
      ticks.add(new Tick(at, this == WHOLE ? Numbers.count(Math.round(at)) : plain(i, step)));
    }
    return ticks;
  }

  /** The smallest of 1, 2 and 5 times a power of ten that is not below {@code least}. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int times : new int[] {1, 2, 5}) {
      if (times * power >= least * (1 - 1e-9)) {
        return times * power;
      }
    }
    return 10 * power;
  }

  private static String plain(long i, double step) {
    return i == 0 ? "0" : Numbers.brief(i * step);
  }

  private static List<Tick> powers(double low, double high, int most) {
    int[] digits = high - low < most / 3.0 ? new int[] {1, 2, 5} : new int[] {1};
    int stride = (int) Math.max(1, Math.ceil((high - low) / Math.max(1, most)));
    List<Tick> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(low); power <= high; power++) {
      for (int digit : Math.floorMod(power, stride) == 0 ? digits : new int[0]) {
        double at = power + Math.log10(digit);
        if (at >= low && at <= high) {
          ticks.add(new Tick(at, label(digit, power)));
        }
      }
    }
    return ticks;
  }

  private static String label(int digit, int power) {
    if (power >= 0 && power < 10) {
      return Numbers.count(Math.round(digit * Math.pow(10, power)));
    }
    return power >= -4 ? BigDecimal.valueOf(digit, -power).toPlainString() : digit + "e" + power;
  }
}
