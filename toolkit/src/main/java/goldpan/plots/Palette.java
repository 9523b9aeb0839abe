package goldpan.plots;

import java.awt.Color;

/**
 * Colours that people with any colour vision tell apart, on white paper and on a dark page: a
 * figure has no ground of its own. Text has a contrast of 4 or more on both.
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">Okabe and Ito, Color Universal Design, 2008</a>
 */
final class Palette {
  /** Text on a light cell. */
  static final Color BLACK = new Color(0x222222);

  /** Text, and the lines that matter. */
  static final Color INK = new Color(0x757575);

  static final Color GREY = new Color(0x828282);

  /** Lines that help the eye. */
  static final Color PALE = new Color(0x80, 0x80, 0x80, 0x48);

  static final Color BARS = new Color(0x80, 0x80, 0x80, 0x78);
  static final Color ORANGE = new Color(0xE69F00);
  static final Color SKY = new Color(0x56B4E9);
  static final Color GREEN = new Color(0x009E73);
  static final Color BLUE = new Color(0x0072B2);
  static final Color VERMILLION = new Color(0xD55E00);
  static final Color PURPLE = new Color(0xCC79A7);
  private static final Color[] LINES = {BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION, INK};
  private static final Color[] SERIES = {BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION, GREY};

  private Palette() {}

  /** The colour of the {@code i}-th series; they come round again after seven. */
  static Color series(int i) {
    return SERIES[i % SERIES.length];
  }

  /** The colour of the {@code i}-th of some lines over grey bars. */
  static Color line(int i) {
    return LINES[i % LINES.length];
  }

  /** Between white and {@code color}: 0 is white, 1 the colour. */
  static Color tint(Color color, double amount) {
    double a = Math.min(1, Math.max(0, amount));
    return new Color(
        (int) Math.round(255 + a * (color.getRed() - 255)),
        (int) Math.round(255 + a * (color.getGreen() - 255)),
        (int) Math.round(255 + a * (color.getBlue() - 255)));
  }
}
