package goldpan.run;

import goldpan.data.Dataset;
import goldpan.data.Split;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Which samples or units a run was about, with labels and splits as given: id, split, label. */
final class SampleList {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').setHeader("id", "split", "label").get();

  private SampleList() {}

  static void write(Dataset dataset, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file);
        CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
      for (int i = 0; i < dataset.size(); i++) {
        printer.printRecord(dataset.id(i), dataset.split(i), dataset.labelText(i));
      }
    }
  }

  static Dataset read(Path file, Dataset source) {
    Map<String, Integer> classes = new HashMap<>();
    source.classes().forEach(c -> classes.put(c, classes.size()));
    boolean annotated = source.annotations().isPresent();
    List<String> ids = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<Split> splits = new ArrayList<>();
    CSVFormat format = FORMAT.builder().setSkipHeaderRecord(true).get();
    try (Reader in = Files.newBufferedReader(file)) {
      for (CSVRecord row : format.parse(in)) {
        ids.add(row.get("id"));
        splits.add(Split.valueOf(row.get("split").toUpperCase(Locale.ROOT)));
        Integer label = annotated ? Integer.valueOf(0) : classes.get(row.get("label"));
        if (label == null) {
          throw gone(source, row.get("label"));
        }
        labels.add(label);
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new RunException(file + " cannot be read: " + e.getMessage() + "; restore it", e);
    }
    return source.recorded(
        ids, labels.stream().mapToInt(i -> i).toArray(), splits.toArray(Split[]::new));
  }

  /** Units of a dataset, by their ids. */
  static Dataset readUnits(Path file, Dataset base) {
    CSVFormat format = FORMAT.builder().setSkipHeaderRecord(true).get();
    try (Reader in = Files.newBufferedReader(file);
        CSVParser rows = format.parse(in)) {
      return base.units(rows.stream().map(row -> row.get("id")).toList());
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new RunException(file + " cannot be read: " + e.getMessage() + "; restore it", e);
    }
  }

  private static RunException gone(Dataset source, String label) {
    return new RunException(
        "%s no longer has the class \"%s\" that the run knows; restore the data, or mine it anew"
            .formatted(source.root(), label));
  }
}
