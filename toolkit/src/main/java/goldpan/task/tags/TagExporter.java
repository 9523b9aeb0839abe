package goldpan.task.tags;

import com.google.auto.service.AutoService;
import com.google.gson.JsonArray;
import goldpan.data.Dataset;
import goldpan.data.Exporter;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.export.Contents;
import goldpan.export.ExportedFolder;
import goldpan.export.MediaPaths;
import goldpan.text.SpreadsheetText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes tagged samples as {@code tags.csv} with a row a sample, their media beside it in {@code
 * media}, and the decisions that made them. The folder opens as a dataset of tags again.
 */
@AutoService(Exporter.class)
public final class TagExporter implements Exporter {
  private static final String TABLE = "tags.csv";
  private static final String MEDIA = "media";
  private static final String BAR = "|";

  @Override
  public String task() {
    return Tags.TASK;
  }

  @Override
  public Path export(Dataset dataset, Path folder, Transfer transfer) {
    return ExportedFolder.build(dataset, folder, transfer, to -> write(dataset, transfer, to));
  }

  private static void write(Dataset dataset, Transfer transfer, Path folder) throws IOException {
    Contents contents = Contents.of(dataset);
    String first =
        switch (contents) {
          case FILES -> "path";
          case TEXTS -> "text";
          case LABELS -> "id";
        };
    Tags tags = TagsTask.tags(dataset);
    boolean bars = tags.names().stream().noneMatch(n -> n.contains(BAR) || n.startsWith("["));
    MediaPaths paths = new MediaPaths(dataset, MEDIA);
    List<String> header = new ArrayList<>(List.of(first, "tags", "split"));
    if (contents != Contents.LABELS) {
      header.add("id");
    }
    header.add("given");
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader(header.toArray(String[]::new))
            .get();
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(TABLE));
        CSVPrinter csv = new CSVPrinter(out, format)) {
      for (int i = 0; i < dataset.size(); i++) {
        Progress.checkInterrupted();
        List<String> row = new ArrayList<>();
        row.add(first(dataset, i, contents, paths, transfer, folder));
        row.add(list(tags.of(i), bars));
        row.add(dataset.split(i).toString());
        if (contents != Contents.LABELS) {
          row.add(dataset.id(i));
        }
        row.add(before(dataset, i, bars));
        for (String cell : row) {
          csv.print(SpreadsheetText.write(cell));
        }
        csv.println();
      }
    }
    boolean decided = ExportedFolder.patch(dataset, folder).isPresent();
    Files.writeString(folder.resolve("README.txt"), readme(dataset, contents, bars, decided));
  }

  private static String first(
      Dataset dataset, int i, Contents contents, MediaPaths paths, Transfer transfer, Path folder)
      throws IOException {
    switch (contents) {
      case FILES -> {
        String path = paths.next(i);
        Path to = folder.resolve(path);
        Files.createDirectories(to.getParent());
        ExportedFolder.media(dataset, i, to, transfer);
        return path;
      }
      case TEXTS -> {
        return new String(dataset.bytes(i), StandardCharsets.UTF_8);
      }
      default -> {
        return dataset.id(i);
      }
    }
  }

  /** Tags before the decisions, where they were others; empty where nothing changed. */
  private static String before(Dataset dataset, int i, boolean bars) {
    Optional<Dataset> original = dataset.lineage().map(Dataset.Lineage::original);
    return original
        .flatMap(o -> o.indexOf(dataset.id(i)).map(at -> TagsTask.tags(o).of(at)))
        .filter(given -> !given.equals(TagsTask.tags(dataset).of(i)))
        .map(given -> given.isEmpty() ? "no tag" : list(given, bars))
        .orElse("");
  }

  private static String list(List<String> tags, boolean bars) {
    if (bars) {
      return String.join(BAR, tags);
    }
    JsonArray json = new JsonArray();
    tags.forEach(json::add);
    return json.toString();
  }

  private static String readme(Dataset dataset, Contents contents, boolean bars, boolean decided) {
    return Words.of(
        """
        %s, exported by Goldpan: %,d samples, %,d tags.

        tags.csv   one row a sample: its tags %s, and those before where they were changed
        %s%s
        Open it with dataset("this folder").
        """,
        dataset.name(),
        dataset.size(),
        dataset.classes().size(),
        bars ? "separated by |" : "as a JSON list",
        contents == Contents.FILES
            ? "media      the %s that its paths name\n".formatted(dataset.modality().plural())
            : "",
        decided
            ? "%s   the decisions made; apply them to the original again with apply(patch)\n"
                .formatted(ExportedFolder.PATCH)
            : "");
  }
}
