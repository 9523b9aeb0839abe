package goldpan.review;

import static j2html.TagCreator.div;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.Page;
import goldpan.data.View;
import goldpan.data.Words;
import goldpan.mining.Exploration;
import goldpan.mining.Losses;
import goldpan.mining.Numbers;
import goldpan.mining.Precision;
import goldpan.text.HtmlPicture;
import goldpan.text.HtmlTable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Cuts to be tried out: a histogram with a slider where scripts run, and where they are taken away
 * the figure of the histogram and a table of cuts, which the script takes the place of.
 */
@SuppressWarnings("rawtypes") // a service is named without its type parameters
@AutoService(View.class)
public final class ExplorePage implements View<Exploration, Page> {
  private static final int IN_TABLE = 12;
  private static final int FIGURE_PIXELS = 760;

  @Override
  public String name() {
    return "explore";
  }

  @Override
  public String shows() {
    return "the distribution of the scores with a slider: what a cut takes, and the samples at its edge";
  }

  @Override
  public Class<Exploration> subject() {
    return Exploration.class;
  }

  @Override
  public Class<Page> kind() {
    return Page.class;
  }

  @Override
  public Page of(Exploration exploration) {
    Losses losses = exploration.losses();
    String title = Words.of("Cuts of %s by %s", losses.dataset().name(), losses.score().name());
    String head =
        Fragment.heading(title, losses.origin() + " · " + losses.predictions().describe());
    if (exploration.stops().isEmpty()) {
      String none = head + "no samples to rank";
      return new HtmlPage(title, HtmlPage.document(title, none, "", ""), none);
    }
    String data = Html.json(ExploreData.of(exploration));
    String id = id(data);
    String call = Html.resource("explore.js").strip() + "(\"" + id + "\", " + data + ");";
    String still = div(rawHtml(figure(losses) + table(exploration))).withId(id).render();
    return new HtmlPage(
        title,
        HtmlPage.document(title, head + still, "", call),
        head + still + script(rawHtml(call)).render());
  }

  /** The same cuts have the same id on every run. */
  private static String id(String data) {
    CRC32C sum = new CRC32C();
    sum.update(data.getBytes(StandardCharsets.UTF_8));
    return "goldpan-%08x".formatted(sum.getValue());
  }

  private static String figure(Losses losses) {
    Figure drawn = losses.plot("histogram-log");
    String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(drawn.png());
    int height = drawn.height() * FIGURE_PIXELS / drawn.width();
    return new HtmlPicture(uri, FIGURE_PIXELS, height, drawn.title()).html();
  }

  private static String table(Exploration exploration) {
    List<Exploration.Stop> all = exploration.stops();
    int shown = Math.min(IN_TABLE, all.size());
    List<Exploration.Stop> rows =
        IntStream.range(0, shown)
            .mapToObj(i -> all.get((int) ((long) i * (all.size() - 1) / Math.max(1, shown - 1))))
            .toList();
    double samples = exploration.losses().size();
    return HtmlTable.titled("Some cuts")
        .figures("above", rows, stop -> Numbers.brief(stop.cut()))
        .figures("suspects", rows, stop -> Numbers.count(stop.suspects()))
        .figures("share", rows, stop -> Numbers.percent(stop.suspects() / samples))
        .figures("wrong", rows, stop -> wrong(stop.precision()))
        .note(
            "losses.above(a number) takes those above it; where scripts run, a slider stands here")
        .html();
  }

  static String wrong(Precision precision) {
    if (precision.suspects() == 0) {
      return "";
    }
    return precision.isKnown() ? precision.toString() : "unknown";
  }
}
