package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.run.Runs;
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
        : MimeBundle.html(TableRenderer.html(runs.table()) + unfinished(runs), text);
  }

  private static String unfinished(Runs runs) {
    List<String> lines = runs.unfinishedLines();
    return lines.isEmpty() ? "" : "<pre>" + Markup.escape(String.join("\n", lines)) + "</pre>\n";
  }
}
