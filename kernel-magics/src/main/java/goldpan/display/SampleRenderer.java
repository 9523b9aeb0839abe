package goldpan.display;

import static j2html.TagCreator.bdi;
import static j2html.TagCreator.blockquote;
import static j2html.TagCreator.p;

import com.google.auto.service.AutoService;
import goldpan.data.Sample;
import goldpan.data.UnreadableMediaException;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** A sample as its picture, at least as large as can be seen well. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class SampleRenderer implements ValueRenderer<Sample> {
  private static final int SEEN_WELL = 112;

  @Override
  public Class<Sample> type() {
    return Sample.class;
  }

  @Override
  public MimeBundle render(Sample sample) {
    if (!sample.dataset().hasMedia()) {
      return MimeBundle.text(sample.toString());
    }
    try {
      Optional<String> text = sample.preview().text();
      return text.isPresent()
          ? text(text.get(), sample.toString())
          : picture(sample.image(), sample.toString());
    } catch (UnreadableMediaException unreadable) {
      return MimeBundle.text(sample + "\n" + unreadable.getMessage());
    }
  }

  private static MimeBundle text(String content, String title) {
    String html =
        blockquote(bdi(content))
                .withStyle("white-space:pre-wrap;overflow-wrap:anywhere;max-width:60em")
                .render()
            + p(title).render();
    return MimeBundle.html(html, title + "\n" + content);
  }

  static MimeBundle picture(BufferedImage image, String text) {
    int times = Math.max(1, SEEN_WELL / Math.max(image.getWidth(), image.getHeight()));
    MimeBundle.Size size = new MimeBundle.Size(times * image.getWidth(), times * image.getHeight());
    return MimeBundle.png(InlinePng.of(image), size, text);
  }
}
