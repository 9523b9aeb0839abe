package goldpan.display;

import static j2html.TagCreator.audio;
import static j2html.TagCreator.bdi;
import static j2html.TagCreator.blockquote;
import static j2html.TagCreator.img;
import static j2html.TagCreator.p;

import com.google.auto.service.AutoService;
import goldpan.data.Sample;
import goldpan.data.UnreadableMediaException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** A sample as its picture, at least as large as can be seen well. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class SampleRenderer implements ValueRenderer<Sample> {
  private static final int LONGEST_SOUND = 2 << 20;
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
      if (text.isPresent()) {
        return text(text.get(), sample.toString());
      }
      MimeBundle shown = picture(sample.image(), sample.toString());
      return sample.dataset().modality().isPlayed() ? played(sample, shown) : shown;
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

  /** With a player where a page keeps one; a recording that is too long for a page is only seen. */
  private static MimeBundle played(Sample sample, MimeBundle shown) {
    try {
      byte[] sound = sample.dataset().bytes(sample.index());
      Optional<String> type = sample.dataset().modality().playable(sound);
      if (type.isEmpty() || sound.length > LONGEST_SOUND) {
        return shown;
      }
      return shown.with(
          MimeBundle.HTML,
          img()
                  .withSrc(uri("image/png", InlinePng.of(sample.image())))
                  .withAlt(sample.toString())
                  .render()
              + audio().attr("controls", "controls").withSrc(uri(type.get(), sound)).render()
              + p(sample.toString()).render());
    } catch (IOException e) {
      return shown; // what is seen was read before
    }
  }

  private static String uri(String type, byte[] bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  static MimeBundle picture(BufferedImage image, String text) {
    int times = Math.max(1, SEEN_WELL / Math.max(image.getWidth(), image.getHeight()));
    MimeBundle.Size size = new MimeBundle.Size(times * image.getWidth(), times * image.getHeight());
    return MimeBundle.png(InlinePng.of(image), size, text);
  }
}
