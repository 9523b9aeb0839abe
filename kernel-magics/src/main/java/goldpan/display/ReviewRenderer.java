package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.review.ReviewSession;

/** An open review page as its link. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class ReviewRenderer implements ValueRenderer<ReviewSession> {
  @Override
  public Class<ReviewSession> type() {
    return ReviewSession.class;
  }

  @Override
  public MimeBundle render(ReviewSession review) {
    String link = Markup.escape(review.link().toString());
    String text = review.toString();
    return MimeBundle.html(
        "<p><a href=\"%s\" target=\"_blank\" rel=\"noopener\">Open the review page</a></p>\n%s"
            .formatted(link, Markup.lines(text)),
        text);
  }
}
