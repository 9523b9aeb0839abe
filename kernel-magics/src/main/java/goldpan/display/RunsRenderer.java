package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.run.Runs;
import goldpan.text.HtmlTable;
import goldpan.text.Markup;
import java.util.ArrayList;
import java.util.List;

/** Runs as a table. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class RunsRenderer implements ValueRenderer<Runs> {
  @Override
  public Class<Runs> type() {
    return Runs.class;
  }

  @Override
  public MimeBundle render(Runs runs) {
    String text = runs.toString();
    return runs.ids().isEmpty()
        ? MimeBundle.text(text)
        : MimeBundle.html(HtmlTable.of(runs.table()).keeping("run").html() + others(runs), text);
  }

  /** Damaged runs, and what is unfinished. */
  private static String others(Runs runs) {
    List<String> lines = new ArrayList<>();
    runs.findings().forEach(finding -> lines.add(finding.toString()));
    lines.addAll(runs.unfinishedLines());
    return lines.isEmpty() ? "" : Markup.lines(String.join("\n", lines));
  }
}
