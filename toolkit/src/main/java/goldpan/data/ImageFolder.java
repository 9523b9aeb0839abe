package goldpan.data;

import com.google.auto.service.AutoService;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of class folders, or of split folders that hold class folders. A class folder is
 * searched at any depth; ids are the files' paths relative to the root. What is a split and what a
 * class, {@link FolderLevels} tells by what the folders beside each other are.
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
  public Recognition recognises(Path path) {
    return Files.isDirectory(path) ? Recognition.POSSIBLE : Recognition.NO;
  }

  @Override
  public Dataset open(Path path) {
    return open(path, Opening.usual());
  }

  @Override
  public Dataset open(Path path, Opening opening) {
    Path root = path.toAbsolutePath().normalize();
    return FolderLayout.of(root, FolderWalk.of(root), opening).dataset();
  }
}
