package goldpan.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import goldpan.data.Dataset;
import java.util.List;
import java.util.Optional;

/** What pages in which decisions are made without a server have in common; see gallery.js. */
final class Offline {
  /** Samples on a page; more would make it slow to open and to send. */
  static final int SHOWN = 500;

  static final int LONGEST = 160;

  static final String VERBS =
      "<div class=\"verbs\"><button data-do=\"keep\">Keep</button><button data-do=\"relabel\">Relabel…</button><button data-do=\"drop\">Drop</button></div>";

  private Offline() {}

  /**
   * The head of the page.
   *
   * @param about HTML
   */
  static String bar(String title, String about) {
    return """
        <header class="bar">
        <div><h1>%s</h1><p class="quiet">%s</p></div>
        <div class="tools">
        <span id="state" role="status"></span>
        <label>Your name <input id="by" size="12" autocomplete="off"></label>
        <button id="undo" title="U">Undo</button><button id="redo" title="Y">Redo</button>
        <button id="save" class="primary" title="S">Save patch</button>
        </div>
        </header>
        """
        .formatted(Html.escape(title), about);
  }

  static String script() {
    return Html.inline("picker.js", "gallery.js");
  }

  static JsonObject row(String id, String given, List<String> guesses) {
    JsonObject row = new JsonObject();
    row.addProperty("id", id);
    row.addProperty("given", given);
    JsonArray names = new JsonArray();
    guesses.forEach(names::add);
    row.add("guesses", names);
    return row;
  }

  /**
   * What the script works on: all that a patch needs.
   *
   * @param decided what is decided already, of samples that are not shown too; the page keeps what
   *     is changed in it apart from what is changed in pages that began with other decisions
   */
  static String data(Dataset dataset, JsonArray rows, Optional<Decisions> decided) {
    JsonArray classes = new JsonArray();
    dataset.classes().forEach(classes::add);
    JsonArray before = new JsonArray();
    decided.ifPresent(all -> all.list().forEach(d -> before.add(DecisionJson.write(d))));
    JsonObject json = new JsonObject();
    json.add("heading", Heading.of("patch", dataset.name(), dataset.identity(), dataset.size()));
    json.add("classes", classes);
    json.add("rows", rows);
    json.add("decided", before);
    json.addProperty("began", decided.map(all -> Html.hash(before.toString())).orElse(""));
    return """
        <noscript><p class="hint">Without script this page shows, but decides nothing.</p></noscript>
        <script type="application/json" id="data">%s</script>
        """
        .formatted(Html.json(json));
  }
}
