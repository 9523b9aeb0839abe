package goldpan.export;

import goldpan.data.Dataset;
import goldpan.data.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which file of an export each sample becomes: {@code [split/]class/name}, no two alike. */
final class Layout {
  /** What lies beside the class folders; no class may be called so. */
  private static final List<String> OWN_FILES =
      List.of(
          ExportManifest.CSV,
          ExportManifest.JSON,
          ExportManifest.README,
          ExportedFolder.PATCH,
          FolderExporter.GALLERY);

  private final Dataset dataset;
  private final boolean splits;
  private final List<String> classFolders = new ArrayList<>();
  private final Map<String, FolderName> names = new HashMap<>();
  private final String[] paths;

  private Layout(Dataset dataset) {
    this.dataset = dataset;
    this.splits = dataset.splits().stream().anyMatch(s -> s != Split.NONE);
    this.paths = new String[dataset.size()];
  }

  /**
   * Plans the export. Of two samples that want one name, the one whose folder was called like its
   * class before gets it: relabelled files make way, not those that were there.
   */
  static Layout of(Dataset dataset) {
    Layout layout = new Layout(dataset);
    FolderName classes = new FolderName();
    OWN_FILES.forEach(classes::unique);
    dataset.classes().forEach(c -> layout.classFolders.add(classes.unique(c)));
    layout.place(true);
    layout.place(false);
    return layout;
  }

  /** The sample's path in the export, with {@code /} between its parts. */
  String path(int index) {
    return String.valueOf(paths[index]);
  }

  String classFolder(int label) {
    return classFolders.get(label);
  }

  /** Every folder, parents first; also those of classes without samples. */
  List<String> folders() {
    List<String> folders = new ArrayList<>();
    if (Contents.of(dataset) != Contents.FILES) {
      return folders;
    }
    List<String> tops = splits ? dataset.splits().stream().map(this::top).toList() : List.of("");
    for (String top : tops) {
      if (!top.isEmpty()) {
        folders.add(top.substring(0, top.length() - 1));
      }
      classFolders.forEach(c -> folders.add(top + c));
    }
    return folders;
  }

  private String top(Split split) {
    return split == Split.NONE ? "unsplit/" : split + "/";
  }

  private void place(boolean atHome) {
    for (int i = 0; i < paths.length; i++) {
      if (isAtHome(i) == atHome) {
        String folder = (splits ? top(dataset.split(i)) : "") + classFolder(dataset.label(i));
        paths[i] = folder + "/" + name(i, folder);
      }
    }
  }

  private boolean isAtHome(int i) {
    return List.of(dataset.id(i).split("/", -1)).contains(dataset.classes().get(dataset.label(i)));
  }

  private String name(int i, String folder) {
    FolderName taken = names.computeIfAbsent(folder, f -> new FolderName());
    Optional<Path> file = dataset.file(i);
    if (file.isEmpty()) {
      return taken.unique(FolderName.safe(dataset.id(i)), ".png");
    }
    String name = String.valueOf(file.get().getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0
        ? taken.unique(FolderName.safe(name), "")
        : taken.unique(
            FolderName.safe(name.substring(0, dot)),
            "." + FolderName.safe(name.substring(dot + 1)));
  }
}
