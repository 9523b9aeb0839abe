package goldpan.review;

import com.google.gson.JsonArray;
import goldpan.data.Dataset;
import goldpan.data.Page;
import goldpan.data.Words;
import java.util.List;
import java.util.Optional;

/**
 * Decided samples as a page without a server: what was decided is shown with picture and given
 * label, can be changed offline, and is saved as a patch for the same dataset. The first 500
 * samples are shown; the patch holds the decisions on the others as they are.
 */
public final class DecisionGallery {
  private DecisionGallery() {}

  /**
   * The page, in the order of the decisions.
   *
   * @param original the dataset that was decided on
   */
  public static Page of(Dataset original, Decisions decisions) {
    String title = "Decisions on " + original.name();
    List<Decision> shown =
        decisions.list().stream()
            .filter(d -> original.indexOf(d.id()).isPresent())
            .limit(Offline.SHOWN)
            .toList();
    StringBuilder figures = new StringBuilder();
    JsonArray rows = new JsonArray();
    for (int i = 0; i < shown.size(); i++) {
      figures.append(figure(original, shown.get(i), i));
      rows.add(Offline.row(shown.get(i).id(), shown.get(i).given(), List.of()));
    }
    String body =
        Offline.bar(title, about(decisions, shown.size()))
            + """
            <p class="hint">Arrows move · <kbd>K</kbd> keep · <kbd>D</kbd> drop · <kbd>R</kbd> relabel to any class ·
            <kbd>U</kbd> undo · <kbd>Y</kbd> redo · <kbd>S</kbd> save. Changes stay in this browser until saved; the saved patch
            holds all decisions and is for the original dataset: <code>original.apply(Patch.read(file))</code>.</p>
            <main class="cards" id="cards">
            %s</main>
            """
                .formatted(figures)
            + Offline.data(original, rows, Optional.of(decisions));
    return new HtmlPage(
        title,
        HtmlPage.document(title, body, Html.resource("page.css"), Offline.script()),
        "<p><b>%s</b>: %s</p>".formatted(Html.escape(title), about(decisions, shown.size())));
  }

  private static String about(Decisions decisions, int shown) {
    String first = shown < decisions.size() ? Words.of(" · the first %,d are shown", shown) : "";
    return Html.escape(decisions + first);
  }

  private static String figure(Dataset original, Decision d, int i) {
    String id = Html.escape(d.id());
    String picture = "";
    if (original.hasMedia()) {
      Thumbnail drawn =
          Thumbnail.of(original, original.indexOf(d.id()).orElseThrow(), Offline.LONGEST);
      picture =
          "<div class=\"frame\"><img class=\"%s\" src=\"%s\" alt=\"sample %s\"></div>"
              .formatted(drawn.isTiny() ? "tiny" : "", drawn.dataUri(), id);
    }
    String verdict = d.newLabel() == null ? d.action().toString() : "→ " + d.newLabel();
    return Words.of(
        "<figure class=\"card\" data-i=\"%d\" data-action=\"%s\" tabindex=\"0\">%s<figcaption><div class=\"labels\"><b class=\"given\"><bdi>%s</bdi></b></div><div class=\"quiet small id\" title=\"%s\"><bdi>%s</bdi></div><div class=\"quiet small\">%s</div>%s<div class=\"verdict\">%s</div></figcaption></figure>\n",
        i,
        d.action(),
        picture,
        Html.escape(d.given()),
        id,
        id,
        Html.escape(d.by() + (d.why().isEmpty() ? "" : ": " + d.why())),
        Offline.VERBS,
        Html.escape(verdict));
  }
}
