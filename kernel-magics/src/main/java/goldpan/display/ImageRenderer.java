package goldpan.display;

import com.google.auto.service.AutoService;
import java.awt.image.BufferedImage;

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
    return MimeBundle.png(InlinePng.of(image), text);
  }
}
