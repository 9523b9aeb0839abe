package goldpan.export;

import goldpan.data.Dataset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which file of an export each sample's media becomes when classes make no folders: as its id has
 * it, in names that every system takes, no two alike.
 */
public final class MediaPaths {
  private final Dataset dataset;
  private final String folder;
  private final Map<String, FolderName> taken = new HashMap<>();

  /**
   * Paths below a folder.
   *
   * @param folder inside the export, without a slash at its end
   */
  public MediaPaths(Dataset dataset, String folder) {
    this.dataset = dataset;
    this.folder = folder;
  }

  /** The next sample's path, with {@code /} between its parts; to be asked once a sample. */
  public String next(int index) {
    String id = dataset.id(index);
    int slash = id.lastIndexOf('/');
    StringBuilder in = new StringBuilder(folder);
    for (String part : slash < 0 ? new String[0] : id.substring(0, slash).split("/")) {
      in.append('/').append(FolderName.safe(part));
    }
    return in + "/" + name(index, in.toString(), id.substring(slash + 1));
  }

  private String name(int index, String in, String id) {
    FolderName names = taken.computeIfAbsent(in, f -> new FolderName());
    Optional<Path> file = dataset.file(index);
    if (file.isEmpty()) {
      return names.unique(FolderName.safe(id), dataset.modality().extension());
    }
    String name = String.valueOf(file.get().getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0
        ? names.unique(FolderName.safe(name), "")
        : names.unique(
            FolderName.safe(name.substring(0, dot)),
            "." + FolderName.safe(name.substring(dot + 1)));
  }
}
