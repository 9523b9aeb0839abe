package goldpan.review;

import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.small;
import static j2html.TagCreator.text;

import com.google.auto.service.AutoService;
import com.google.gson.JsonArray;
import goldpan.data.Dataset;
import goldpan.data.Page;
import goldpan.data.Split;
import goldpan.data.View;
import goldpan.data.Words;
import goldpan.mining.Suspect;
import goldpan.mining.Suspects;
import goldpan.text.Ellipsis;
import goldpan.text.Escape;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Suspects as a page without a server: thumbnails with given label, predicted label and loss, in
 * which decisions are made offline and saved as a patch file.
 */
@SuppressWarnings("rawtypes") // a service is named without its type parameters
@AutoService(View.class)
public final class SuspectGallery implements View<Suspects, Page> {
  private static final int SNIPPET = 400;
  private static final int IN_FRAGMENT = 25;
  private static final int IN_CELL = 112;
  private static final int NAME_PLACES = 14;

  @Override
  public String name() {
    return "gallery";
  }

  @Override
  public String shows() {
    return "thumbnails with given label, predicted label and loss, to be decided offline";
  }

  @Override
  public Class<Suspects> subject() {
    return Suspects.class;
  }

  @Override
  public Class<Page> kind() {
    return Page.class;
  }

  @Override
  public Page of(Suspects suspects) {
    String title = "Suspects of " + suspects.dataset().name();
    String style = Html.resource("page.css");
    List<Card> cards =
        suspects.list().stream().limit(Offline.SHOWN).map(s -> card(suspects, s)).toList();
    return new HtmlPage(
        title,
        HtmlPage.document(title, body(title, suspects, cards), style, Offline.script()),
        fragment(title, suspects, cards));
  }

  private record Card(Suspect suspect, Thumbnail picture, List<Guess> guesses) {}

  private static Card card(Suspects suspects, Suspect s) {
    return new Card(
        s,
        Thumbnail.of(suspects.dataset(), s.sample().index(), Offline.LONGEST),
        Guess.top(suspects.losses().predictions(), s.row(), 3));
  }

  private static String body(String title, Suspects suspects, List<Card> cards) {
    StringBuilder html = new StringBuilder();
    html.append(Offline.bar(title, about(suspects, cards.size())));
    html.append(
        """
        <p class="hint">Arrows move · <kbd>K</kbd> keep · <kbd>D</kbd> drop · <kbd>1</kbd>–<kbd>3</kbd> relabel to a
        prediction · <kbd>R</kbd> relabel to any class · <kbd>U</kbd> undo · <kbd>Y</kbd> redo · <kbd>S</kbd> save. Decisions
        stay in this browser until saved; <code>dataset.apply(Patch.read(file))</code> applies the file.</p>
        <main class="cards" id="cards">
        """);
    for (int i = 0; i < cards.size(); i++) {
      html.append(figure(i, cards.get(i)));
    }
    html.append("</main>\n")
        .append(Offline.data(suspects.dataset(), rows(cards), Optional.empty()));
    return html.toString();
  }

  /** What is shown of how many, by which rule, from what predictions. */
  static String about(Suspects suspects, int shown) {
    return Html.escape(said(suspects, shown));
  }

  private static String said(Suspects suspects, int shown) {
    String first =
        shown < suspects.size()
            ? Words.of("the first %,d of %,d suspects", shown, suspects.size())
            : Words.of("%,d suspects", suspects.size());
    return Words.of(
        "%s among %,d %s · threshold %s at %s %s · predictions: %s · %s",
        first,
        suspects.losses().size(),
        suspects.dataset().plural(),
        suspects.threshold().label(),
        number(suspects.cut().value()),
        suspects.losses().score().unit(),
        suspects.losses().predictions().originSummary(),
        suspects.losses().predictions().describe());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  /** What the picture of a text says, for who does not see it. */
  private static String shownText(Suspect s) {
    boolean isRead = s.sample().dataset().modality().isRead();
    return isRead ? ": " + s.sample().snippet(SNIPPET) : "";
  }

  private static String figure(int i, Card card) {
    Suspect s = card.suspect;
    StringBuilder html = new StringBuilder();
    html.append(Words.of("<figure class=\"card\" data-i=\"%d\" tabindex=\"0\">", i));
    html.append(
        "<div class=\"frame\"><img class=\"%s\" src=\"%s\" alt=\"%s\"></div><figcaption>"
            .formatted(
                card.picture.isTiny() ? "tiny" : "",
                card.picture.dataUri(),
                Html.escape(
                    "sample %s, given %s, predicted %s%s"
                        .formatted(s.id(), s.given(), s.predicted(), shownText(s)))));
    html.append(
        "<div class=\"labels\"><b class=\"given\"><bdi>%s</bdi></b><span aria-label=\"predicted\"> → </span><b class=\"predicted\"><bdi>%s</bdi></b></div>"
            .formatted(Html.escape(s.given()), Html.escape(s.predicted())));
    html.append("<ol class=\"guesses\">");
    card.guesses.forEach(
        g ->
            html.append(
                "<li><bdi>%s</bdi><meter max=\"1\" value=\"%s\" aria-label=\"probability of %s\"></meter><span class=\"n\">%s</span></li>"
                    .formatted(
                        Html.escape(g.name()), g.value(), Html.escape(g.name()), g.percent())));
    html.append("</ol>");
    html.append(
        "<div class=\"small why\"><b>%s</b>: <bdi>%s</bdi></div>"
            .formatted(Html.escape(s.kind().toString()), Html.escape(s.why())));
    html.append(
        "<div class=\"quiet small id\">%s nats · given %s%s</div><div class=\"quiet small id\" title=\"%s\"><bdi>%s</bdi></div>"
            .formatted(
                String.format(Locale.ROOT, "%.2f", s.lossNats()),
                Guess.percent(s.probabilityGiven()),
                s.sample().split() == Split.NONE ? "" : " · " + s.sample().split(),
                Html.escape(s.id()),
                Html.escape(s.id())));
    html.append(Offline.VERBS + "<div class=\"verdict\" hidden></div>");
    return html.append("</figcaption></figure>\n").toString();
  }

  private static JsonArray rows(List<Card> cards) {
    JsonArray rows = new JsonArray();
    for (Card card : cards) {
      List<String> guesses = card.guesses.stream().map(Guess::name).toList();
      rows.add(Offline.row(card.suspect.id(), card.suspect.given(), guesses));
    }
    return rows;
  }

  /** The first few, without script: for a notebook's output. */
  private static String fragment(String title, Suspects suspects, List<Card> cards) {
    List<Card> few = cards.subList(0, Math.min(IN_FRAGMENT, cards.size()));
    List<DomContent> cells = few.stream().map(card -> cell(suspects.dataset(), card)).toList();
    return Fragment.heading(title, said(suspects, few.size())) + Fragment.grid(cells, IN_CELL);
  }

  private static DomContent cell(Dataset dataset, Card card) {
    Suspect s = card.suspect;
    Thumbnail seen = Thumbnail.seen(dataset, s.sample().index(), IN_CELL);
    return each(
        rawHtml(seen.picture("sample " + s.id()).html()),
        div(b(brief(s.given())), text(" → "), b(brief(s.predicted())))
            .withTitle(Escape.controls(s.given() + " → " + s.predicted())),
        div(
            small(
                Words.of("%.2f nats · given ", s.lossNats())
                    + Guess.percent(s.probabilityGiven()))),
        div(small(brief(s.id())).withTitle(Escape.controls(s.id()))));
  }

  private static String brief(String name) {
    return Ellipsis.middle(Escape.controls(name), NAME_PLACES);
  }
}
