package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.predict.Predictions;
import goldpan.text.HtmlTable;
import goldpan.text.Markup;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Predictions as how they were made, and how often each class is given, predicted, and both. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class PredictionsRenderer implements ValueRenderer<Predictions> {
  @Override
  public Class<Predictions> type() {
    return Predictions.class;
  }

  @Override
  public MimeBundle render(Predictions predictions) {
    String text = predictions.toString();
    String table = HtmlTable.of(byClass(predictions)).html();
    return MimeBundle.html(Markup.lines(text) + table, text);
  }

  static Table byClass(Predictions predictions) {
    int[] given = new int[predictions.classes()];
    int[] predicted = new int[predictions.classes()];
    int[] both = new int[predictions.classes()];
    for (int row = 0; row < predictions.size(); row++) {
      given[predictions.label(row)]++;
      predicted[predictions.predicted(row)]++;
      both[predictions.label(row)] += predictions.label(row) == predictions.predicted(row) ? 1 : 0;
    }
    return Table.create(
        "predictions by class",
        StringColumn.create("class", predictions.dataset().classes()),
        IntColumn.create("given", given),
        IntColumn.create("predicted", predicted),
        IntColumn.create("both", both));
  }
}
