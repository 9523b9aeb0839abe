package goldpan.task.boxes;

import goldpan.data.Pixels;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Optional;

/**
 * A picture with one unit drawn on it: the given box in a whole line, the proposed place dashed,
 * the picture's other boxes thin. Or all boxes, a colour a class. Each line lies on a dark one, so
 * that it shows on any background.
 */
final class BoxView {
  private static final Color GIVEN = new Color(0xFFC107);
  private static final Color PROPOSED = new Color(0x18FFFF);
  private static final Color OTHER = new Color(0xFFFFFF);
  private static final Color EDGE = new Color(0, 0, 0, 160);

  private final Graphics2D pen;
  private final float thickness;

  private BoxView(Graphics2D pen, float thickness) {
    this.pen = pen;
    this.thickness = thickness;
  }

  static Pixels of(BoxAnnotations given, int row, String part, Pixels sample) {
    BufferedImage image =
        new BufferedImage(sample.width(), sample.height(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = image.createGraphics();
    try {
      pen.drawImage(sample.toImage(), 0, 0, null);
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      float thickness = Math.max(1.5f, Math.max(sample.width(), sample.height()) / 200f);
      new BoxView(pen, thickness).draw(given, row, BoxPart.parse(part));
    } finally {
      pen.dispose();
    }
    return pixels(image);
  }

  private void draw(BoxAnnotations given, int row, Optional<BoxPart> unit) {
    if (unit.isEmpty()) {
      for (GivenBox each : given.boxes(row)) {
        bold(each.box(), colour(each.box().label()), new BasicStroke(thickness));
      }
      return;
    }
    Optional<Integer> number = unit.flatMap(BoxPart::number);
    for (GivenBox each : given.boxes(row)) {
      if (!number.equals(Optional.of(each.number()))) {
        outline(each.box(), OTHER, new BasicStroke(thickness / 3));
      }
    }
    number
        .flatMap(n -> given.box(row, n))
        .ifPresent(b -> bold(b.box(), GIVEN, new BasicStroke(thickness)));
    unit.flatMap(BoxPart::place).ifPresent(b -> bold(b, PROPOSED, dashed()));
  }

  /** Colours far from each other in hue, by the golden angle. */
  private static Color colour(int label) {
    return Color.getHSBColor((float) (0.13 + label * 0.381966 % 1), 0.85f, 1);
  }

  private BasicStroke dashed() {
    float[] dash = {4 * thickness, 2 * thickness};
    return new BasicStroke(thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0);
  }

  private void bold(Box box, Color colour, BasicStroke stroke) {
    outline(box, EDGE, new BasicStroke(2 * thickness));
    outline(box, colour, stroke);
  }

  private void outline(Box box, Color colour, BasicStroke stroke) {
    pen.setColor(colour);
    pen.setStroke(stroke);
    pen.draw(
        new Rectangle2D.Double(
            Math.min(box.x0(), box.x1()),
            Math.min(box.y0(), box.y1()),
            Math.abs(box.width()),
            Math.abs(box.height())));
  }

  private static Pixels pixels(BufferedImage image) {
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    byte[] rgb = new byte[bgr.length];
    for (int i = 0; i < bgr.length; i += 3) {
      rgb[i] = bgr[i + 2];
      rgb[i + 1] = bgr[i + 1];
      rgb[i + 2] = bgr[i];
    }
    return Pixels.of(image.getWidth(), image.getHeight(), 3, rgb);
  }
}
