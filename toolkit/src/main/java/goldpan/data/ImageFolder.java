package goldpan.data;

import com.google.auto.service.AutoService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of class folders, or of split folders that hold class folders. A class folder is
 * searched at any depth; ids are the files' paths relative to the root.
 */
@AutoService(DatasetFormat.class)
public final class ImageFolder implements DatasetFormat {

  @Override
  public String name() {
    return "image folder";
  }

  @Override
  public String expects() {
    return "a folder with one folder a class (CLASS/picture.jpg), or with split folders of those"
        + " (train/CLASS/picture.jpg)";
  }

  @Override
  public int recognises(Path path) {
    return Files.isDirectory(path) ? 1 : 0;
  }

  @Override
  public Dataset open(Path path) {
    Path root = path.toAbsolutePath().normalize();
    FolderWalk.Tree tree = FolderWalk.of(root);
    FolderLayout layout = FolderLayout.of(root, tree);
    List<String> ids = layout.ids();
    Dataset.Ids names = Dataset.Ids.of(ids);
    return Dataset.of(
        String.valueOf(root.getFileName()),
        root,
        layout.classes(),
        names,
        layout.labels(),
        layout.splits(),
        new FileMedia(root, names),
        layout.findings());
  }
}
