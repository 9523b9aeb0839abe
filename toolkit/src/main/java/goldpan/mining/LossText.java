package goldpan.mining;

import goldpan.data.Finding;
import goldpan.predict.Guessing;
import goldpan.predict.Predictions;
import goldpan.predict.UnlabelledPredictions;
import goldpan.text.ColumnFormat;
import goldpan.text.TextTable;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Losses and suspects as a prompt shows them. */
final class LossText {
  private static final int BINS = 20;
  private static final int BAR = 50;
  private static final int SHOWN_LOSSES = 10;
  private static final int SHOWN_SUSPECTS = 20;
  private static final int MOST_NOTES = 5;
  private static final int MOST_CLASSES = 5;
  private static final int SNIPPET = 60;

  private LossText() {}

  static String summary(Losses losses) {
    String about = about(losses);
    return losses.size() == 0
        ? about
        : (about + "\nMost suspicious:\n" + rows(losses, losses.scores(), SHOWN_LOSSES))
            .stripTrailing();
  }

  /** The summary without the rows. */
  static String about(Losses losses) {
    Predictions predictions = losses.predictions();
    StringBuilder out = new StringBuilder();
    out.append(
        "Losses of %s: %s %s, %s classes, by %s\n"
            .formatted(
                losses.dataset().name(),
                Numbers.count(losses.size()),
                losses.dataset().plural(),
                Numbers.count(predictions.classes()),
                scoreName(losses)));
    out.append(provenance(losses));
    long leftOut =
        predictions.findings().stream().filter(f -> f.kind() == Finding.Kind.UNREADABLE).count();
    if (leftOut > 0) {
      out.append(
          "  left out   %s; see predictions().findings()\n".formatted(Numbers.count(leftOut)));
    }
    out.append(unlabelled(predictions.unlabelled()));
    predictions.findings().stream()
        .filter(f -> f.kind() == Finding.Kind.LOST_CLASS)
        .limit(MOST_NOTES)
        .forEach(f -> out.append("  lost       ").append(f).append('\n'));
    if (losses.size() == 0) {
      return out.append("  no samples to rank").toString();
    }
    out.append(
        "  accuracy   %s of given labels are what the model says\n"
            .formatted(Numbers.percent(predictions.accuracy())));
    return out.append("  scores     ").append(quantiles(losses.scores())).toString();
  }

