package goldpan.task.boxes.format;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Coordinates as text: no more digits than mean something, never an exponent. */
final class Coordinate {
  private Coordinate() {}

  /** To at most so many decimals, without zeros at the end. */
  static String text(double value, int decimals) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
  }

  /** Pixels to hundredths, or whole ones where the number that it takes the place of is whole. */
  static String pixels(double value, String before) {
    boolean whole = before.strip().matches("-?\\d+");
    return whole ? Long.toString(Math.round(value)) : text(value, 2);
  }
}
