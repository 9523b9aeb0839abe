package goldpan.data;

import com.google.auto.service.AutoService;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A CSV or TSV table with a row a sample: a path relative to the table's folder, a label, perhaps a
 * split. A table whose ids are no files, or that has labels only, opens without pictures.
 */
@AutoService(DatasetFormat.class)
public final class CsvManifest implements DatasetFormat {

  @Override
  public String name() {
    return "CSV or TSV";
  }

  @Override
  public String expects() {
    return "a .csv or .tsv file with a header: path (or file_name, image_path, id …), label (or class,"
        + " category, target …, or a column of 0 and 1 for each class) and perhaps split; paths"
        + " start at its folder";
  }

  @Override
  public Recognition recognises(Path path) {
    return Files.isRegularFile(path) && Columns.isNamedLikeOne(path)
        ? Recognition.BY_NAME
        : Recognition.NO;
  }

  @Override
  public Dataset open(Path path) {
    return open(path, Opening.usual());
  }

  @Override
  public Dataset open(Path path, Opening opening) {
    Path file = path.toAbsolutePath().normalize();
    return new ManifestRows(file, Columns.read(file, opening.separator()), opening).dataset();
  }
}
