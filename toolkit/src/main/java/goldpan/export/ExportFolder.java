package goldpan.export;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.DatasetFormat;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that {@link FolderExporter} wrote. It is read by its manifest, which has the true class
 * names and splits, where the folders may have had to be called otherwise.
 */
@AutoService(DatasetFormat.class)
public final class ExportFolder implements DatasetFormat {

  @Override
  public String name() {
    return "Goldpan export";
  }

  @Override
  public String expects() {
    return "a folder that export wrote, with %s and %s".formatted(Manifest.CSV, Manifest.JSON);
  }

  @Override
  public int recognises(Path path) {
    return Files.isRegularFile(path.resolve(Manifest.JSON))
            && Files.isRegularFile(path.resolve(Manifest.CSV))
        ? 2
        : 0;
  }

  @Override
  public Dataset open(Path path) {
    return Dataset.open(path.resolve(Manifest.CSV));
  }
}
