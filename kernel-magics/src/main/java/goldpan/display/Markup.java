package goldpan.display;

import goldpan.data.Figure;
import goldpan.data.Words;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pieces that renderers put together. */
final class Markup {
  private Markup() {}

  /** Text made safe inside HTML. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Text as it stands in a terminal. */
  static String lines(String text) {
    return "<pre style=\"line-height:1.35\">" + escape(text) + "</pre>\n";
  }

  static String figure(Figure figure) {
    return Words.of(
        "<img src=\"data:image/png;base64,%s\" width=\"%d\" alt=\"%s\" style=\"max-width:100%%\">\n",
        Base64.getEncoder().encodeToString(figure.png()), figure.width(), escape(figure.title()));
  }

  static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", stream)) {
        throw new IllegalArgumentException(
            "image is of type "
                + image.getType()
                + "; expected one that PNG can hold; convert it to RGB");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }
}
