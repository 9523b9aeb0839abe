package goldpan.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import goldpan.data.Corrections;
import goldpan.data.Dataset;
import goldpan.data.Dataset.Lineage;
import goldpan.data.Exporter.Transfer;
import goldpan.data.Json;
import goldpan.data.Words;
import goldpan.text.SpreadsheetText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files beside the pictures that say what an export is; the same export gives the same bytes.
 */
final class ExportManifest {
  static final String CSV = "manifest.csv";
  static final String JSON = "export.json";
  static final String README = "README.txt";
  static final int VERSION = 1;

  private ExportManifest() {}

  /**
   * One row a sample: path or text, label, split, id, and the label before when it is another. A
   * dataset of labels alone has neither.
   */
  static void csv(Dataset dataset, Layout layout, Path folder) throws IOException {
    try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve(CSV))) {
      Contents contents = Contents.of(dataset);
      csv.write(contents.header() + "\n");
      for (int i = 0; i < dataset.size(); i++) {
        String label = dataset.classes().get(dataset.label(i));
        String before = before(dataset, i).filter(b -> !b.equals(label)).orElse("");
        String id = dataset.id(i);
        String split = dataset.split(i).toString();
        csv.write(
            (switch (contents) {
                  case FILES -> Stream.of(layout.path(i), label, split, id, before);
                  case TEXTS -> Stream.of(text(dataset, i), label, split, id, before);
                  case LABELS -> Stream.of(id, label, split, before);
                })
                .map(ExportManifest::quoted)
                .collect(Collectors.joining(",", "", "\n")));
      }
    }
  }

  /** An empty text is exported as it is. */
  private static String text(Dataset dataset, int i) throws IOException {
    return new String(dataset.bytes(i), StandardCharsets.UTF_8);
  }

  /** A cell as RFC 4180 has it, and no formula to a spreadsheet. */
  private static String quoted(String text) {
    String cell = SpreadsheetText.write(text);
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain && cell.equals(cell.strip()) ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static Optional<String> before(Dataset dataset, int i) {
    return dataset
        .lineage()
        .map(Lineage::original)
        .flatMap(o -> o.indexOf(dataset.id(i)).map(at -> o.classes().get(o.label(at))));
  }

  static void json(Dataset dataset, Layout layout, Transfer transfer, Path folder)
      throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("goldpan", "export");
    json.addProperty("version", VERSION);
    json.addProperty("dataset", dataset.name());
    json.addProperty("samples", dataset.size());
    json.addProperty("transfer", transfer.name().toLowerCase(Locale.ROOT));
    JsonArray classes = new JsonArray();
    for (int k = 0; k < dataset.classes().size(); k++) {
      JsonObject one = new JsonObject();
      one.addProperty("name", dataset.classes().get(k));
      one.addProperty("folder", layout.classFolder(k));
      classes.add(one);
    }
    json.add("classes", classes);
    dataset.lineage().ifPresent(l -> json.add("from", from(l)));
    Files.writeString(folder.resolve(JSON), Json.pretty().toJson(json) + "\n");
  }

  private static JsonObject from(Lineage lineage) {
    JsonObject from = new JsonObject();
    from.addProperty("dataset", lineage.original().name());
    from.addProperty("fingerprint", lineage.corrections().fingerprint());
    from.addProperty("samples", lineage.original().size());
    from.addProperty("decisions", lineage.corrections().size());
    return from;
  }

  static void readme(Dataset dataset, Path folder) throws IOException {
    Optional<Corrections> corrections = dataset.lineage().map(Lineage::corrections);
    Files.writeString(
        folder.resolve(README),
        """
        %s, exported by Goldpan: %,d samples, %,d classes.

        manifest.csv   one row a sample: %s, and the label before where it was changed
        export.json    what this is; the true names of class folders whose names had to be changed
        %s%s
        Open it with dataset("this folder")%s.
        """
            .formatted(
                dataset.name(),
                dataset.size(),
                dataset.classes().size(),
                columns(dataset),
                unlabelled(dataset),
                corrections
                    .map(
                        c ->
                            """
                            %s   the %,d decisions made; apply them to the original again with apply(patch)
                            %s   the decided samples, in any browser; other decisions can be made there and saved
                            """
                                .formatted(ExportedFolder.PATCH, c.size(), FolderExporter.GALLERY))
                    .orElse(""),
                Contents.of(dataset) == Contents.FILES
                    ? ", or as plain folders of %s with any other tool"
                        .formatted(dataset.modality().plural())
                    : ""));
  }

  private static String columns(Dataset dataset) {
    return Contents.of(dataset).header().replace(",given", "").replace(",", ", ");
  }

  private static String unlabelled(Dataset dataset) {
    int count = dataset.unlabelled().size();
    return count == 0
        ? ""
        : Words.of("\n%,d samples of the original have no label and are not here.\n", count);
  }
}
