package goldpan.display;

import static j2html.TagCreator.img;

import goldpan.data.Figure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures inside HTML, and pictures as PNG. */
final class InlinePng {
  private InlinePng() {}

  /** A figure as large as it says, or as wide as the page when that is less. */
  static String html(Figure figure) {
    return img()
        .withSrc("data:image/png;base64," + Base64.getEncoder().encodeToString(figure.png()))
        .attr("width", figure.width())
        .withAlt(figure.title())
        .withStyle("margin:0;max-width:100%")
        .render();
  }

  static byte[] of(BufferedImage image) {
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
