package goldpan.review;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a text, drawn: for every place that shows thumbnails. Lines break where the
 * language allows it, and a text that goes on ends with {@code …}.
 */
final class TextPicture {
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final int MARGIN = 8;

  /** What is laid out at most; more never fits. */
  private static final int MOST_CHARACTERS = 4000;

  private static final Color PAPER = new Color(0xfa, 0xfa, 0xf7);
  private static final Color INK = new Color(0x22, 0x22, 0x22);

  private TextPicture() {}

  /** The text in a picture of {@code width} pixels and at most three quarters of them high. */
  static BufferedImage of(String text, int width) {
    String plain = text.strip().replaceAll("\\s+", " ");
    String start = plain.substring(0, Math.min(MOST_CHARACTERS, plain.length()));
    int most = Math.max(1, (width * 3 / 4 - 2 * MARGIN) / lineHeight());
    List<TextLayout> lines = lines(start, width - 2 * MARGIN, most);
    BufferedImage image =
        new BufferedImage(
            width, lines.size() * lineHeight() + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(INK);
    for (int i = 0; i < lines.size(); i++) {
      TextLayout line = lines.get(i);
      float x = line.isLeftToRight() ? MARGIN : width - MARGIN - line.getAdvance();
      line.draw(graphics, x, MARGIN + i * lineHeight() + FONT.getSize());
    }
    graphics.dispose();
    return image;
  }

  private static int lineHeight() {
    return FONT.getSize() * 13 / 10;
  }

  private static List<TextLayout> lines(String text, int width, int most) {
    FontRenderContext context = new FontRenderContext(null, true, true);
    LineBreakMeasurer breaks = measurer(text, context);
    List<TextLayout> lines = new ArrayList<>();
    int last = 0;
    while (breaks.getPosition() < text.length() && lines.size() < most) {
      last = breaks.getPosition();
      lines.add(breaks.nextLayout(width));
    }
    if (breaks.getPosition() < text.length()) {
      lines.set(most - 1, cut(text.substring(last), width, context));
    }
    return lines;
  }

  /** The last line of a text that goes on: as much as leaves room for the dots. */
  private static TextLayout cut(String rest, int width, FontRenderContext context) {
    float dots = (float) FONT.getStringBounds(" …", context).getWidth();
    int end = measurer(rest, context).nextOffset(width - dots);
    return new TextLayout(rest.substring(0, end).stripTrailing() + "…", FONT, context);
  }

  private static LineBreakMeasurer measurer(String text, FontRenderContext context) {
    AttributedString styled = new AttributedString(text);
    styled.addAttribute(TextAttribute.FONT, FONT);
    return new LineBreakMeasurer(styled.getIterator(), context);
  }
}
