package goldpan.review;

import com.google.auto.service.AutoService;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import goldpan.data.Page;
import goldpan.data.Split;
import goldpan.data.View;
import goldpan.mining.Suspect;
import goldpan.mining.Suspects;
import java.util.List;
import java.util.Locale;

/**
 * Suspects as a page without a server: thumbnails with given label, predicted label and loss, in
 * which decisions are made offline and saved as a patch file.
 */
@SuppressWarnings("rawtypes") // a service is named without its type parameters
@AutoService(View.class)
public final class SuspectGallery implements View<Suspects, Page> {
  /** Suspects on the page; more would make it slow to open and to send. */
  static final int SHOWN = 500;

  private static final int IN_FRAGMENT = 24;
  private static final int LONGEST = 160;

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
    String script = Html.inline("picker.js", "gallery.js");
    List<Card> cards = suspects.list().stream().limit(SHOWN).map(s -> card(suspects, s)).toList();
    return new HtmlPage(
        title,
        HtmlPage.document(title, body(title, suspects, cards), style, script),
        fragment(title, suspects, cards));
  }

  private record Card(Suspect suspect, Thumbnail picture, List<Guess> guesses) {}

  private static Card card(Suspects suspects, Suspect s) {
    return new Card(
        s,
        Thumbnail.of(suspects.dataset(), s.sample().index(), LONGEST),
        Guess.top(suspects.losses().predictions(), s.row(), 3));
  }

  private static String body(String title, Suspects suspects, List<Card> cards) {
    StringBuilder html = new StringBuilder();
    html.append(
        """
        <header class="bar">
        <div><h1>%s</h1><p class="quiet">%s</p></div>
        <div class="tools">
        <span id="state" role="status">0 of %,d decided</span>
        <label>Your name <input id="by" size="12" autocomplete="off"></label>
        <button id="undo" title="U">Undo</button><button id="redo" title="Y">Redo</button>
        <button id="save" class="primary" title="S">Save patch</button>
        </div>
        </header>
        <p class="hint">Arrows move · <kbd>K</kbd> keep · <kbd>D</kbd> drop · <kbd>1</kbd>–<kbd>3</kbd> relabel to a
        prediction · <kbd>R</kbd> relabel to any class · <kbd>U</kbd> undo · <kbd>Y</kbd> redo · <kbd>S</kbd> save. Decisions
        stay in this browser until saved; <code>dataset.apply(Patch.read(file))</code> applies the file.</p>
        <main class="cards" id="cards">
        """
            .formatted(Html.escape(title), about(suspects, cards.size()), cards.size()));
    for (int i = 0; i < cards.size(); i++) {
      html.append(figure(i, cards.get(i), true));
    }
    html.append(
        "</main>\n<noscript><p class=\"hint\">Without script this page shows, but decides nothing.</p></noscript>\n");
    html.append("<script type=\"application/json\" id=\"data\">")
        .append(Html.json(data(suspects, cards)))
        .append("</script>\n");
    return html.toString();
  }

  /** What is shown of how many, by which rule, from what predictions. */
  static String about(Suspects suspects, int shown) {
    String first =
        shown < suspects.size()
            ? "the first %,d of %,d suspects".formatted(shown, suspects.size())
            : "%,d suspects".formatted(suspects.size());
    return Html.escape(
        "%s among %,d samples · threshold %s at %s %s · predictions: %s · %s"
            .formatted(
                first,
                suspects.losses().size(),
                suspects.threshold().label(),
                number(suspects.cut().value()),
                suspects.losses().score().unit(),
                suspects.losses().predictions().originSummary(),
                suspects.losses().predictions().describe()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static String figure(int i, Card card, boolean decides) {
    Suspect s = card.suspect;
    StringBuilder html = new StringBuilder();
    html.append(
        "<figure class=\"card\" data-i=\"%d\"%s>".formatted(i, decides ? " tabindex=\"0\"" : ""));
    html.append(
        "<div class=\"frame\"><img class=\"%s\" src=\"%s\" alt=\"%s\"></div><figcaption>"
            .formatted(
                card.picture.isTiny() ? "tiny" : "",
                card.picture.dataUri(),
                Html.escape("sample " + s.id())));
    html.append(
        "<div class=\"labels\"><b class=\"given\">%s</b><span aria-label=\"predicted\"> → </span><b class=\"predicted\">%s</b></div>"
            .formatted(Html.escape(s.given()), Html.escape(s.predicted())));
    html.append("<ol class=\"guesses\">");
    card.guesses.forEach(
        g ->
            html.append(
                "<li><span>%s</span><meter max=\"1\" value=\"%s\"></meter><span class=\"n\">%s</span></li>"
                    .formatted(Html.escape(g.name()), g.value(), g.percent())));
    html.append("</ol>");
    html.append(
        "<div class=\"quiet small id\">%s nats · given %s%s</div><div class=\"quiet small id\" title=\"%s\">%s</div>"
            .formatted(
                String.format(Locale.ROOT, "%.2f", s.lossNats()),
                Guess.percent(s.probabilityGiven()),
                s.sample().split() == Split.NONE ? "" : " · " + s.sample().split(),
                Html.escape(s.id()),
                Html.escape(s.id())));
    if (decides) {
      html.append(
          "<div class=\"verbs\"><button data-do=\"keep\">Keep</button><button data-do=\"relabel\">Relabel…</button><button data-do=\"drop\">Drop</button></div><div class=\"verdict\" hidden></div>");
    }
    return html.append("</figcaption></figure>\n").toString();
  }

  private static JsonObject data(Suspects suspects, List<Card> cards) {
    JsonObject json =
        Heading.of(
            "patch",
            suspects.dataset().name(),
            suspects.dataset().fingerprint(),
            suspects.dataset().size());
    JsonArray classes = new JsonArray();
    suspects.dataset().classes().forEach(classes::add);
    JsonArray rows = new JsonArray();
    for (Card card : cards) {
      JsonObject row = new JsonObject();
      row.addProperty("id", card.suspect.id());
      row.addProperty("given", card.suspect.given());
      JsonArray guesses = new JsonArray();
      card.guesses.forEach(g -> guesses.add(g.name()));
      row.add("guesses", guesses);
      rows.add(row);
    }
    JsonObject all = new JsonObject();
    all.add("heading", json);
    all.add("classes", classes);
    all.add("rows", rows);
    return all;
  }

  /** The first few, without script: for a notebook's output. */
  private static String fragment(String title, Suspects suspects, List<Card> cards) {
    List<Card> few = cards.subList(0, Math.min(IN_FRAGMENT, cards.size()));
    StringBuilder html = new StringBuilder("<div class=\"goldpan\"><style>");
    html.append(Html.resource("fragment.css")).append("</style>");
    html.append(
        "<p><b>%s</b>: %s</p><div class=\"cards\">"
            .formatted(Html.escape(title), about(suspects, few.size())));
    for (int i = 0; i < few.size(); i++) {
      html.append(figure(i, few.get(i), false));
    }
    return html.append("</div></div>").toString();
  }
}
