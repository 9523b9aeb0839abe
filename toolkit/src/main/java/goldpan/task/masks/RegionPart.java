package goldpan.task.masks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which unit of a mask is meant, as text. {@code 8} is all that has class 8; {@code
 * 8-3@480x360.12.40.30.22.CODE} is what has class 8 within some cells of a grid over the picture,
 * where class 3 is proposed. The text has the whole shape, so that a decision on it needs no model.
 *
 * @param given class of the pixels, by number
 * @param proposed class that is proposed; empty for a class as given
 * @param region the cells; empty for all of the mask
 */
record RegionPart(int given, Optional<Integer> proposed, Optional<Region> region) {
  private static final Pattern TEXT =
      Pattern.compile("(0|[1-9]\\d{0,2})(?:-(0|[1-9]\\d{0,2})@([\\w.x-]+))?");

  /** All that has a class. */
  static RegionPart whole(int given) {
    return new RegionPart(given, Optional.empty(), Optional.empty());
  }

  /** What has a class within a region. */
  static RegionPart of(int given, int proposed, Region region) {
    return new RegionPart(given, Optional.of(proposed), Optional.of(region));
  }

  /**
   * Reads what {@link #toString} writes; empty when it is nothing like it.
   *
   * @param classes K; both classes are below
   */
  static Optional<RegionPart> parse(String text, int classes) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches() || Integer.parseInt(found.group(1)) >= classes) {
      return Optional.empty();
    }
    int given = Integer.parseInt(found.group(1));
    if (found.group(2) == null) {
      return Optional.of(whole(given));
    }
    int proposed = Integer.parseInt(found.group(2));
    return proposed >= classes || proposed == given
        ? Optional.empty()
        : Region.parse(found.group(3)).map(r -> of(given, proposed, r));
  }

  /** Whether a pixel is in it. */
  boolean covers(Mask mask, int x, int y) {
    return mask.at(x, y) == given
        && region.map(r -> r.covers(x, y, mask.width(), mask.height())).orElse(true);
  }

  @Override
  public String toString() {
    return region
        .map(r -> given + "-" + proposed.orElse(0) + "@" + r.text())
        .orElse(Integer.toString(given));
  }
}
