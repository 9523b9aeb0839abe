package goldpan.task.boxes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which unit of a picture is meant, as text. {@code 3} is its box number 3 as given; {@code
 * 3@10,20,30,40} is that box and the place it might better have; {@code new@10,20,30,40} is a place
 * without a box where there might be one. Places are x0, y0, x1, y1 in pixels, to hundredths.
 */
public final class BoxPart {
  private static final int DECIMALS = 2;
  private static final String NEW = "new";
  private static final String NUMBER = "(-?\\d{1,7}(?:\\.\\d{1,2})?)";
  private static final Pattern TEXT =
      Pattern.compile("(new|0|[1-9]\\d{0,8})(?:@%1$s,%1$s,%1$s,%1$s)?".formatted(NUMBER));

  private final int number;
  private final @Nullable Box place;

  private BoxPart(int number, @Nullable Box place) {
    if (place != null && place.isDegenerate()) {
      throw new IllegalArgumentException(
          "proposed place is %s; expected a width and a height above 0".formatted(place));
    }
    this.number = number;
    this.place = place;
  }

  /** A box as given. */
  public static BoxPart given(int number) {
    return new BoxPart(number, null);
  }

  /**
   * A box and the place it might better have, whatever the class of {@code place}.
   *
   * @throws IllegalArgumentException when that has no area
   */
  public static BoxPart moved(int number, Box place) {
    return new BoxPart(number, rounded(place));
  }

  /**
   * A place where a box might be missing, whatever the class of {@code place}.
   *
   * @throws IllegalArgumentException when that has no area
   */
  public static BoxPart added(Box place) {
    return new BoxPart(-1, rounded(place));
  }

  /** Reads what {@link #toString} writes; empty when it is nothing like it. */
  public static Optional<BoxPart> parse(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches() || (found.group(1).equals(NEW) && found.group(2) == null)) {
      return Optional.empty();
    }
    int number = found.group(1).equals(NEW) ? -1 : Integer.parseInt(found.group(1));
    if (found.group(2) == null) {
      return Optional.of(given(number));
    }
    Box place =
        new Box(
            0,
            coordinate(found, 2),
            coordinate(found, 3),
            coordinate(found, 4),
            coordinate(found, 5));
    return place.isDegenerate() ? Optional.empty() : Optional.of(new BoxPart(number, place));
  }

  private static double coordinate(Matcher found, int group) {
    return Double.parseDouble(found.group(group));
  }

  /** Whether it is about a place without a box. */
  public boolean isNew() {
    return number < 0;
  }

  /** The number of the given box; empty when there is none. */
  public Optional<Integer> number() {
    return isNew() ? Optional.empty() : Optional.of(number);
  }

  /** The place that is proposed, of class 0; empty when none is. */
  public Optional<Box> place() {
    return Optional.ofNullable(place);
  }

  private static Box rounded(Box box) {
    return new Box(0, round(box.x0()), round(box.y0()), round(box.x1()), round(box.y1()));
  }

  private static double round(double pixels) {
    return BigDecimal.valueOf(pixels).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static String text(double pixels) {
    BigDecimal exact = BigDecimal.valueOf(pixels).stripTrailingZeros();
    return exact.scale() < 0 ? exact.toBigInteger().toString() : exact.toPlainString();
  }

  @Override
  public String toString() {
    String name = isNew() ? NEW : Integer.toString(number);
    return place == null
        ? name
        : "%s@%s,%s,%s,%s"
            .formatted(
                name, text(place.x0()), text(place.y0()), text(place.x1()), text(place.y1()));
  }
}
