package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.data.Finding;
import goldpan.data.Sample;
import goldpan.data.Words;
import goldpan.mining.Suspect;
import goldpan.review.Decision;
import goldpan.review.Entry;
import goldpan.text.HtmlTable;
import java.util.List;
import java.util.Optional;

/** Lists of findings, decisions, lines of a history, samples and suspects as tables. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class ListRenderer implements ValueRenderer<List> {
  private static final int MOST = 200;

  @Override
  public Class<List> type() {
    return List.class;
  }

  @Override
  public MimeBundle render(List list) {
    String text = Renderers.text(list);
    return table(list)
        .map(table -> MimeBundle.html(table.firstOf(list.size()).html(), text))
        .orElseGet(() -> MimeBundle.text(text));
  }

  /** Whether the list may be of a kind that this renderer makes a table of. */
  static boolean isKnown(List<?> list) {
    return !list.isEmpty()
        && list.get(0) != null
        && list.get(0).getClass().getName().startsWith("goldpan.");
  }

  private static Optional<HtmlTable> table(List<?> list) {
    return as(Finding.class, list)
        .map(ListRenderer::findings)
        .or(() -> as(Decision.class, list).map(ListRenderer::decisions))
        .or(() -> as(Entry.class, list).map(ListRenderer::history))
        .or(() -> as(Suspect.class, list).map(ListRenderer::suspects))
        .or(() -> as(Sample.class, list).map(ListRenderer::samples));
  }

  /** The first elements when all of them are of the type and there is one. */
  private static <T> Optional<List<T>> as(Class<T> type, List<?> list) {
    return !list.isEmpty() && list.stream().allMatch(type::isInstance)
        ? Optional.of(list.stream().limit(MOST).map(type::cast).toList())
        : Optional.empty();
  }

  private static HtmlTable findings(List<Finding> rows) {
    return HtmlTable.titled("Findings")
        .text("where", rows, Finding::where)
        .text("kind", rows, finding -> finding.kind().words())
        .text("what", rows, Finding::what);
  }

  private static HtmlTable decisions(List<Decision> rows) {
    return HtmlTable.titled("Decisions")
        .text("id", rows, Decision::id)
        .text("action", rows, decision -> decision.action().toString())
        .text("given", rows, Decision::given)
        .text("label", rows, decision -> decision.label().orElse(""))
        .text("by", rows, Decision::by)
        .text("at", rows, decision -> decision.at().toString())
        .text("why", rows, Decision::why);
  }

  private static HtmlTable history(List<Entry> rows) {
    return HtmlTable.titled("History")
        .figures("#", rows, entry -> Integer.toString(entry.number()))
        .text("at", rows, entry -> entry.at().toString())
        .text("by", rows, Entry::by)
        .figures("samples", rows, entry -> Words.of("%,d", entry.ids().size()))
        .text("what", rows, Entry::what)
        .text("why", rows, Entry::why);
  }

  private static HtmlTable suspects(List<Suspect> rows) {
    return HtmlTable.titled("Suspects")
        .figures("#", rows, suspect -> Integer.toString(suspect.rank()))
        .text("id", rows, Suspect::id)
        .text("given", rows, Suspect::given)
        .text("predicted", rows, Suspect::predicted)
        .numbers("p(given)", rows, Suspect::probabilityGiven)
        .numbers("score", rows, Suspect::score);
  }

  private static HtmlTable samples(List<Sample> rows) {
    return HtmlTable.titled("Samples")
        .text("id", rows, Sample::id)
        .text("split", rows, sample -> sample.split().toString())
        .text("label", rows, Sample::label);
  }
}
