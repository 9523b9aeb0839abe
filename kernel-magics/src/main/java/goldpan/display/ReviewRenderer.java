package goldpan.display;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;

import com.google.auto.service.AutoService;
import goldpan.review.ReviewSession;
import goldpan.text.Markup;

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
    String text = review.toString();
    return MimeBundle.html(
        div(a("Open the review page")
                    .withHref(review.link().toString())
                    .withTarget("_blank")
                    .withRel("noopener"))
                .render()
            + Markup.lines(text),
        text);
  }
}
