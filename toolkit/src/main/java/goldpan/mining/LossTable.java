package goldpan.mining;

import goldpan.predict.Origin;
import goldpan.predict.UnlabelledPredictions;
import goldpan.score.Entropy;
import goldpan.text.ColumnFormat;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Losses as a Tablesaw table. */
final class LossTable {
  private LossTable() {}

  /** All samples: those with a label, then those without. */
  static Table of(Losses losses) {
    Table table = of(losses, IntStream.range(0, losses.size()).toArray());
    UnlabelledPredictions others = losses.predictions().unlabelled();
    float[] probabilities = new float[losses.predictions().classes()];
    for (int r = 0; r < others.size(); r++) {
      others.row(r, probabilities);
      for (Column<?> column : table.columns()) {
        Object value = value(others, r, probabilities, column.name());
        if (value == null) {
          column.appendMissing();
        } else {
          column.appendObj(value);
        }
      }
    }
    return others.isEmpty() ? table : ColumnFormat.apply(table);
  }

  /** What a column says of a sample without a label; null for what depends on one. */
  private static @Nullable Object value(
      UnlabelledPredictions others, int row, float[] probabilities, String column) {
    return switch (column) {
      case "id" -> others.id(row);
      case "split" -> others.split(row).toString();
      case "predicted" -> others.predictedClass(row);
      case "p_predicted" -> (double) probabilities[others.predicted(row)];
      case "entropy" -> Entropy.nats(probabilities);
      case "origin" -> others.origin(row).toString();
      case "in_sample" -> others.origin(row) == Origin.IN_SAMPLE;
      default -> null;
    };
  }

  static Table of(Losses losses, int[] rows) {
    StringColumn id = StringColumn.create("id");
    StringColumn split = StringColumn.create("split");
    StringColumn given = StringColumn.create("given");
    StringColumn predicted = StringColumn.create("predicted");
    DoubleColumn pGiven = DoubleColumn.create("p_given", rows.length);
    DoubleColumn pPredicted = DoubleColumn.create("p_predicted", rows.length);
    DoubleColumn loss = DoubleColumn.create("loss", rows.length);
    DoubleColumn focal = DoubleColumn.create("focal", rows.length);
    DoubleColumn smoothed = DoubleColumn.create("label_smoothed", rows.length);
    DoubleColumn margin = DoubleColumn.create("margin", rows.length);
    DoubleColumn entropy = DoubleColumn.create("entropy", rows.length);
    IntColumn fold = IntColumn.create("fold", rows.length);
    StringColumn origin = StringColumn.create("origin");
    BooleanColumn inSample = BooleanColumn.create("in_sample");
    DoubleColumn score = DoubleColumn.create("score", rows.length);
    LossRow row = new LossRow(losses);
    for (int i = 0; i < rows.length; i++) {
      row.at(rows[i]);
      id.append(row.id());
      split.append(row.split());
      given.append(losses.dataset().classes().get(row.given()));
      predicted.append(losses.dataset().classes().get(row.predicted()));
      pGiven.set(i, row.pGiven());
      pPredicted.set(i, row.pPredicted());
      loss.set(i, row.loss());
      focal.set(i, row.focal());
      smoothed.set(i, row.smoothed());
      margin.set(i, row.margin());
      entropy.set(i, row.entropy());
      if (row.fold() >= 0) {
        fold.set(i, row.fold());
      }
      origin.append(row.origin().toString());
      inSample.append(row.inSample());
      score.set(i, row.score());
    }
    Table table =
        Table.create(losses.dataset().name() + ": " + losses.score().name())
            .addColumns(id, split, given, predicted, pGiven, pPredicted)
            .addColumns(loss, focal, smoothed, margin, entropy, fold, origin, inSample);
    return ColumnFormat.apply(LossRow.hasScore(losses) ? table.addColumns(score) : table);
  }
}
