package goldpan.tests.display;

import goldpan.Session;
import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.display.Display;
import goldpan.display.DisplayProgress;
import goldpan.display.MimeBundle;
import goldpan.display.Renderers;
import goldpan.metrics.Metrics;
import goldpan.mining.Losses;
import goldpan.mining.Suspects;
import goldpan.review.Journal;
import goldpan.review.Note;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import goldpan.tests.review.Centroids;
import goldpan.tests.review.Many;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One output of every kind that Goldpan shows in a notebook, as HTML by name. */
final class EveryOutput {
  private final Map<String, String> html = new LinkedHashMap<>();
  private final Renderers renderers = Renderers.installed();

  private EveryOutput() {}

  /**
   * Makes them all.
   *
   * @param folder for journals
   * @param digits a few hundred digits of MNIST
   */
  static Map<String, String> of(Path folder, Dataset digits) throws Exception {
    EveryOutput all = new EveryOutput();
    Losses losses = Centroids.losses(digits);
    Dataset birds = Many.dataset(800, 200);
    Losses mined = Many.losses(birds);
    all.add("dataset", digits);
    all.add("dataset of many classes", birds);
    all.add("class table", digits.classTable());
    all.add("losses", losses);
    all.add("suspects", losses.top(104));
    all.add("suspects with long ids", mined.top(33));
    all.add("gallery", losses.top(30).gallery());
    all.add("reasons", mined.top(30).reasons());
    all.add("loss table", mined.table());
    all.add("thresholds", losses.thresholds());
    all.add("metrics", Metrics.of(losses.predictions()));
    all.add("explore", losses.explore());
    all.add("predictions", losses.predictions());
    all.add("findings", findings());
    all.add("wide table", wide());
    all.html.put("progress", progress());
    all.addReview(folder.resolve("journal"), mined.top(5));
    return all.html;
  }

  private void add(String name, Object value) {
    String form = renderers.render(value).data().get(MimeBundle.HTML);
    if (form == null) {
      throw new AssertionError(name + " has no HTML form: " + renderers.render(value).data());
    }
    html.put(name, form);
  }

  private static List<Finding> findings() {
    return IntStream.range(0, 45)
        .mapToObj(
            i ->
                new Finding(
                    "train/a-folder-with-a-long-name/and-another/picture-%08d.jpeg".formatted(i),
                    Finding.Kind.UNREADABLE,
                    "ends early after %d bytes: its end chunk is missing, so that it cannot be shown"
                        .formatted(i)))
        .toList();
  }

  /** More columns than there is room for, numbers of many digits, and prose. */
  private static Table wide() {
    Table table = Table.create("wide");
    int[] numbers = IntStream.range(0, 50).toArray();
    table.addColumns(
        StringColumn.create("id", IntStream.of(numbers).mapToObj(i -> "x".repeat(80) + i)),
        StringColumn.create(
            "rule", IntStream.of(numbers).mapToObj(i -> "a rule of some words ".repeat(6))));
    for (int c = 0; c < 12; c++) {
      int column = c;
      table.addColumns(
          DoubleColumn.create(
              "value " + c,
              IntStream.of(numbers).mapToDouble(i -> Math.PI * (i + column)).toArray()));
    }
    return table.addColumns(IntColumn.create("count", numbers));
  }

  private static String progress() {
    StringBuilder shown = new StringBuilder();
    Display display =
        new Display() {
          @Override
          public void show(MimeBundle bundle) {
            shown.append(bundle.data().get(MimeBundle.HTML));
          }

          @Override
          public void show(MimeBundle bundle, String id) {
            show(bundle);
          }

          @Override
          public void update(MimeBundle bundle, String id) {
            show(bundle);
          }

          @Override
          public void clear(When when) {}
        };
    try (var task = new DisplayProgress(display).start("mining", 30_000, "images")) {
      task.advance(12_000);
    }
    return shown.toString();
  }

  private void addReview(Path folder, Suspects suspects) throws Exception {
    try (Journal journal = Journal.open(folder, suspects.dataset());
        ReviewSession review = Review.open(suspects, journal)) {
      add("review link", review);
      journal.keep(suspects.ids().subList(0, 3), Note.because("clear"));
      add("decisions", journal.decisions());
      add("history", journal.history());
    } finally {
      Session.current().clear();
    }
  }
}
