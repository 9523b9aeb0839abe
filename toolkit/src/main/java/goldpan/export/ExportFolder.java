package goldpan.export;

import com.google.auto.service.AutoService;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.DatasetFormat;
import goldpan.data.Json;
import goldpan.data.Recognition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder that {@link FolderExporter} wrote. It is read by its manifest, which has the true labels
 * and splits, where the folders may have had to be called otherwise; its name and its list of
 * classes, those without samples too, are in {@code export.json}.
 */
@AutoService(DatasetFormat.class)
public final class ExportFolder implements DatasetFormat {

  @Override
  public String name() {
    return "Goldpan export";
  }

  @Override
  public String expects() {
    return "a folder that export wrote, with %s and %s"
        .formatted(ExportManifest.CSV, ExportManifest.JSON);
  }

  @Override
  public Recognition recognises(Path path) {
    return Files.isRegularFile(path.resolve(ExportManifest.JSON))
            && Files.isRegularFile(path.resolve(ExportManifest.CSV))
        ? Recognition.BY_CONTENT
        : Recognition.NO;
  }

  @Override
  public Dataset open(Path path) {
    Dataset samples = Dataset.open(path.resolve(ExportManifest.CSV));
    Path file = path.resolve(ExportManifest.JSON);
    try {
      JsonObject json = Json.object(Files.readString(file));
      List<String> classes = new ArrayList<>();
      json.getAsJsonArray("classes")
          .forEach(c -> classes.add(c.getAsJsonObject().get("name").getAsString()));
      return samples.withClasses(classes).named(json.get("dataset").getAsString());
    } catch (IOException | JsonParseException | IllegalStateException | NullPointerException e) {
      throw new DatasetException(
          "%s cannot be used (%s); expected what export wrote; open %s beside it instead"
              .formatted(file, e.getMessage(), ExportManifest.CSV),
          e);
    }
  }
}
