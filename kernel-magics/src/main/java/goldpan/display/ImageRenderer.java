package goldpan.display;

import com.google.auto.service.AutoService;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as pictures. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class ImageRenderer implements ValueRenderer<BufferedImage> {
  @Override
  public Class<BufferedImage> type() {
    return BufferedImage.class;
  }

  @Override
  public MimeBundle render(BufferedImage image) {
    String text = "image of " + image.getWidth() + "×" + image.getHeight() + " pixels";
    return MimeBundle.png(png(image), text);
  }

  private static byte[] png(BufferedImage image) {
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