  private static String unlabelled(UnlabelledPredictions others) {
    if (others.isEmpty()) {
      return "";
    }
    String counts =
        others.counts().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MOST_CLASSES)
            .map(e -> e.getKey() + " " + Numbers.count(e.getValue()))
            .collect(Collectors.joining(", "));
    return "  no label   %s predicted: %s%s; unlabelled() has them\n"
        .formatted(
            Numbers.count(others.size()),
            counts,
            others.counts().size() > MOST_CLASSES ? ", …" : "");
  }

  static String summary(Suspects suspects) {
    StringBuilder out = new StringBuilder(about(suspects)).append('\n');
    if (suspects.size() == 0) {
      return out.toString().stripTrailing();
    }
    out.append(rows(suspects, SHOWN_SUSPECTS));
    if (suspects.size() > SHOWN_SUSPECTS) {
      out.append("  … %s more".formatted(Numbers.count(suspects.size() - SHOWN_SUSPECTS)));
    }
    return out.toString().stripTrailing();
  }

  /** The summary without the rows. */
  static String about(Suspects suspects) {
    Losses losses = suspects.losses();
    StringBuilder out = new StringBuilder();
    out.append(
        "%s suspects of %s %s in %s, by %s above %s (cut %s)\n"
            .formatted(
                Numbers.count(suspects.size()),
                Numbers.count(losses.size()),
                losses.dataset().plural(),
                losses.dataset().name(),
                scoreName(losses),
                suspects.threshold().label(),
                Numbers.brief(suspects.cut().value())));
    out.append(provenance(losses));
    out.append("  wrong      %s".formatted(suspects.precision()));
    if (suspects.size() == 0) {
      return out.append("\n  none")
          .append(
              suspects.threshold().name().equals("auto")
                  ? losses.labelErrors().reason().map(why -> ": " + why).orElse("")
                  : "")
          .toString();
    }
    return out.toString();
  }

  /** Twenty bins of equal width from the lowest score to the highest; bars grow with log count. */
  static String histogram(Losses losses) {
    double[] rising = losses.scores().sorted();
    StringBuilder out = new StringBuilder();
    out.append(
        "%s of %s, %s; bars on a log scale\n"
            .formatted(scoreName(losses), losses.dataset().name(), losses.origin()));
    if (rising.length == 0) {
      return out.toString().stripTrailing();
    }
    double low = rising[0];
    double step = (rising[rising.length - 1] - low) / BINS;
    int[] counts = new int[step > 0 ? BINS : 1];
    for (double value : rising) {
      counts[step > 0 ? Math.min(BINS - 1, (int) ((value - low) / step)) : 0]++;
    }
    TextTable table = new TextTable(">from", ">to", ">samples", "");
    double unit = BAR / Math.log1p(rising.length);
    for (int b = 0; b < counts.length; b++) {
      table.add(
          Numbers.brief(low + b * step),
          Numbers.brief(low + (b + 1) * step),
          Numbers.count(counts[b]),
          "");
    }
    String[] lines = table.toString().split("\n", -1);
    out.append(lines[0]).append('\n');
    for (int b = 0; b < counts.length; b++) {
      String bar = "#".repeat((int) Math.ceil(unit * Math.log1p(counts[b])));
      out.append((lines[b + 1] + "  " + bar).stripTrailing()).append('\n');
    }
    return out.toString().stripTrailing();
  }

  private static String scoreName(Losses losses) {
    String unit = losses.score().unit();
    return losses.score().name() + (unit.isEmpty() ? "" : " (" + unit + ")");
  }

  static String provenance(Losses losses) {
    String origin = losses.origin();
    String warning =
        origin.contains("IN-SAMPLE")
            ? " — the model learnt from these very samples: losses look better than they are"
            : "";
    return "  origin     %s%s\n  model      %s\n%s%s"
        .formatted(
            origin,
            warning,
            losses.predictions().provenance().model(),
            notes(losses.predictions()),
            losses
                .orderWarning()
                .or(() -> Guessing.warning(losses.predictions()))
                .map("  warning    %s\n"::formatted)
                .orElse(""));
  }

  /** What was recognised or assumed when the predictions were made, the first few. */
  private static String notes(Predictions predictions) {
    return predictions.findings().stream()
        .filter(f -> f.kind() == Finding.Kind.NOTE)
        .limit(MOST_NOTES)
        .map(f -> "  note       %s\n".formatted(f.what()))
        .collect(Collectors.joining());
  }

  private static String quantiles(Scores scores) {
    int n = scores.size();
    return "median %s, 95 %% below %s, highest %s"
        .formatted(
            Numbers.brief(scores.highest(n - (n - 1) / 2)),
            Numbers.brief(scores.highest(n - (int) Math.min(n - 1, 0.95 * n))),
            Numbers.brief(scores.highest(1)));
  }

  private static TextTable rows(Losses losses, Scores scores, int most) {
    int[] rows = scores.descending(Math.min(most, scores.size()));
    return table(
        losses, IntStream.range(0, rows.length).mapToObj(i -> losses.suspect(rows[i], i + 1)));
  }

  private static TextTable rows(Suspects suspects, int most) {
    return table(suspects.losses(), suspects.stream().limit(most));
  }

  private static TextTable table(Losses losses, Stream<Suspect> rows) {
    List<Suspect> shown = rows.toList();
    ColumnFormat given = format(shown, Suspect::probabilityGiven);
    ColumnFormat predicted = format(shown, Suspect::probabilityPredicted);
    ColumnFormat score = format(shown, Suspect::score);
    boolean areRead = losses.dataset().hasMedia() && losses.dataset().modality().isRead();
    List<String> header =
        List.of("given", "predicted", ">p(given)", ">p(pred.)", ">" + losses.score().name());
    TextTable table =
        new TextTable(
            Stream.concat(
                    Stream.of(">#", "id", "split"),
                    Stream.concat(header.stream(), areRead ? Stream.of("text") : Stream.of()))
                .toArray(String[]::new));
    for (Suspect s : shown) {
      Stream<String> cells =
          Stream.of(
              Integer.toString(s.rank()),
              s.id(),
              s.sample().split().toString(),
              s.given(),
              s.predicted(),
              given.format(s.probabilityGiven()),
              predicted.format(s.probabilityPredicted()),
              score.format(s.score()));
      table.add(
          (areRead ? Stream.concat(cells, Stream.of(s.sample().snippet(SNIPPET))) : cells)
              .toArray(String[]::new));
    }
    return table;
  }

  private static ColumnFormat format(List<Suspect> shown, ToDoubleFunction<Suspect> column) {
    return ColumnFormat.of(shown.stream().mapToDouble(column).toArray());
  }
}
