package goldpan.mining;

import goldpan.disk.AtomicFile;
import goldpan.predict.Origin;
import goldpan.predict.UnlabelledPredictions;
import goldpan.score.Entropy;
import goldpan.text.SpreadsheetText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Losses as CSV, row by row: no table is held. */
final class LossCsv {
  private static final String HEADER =
      "id,split,given,predicted,p_given,p_predicted,loss,focal,label_smoothed,margin,entropy,"
          + "fold,origin,in_sample";

  private LossCsv() {}

  static Path write(Losses losses, Path file) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    try {
      if (folder == null) {
        throw new IOException("it is a file system's root");
      }
      Files.createDirectories(folder);
      AtomicFile.write(
          target,
          disk -> {
            BufferedWriter out =
                new BufferedWriter(
                    new OutputStreamWriter(disk, StandardCharsets.UTF_8.newEncoder()));
            write(losses, out);
            out.flush();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(
          target + ": losses cannot be written (" + e + "); choose a folder with room to write in",
          e);
    }
    return target;
  }

  private static void write(Losses losses, BufferedWriter out) throws IOException {
    boolean hasScore = LossRow.hasScore(losses);
    out.write(hasScore ? HEADER + ",score\n" : HEADER + "\n");
    List<String> classes = losses.dataset().classes().stream().map(LossCsv::quoted).toList();
    StringBuilder line = new StringBuilder();
    LossRow row = new LossRow(losses);
    for (int r = 0; r < losses.size(); r++) {
      line.setLength(0);
      append(line, row.at(r), classes);
      if (hasScore) {
        number(line, row.score());
      }
      line.setCharAt(line.length() - 1, '\n');
      out.append(line);
    }
    writeUnlabelled(losses.predictions().unlabelled(), classes, hasScore, out);
  }

  /** What no label is needed for, in the columns of the others. */
  private static void writeUnlabelled(
      UnlabelledPredictions others, List<String> classes, boolean hasScore, BufferedWriter out)
      throws IOException {
    StringBuilder line = new StringBuilder();
    float[] probabilities = new float[classes.size()];
    for (int r = 0; r < others.size(); r++) {
      line.setLength(0);
      others.row(r, probabilities);
      line.append(quoted(others.id(r))).append(',').append(others.split(r)).append(",,");
      line.append(classes.get(others.predicted(r))).append(",,");
      number(line, probabilities[others.predicted(r)]);
      line.append(",,,,");
      number(line, Entropy.nats(probabilities));
      line.append(',').append(others.origin(r)).append(',');
      line.append(others.origin(r) == Origin.IN_SAMPLE).append(hasScore ? ",\n" : "\n");
      out.append(line);
    }
  }

  private static void append(StringBuilder line, LossRow row, List<String> classes) {
    line.append(quoted(row.id())).append(',').append(row.split()).append(',');
    line.append(classes.get(row.given())).append(',');
    line.append(classes.get(row.predicted())).append(',');
    number(line, row.pGiven());
    number(line, row.pPredicted());
    number(line, row.loss());
    number(line, row.focal());
    number(line, row.smoothed());
    number(line, row.margin());
    number(line, row.entropy());
    if (row.fold() >= 0) {
      line.append(row.fold());
    }
    line.append(',').append(row.origin()).append(',').append(row.inSample()).append(',');
  }

  private static void number(StringBuilder line, double value) {
    Numbers.appendShortest(line, (float) value);
    line.append(',');
  }

  /**
   * A cell by RFC 4180: in quotes where it must be, quotes inside doubled; no formula to a
   * spreadsheet.
   */
  static String quoted(String text) {
    String cell = SpreadsheetText.write(text);
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return '"' + cell.replace("\"", "\"\"") + '"';
      }
    }
    return cell;
  }
}
