package goldpan.data;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * MNIST's format: an images file and a labels file, named alike, gzipped or not; either of them, or
 * a folder that holds one or more pairs. A name that begins with train or t10k gives the split.
 */
@AutoService(DatasetFormat.class)
public final class Idx implements DatasetFormat {

  @Override
  public String name() {
    return "IDX";
  }

  @Override
  public String expects() {
    return "an images file and a labels file (train-images-idx3-ubyte and train-labels-idx1-ubyte,"
        + " also .gz), either of them, or their folder";
  }

  @Override
  public Recognition recognises(Path path) {
    if (Files.isDirectory(path)) {
      return imagesIn(path).isEmpty() ? Recognition.NO : Recognition.BY_NAME;
    }
    if (IdxFile.isOne(path)) {
      return Recognition.BY_CONTENT;
    }
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.contains("idx") || name.contains("ubyte") ? Recognition.POSSIBLE : Recognition.NO;
  }

  @Override
  public Dataset open(Path path) {
    Path root = path.toAbsolutePath().normalize();
    List<IdxPair> pairs =
        Files.isDirectory(root)
            ? imagesIn(root).stream().map(IdxPair::of).toList()
            : List.of(IdxPair.of(root));
    IdxColumns columns = new IdxColumns();
    for (IdxPair pair : pairs) {
      String prefix = pairs.size() == 1 ? "" : prefix(pair) + "/";
      columns.add(IdxFile.open(pair.images()), IdxFile.open(pair.labels()), pair.split(), prefix);
    }
    return columns.dataset(String.valueOf(root.getFileName()), root);
  }

  private static String prefix(IdxPair pair) {
    String file = String.valueOf(pair.images().getFileName());
    return pair.split() == Split.NONE ? file : pair.split().toString();
  }

  /** Images files of pairs: train first, then by name. */
  private static List<Path> imagesIn(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*image*")) {
      for (Path file : files) {
        if (Files.isRegularFile(file)
            && (IdxPair.says(file, "idx") || IdxPair.says(file, "ubyte"))
            && IdxPair.labelsBeside(file).isPresent()) {
          found.add(file);
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    found.sort(
        Comparator.comparing((Path f) -> new IdxPair(f, f).split())
            .thenComparing(f -> String.valueOf(f.getFileName()), NameOrder.CODE_POINTS));
    return found.stream().filter(f -> isNoSecondCopy(f, found)).toList();
  }

  /** A file that lies there both zipped and unzipped counts once. */
  private static boolean isNoSecondCopy(Path file, List<Path> all) {
    String name = String.valueOf(file.getFileName());
    return !name.endsWith(".gz")
        || !all.contains(file.resolveSibling(name.substring(0, name.length() - 3)));
  }
}
