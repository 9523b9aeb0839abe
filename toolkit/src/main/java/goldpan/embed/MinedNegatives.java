package goldpan.embed;

import com.google.gson.JsonObject;
import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.disk.AtomicFile;
import goldpan.text.SpreadsheetText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Hard negatives, by anchor in the dataset's order, the nearest first. */
public final class MinedNegatives {
  private static final List<String> COLUMNS =
      List.of(
          "anchor",
          "positive",
          "negative",
          "anchor_label",
          "negative_label",
          "positive_similarity",
          "negative_similarity");
  private final Embeddings embeddings;
  private final List<Triplet> triplets;
  private final int without;

  MinedNegatives(Embeddings embeddings, List<Triplet> triplets, int without) {
    this.embeddings = embeddings;
    this.triplets = triplets;
    this.without = without;
  }

  /**
   * An anchor with a positive and a negative, by their dataset indices.
   *
   * @param positive -1 where no other sample of the class is in the anchor's space
   * @param positiveSimilarity of anchor and positive, in [-1, 1]; 0 without one
   * @param negativeSimilarity of anchor and negative, in [-1, 1]
   */
  public record Triplet(
      int anchor,
      int positive,
      int negative,
      double positiveSimilarity,
      double negativeSimilarity) {

    public boolean hasPositive() {
      return positive >= 0;
    }
  }

  public Dataset dataset() {
    return embeddings.dataset();
  }

  /** All, one a negative; those without a positive are pairs of anchor and negative. */
  public List<Triplet> triplets() {
    return triplets;
  }

  public int size() {
    return triplets.size();
  }

  /** Anchors for which nothing was admitted. */
  public int anchorsWithout() {
    return without;
  }

  private String id(int sample) {
    return sample < 0 ? "" : dataset().id(sample);
  }

  /** One row a triplet: the three ids, both labels and both similarities. */
  public Table table() {
    Table table =
        Table.create(
            "Hard negatives of " + dataset().name(),
            StringColumn.create(COLUMNS.get(0)),
            StringColumn.create(COLUMNS.get(1)),
            StringColumn.create(COLUMNS.get(2)),
            StringColumn.create(COLUMNS.get(3)),
            StringColumn.create(COLUMNS.get(4)),
            DoubleColumn.create(COLUMNS.get(5)),
            DoubleColumn.create(COLUMNS.get(6)));
    triplets.forEach(
        triplet -> {
          List<Object> row = row(triplet);
          for (int c = 0; c < row.size(); c++) {
            Object cell = row.get(c);
            if (cell instanceof Double number && Double.isNaN(number)) {
              table.column(c).appendMissing();
            } else {
              table.column(c).appendObj(cell);
            }
          }
        });
    return table;
  }

  private List<Object> row(Triplet t) {
    return List.of(
        id(t.anchor()),
        id(t.positive()),
        id(t.negative()),
        dataset().labelText(t.anchor()),
        dataset().labelText(t.negative()),
        t.hasPositive() ? t.positiveSimilarity() : Double.NaN,
        t.negativeSimilarity());
  }

  /**
   * Writes all, one a line, as the file's name says: {@code .csv}, or {@code .jsonl} for JSON
   * Lines.
   *
   * @return the absolute path written
   * @throws IllegalArgumentException for another ending
   */
  public Path save(Path file) {
    Path target = file.toAbsolutePath().normalize();
    String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
    boolean isJson = name.endsWith(".jsonl");
    if (!isJson && !name.endsWith(".csv")) {
      throw new IllegalArgumentException(
          "file is %s; expected a name that ends in .csv or .jsonl".formatted(file));
    }
    try {
      AtomicFile.write(
          target,
          disk -> {
            BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(disk, StandardCharsets.UTF_8));
            if (isJson) {
              writeJson(out);
            } else {
              writeCsv(out);
            }
            out.flush();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(
          target + ": negatives cannot be written (" + e + "); choose a folder with room", e);
    }
    return target;
  }

  private void writeCsv(BufferedWriter out) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader(COLUMNS.toArray(String[]::new))
            .get();
    CSVPrinter printer = new CSVPrinter(out, format);
    for (Triplet triplet : triplets) {
      printer.printRecord(row(triplet).stream().map(MinedNegatives::cell).toList());
    }
  }

  private static Object cell(Object value) {
    if (value instanceof Double number && Double.isNaN(number)) {
      return "";
    }
    return value instanceof String text ? SpreadsheetText.write(text) : value;
  }

  private void writeJson(BufferedWriter out) throws IOException {
    for (Triplet triplet : triplets) {
      JsonObject line = new JsonObject();
      List<Object> row = row(triplet);
      for (int c = 0; c < row.size(); c++) {
        if (row.get(c) instanceof Double number) {
          if (!Double.isNaN(number)) {
            line.addProperty(COLUMNS.get(c), number);
          }
        } else if (c != 1 || triplet.hasPositive()) {
          line.addProperty(COLUMNS.get(c), String.valueOf(row.get(c)));
        }
      }
      out.write(line + "\n");
    }
  }

  @Override
  public String toString() {
    return Words.of(
        "MinedNegatives: %,d of %,d anchors of %s; %,d anchors have none that was admitted",
        size(), embeddings.size() - without, dataset().name(), without);
  }
}
