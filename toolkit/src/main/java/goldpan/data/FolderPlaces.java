package goldpan.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which split and class a path under an image folder's root stands for. */
final class FolderPlaces {
  private final FolderLevels levels;
  private final boolean isSaid;
  private final Map<String, Integer> doubled = new HashMap<>();
  private final Predicate<String> isMissing;

  private FolderPlaces(FolderLevels levels, PictureTree base, Opening opening) {
    this.levels = levels;
    this.isSaid = opening.folders() != Opening.Folders.GUESSED;
    this.isMissing =
        opening
            .missingLabels()
            .<Predicate<String>>map(m -> m::contains)
            .orElse(SplitFolder::isUnlabelled);
    if (levels.levels() == Opening.Folders.SPLIT_CLASS) {
      base.folders().forEach(f -> doubled.put(f.name(), depth(f)));
    }
  }

  /**
   * What a picture's path stands for.
   *
   * @param className of the folder that is its class; empty when it lies in none
   * @param split the split folder's, or none
   * @param folder the folder that decides, relative to the root
   * @param isOutside whether it lies beside split folders, in none
   */
  record Place(Optional<String> className, Split split, String folder, boolean isOutside) {}

  /** Reads the levels as {@code opening} says, or as they look. */
  static FolderPlaces of(Path root, List<String> pictures, Opening opening) {
    PictureTree tree = PictureTree.of(String.valueOf(root.getFileName()), pictures);
    if (opening.folders() != Opening.Folders.GUESSED) {
      return new FolderPlaces(new FolderLevels("", opening.folders(), List.of()), tree, opening);
    }
    FolderLevels levels = FolderLevels.guess(tree);
    PictureTree base = tree;
    for (long i = levels.base().chars().filter(c -> c == '/').count(); i > 0; i--) {
      base = base.only();
    }
    return new FolderPlaces(levels, base, opening);
  }

  List<Finding> findings() {
    return levels.findings();
  }

  private static int depth(PictureTree split) {
    int depth = 0;
    PictureTree body = FolderLevels.body(split);
    for (PictureTree at = split; at != body; at = at.only()) {
      depth++;
    }
    return depth;
  }

  Place of(String id) {
    if (!id.startsWith(levels.base())) {
      return new Place(Optional.empty(), Split.NONE, first(id), true);
    }
    String[] parts = id.substring(levels.base().length()).split("/", -1);
    return switch (levels.levels()) {
      case SPLIT_CLASS -> inSplit(parts);
      case CLASS_SPLIT -> at(parts, 0, parts.length > 2 ? split(parts[1]) : Split.NONE);
      case CLASS, GUESSED -> at(parts, 0, Split.NONE);
    };
  }

  private Place inSplit(String[] parts) {
    if (parts.length == 1) {
      return new Place(Optional.empty(), Split.NONE, levels.base(), !levels.base().isEmpty());
    }
    Split split = split(parts[0]);
    boolean isOne = split != Split.NONE || isSaid || SplitFolder.isUnlabelled(parts[0]);
    return isOne
        ? at(parts, 1 + doubled.getOrDefault(parts[0], 0), split)
        : new Place(Optional.empty(), Split.NONE, levels.base() + parts[0], true);
  }

  /** The class folder is the part at {@code level}. */
  private Place at(String[] parts, int level, Split split) {
    int last = Math.min(level + 1, parts.length - 1);
    String folder = levels.base() + String.join("/", Arrays.copyOf(parts, last));
    boolean none = parts.length <= level + 1 || isMissing.test(parts[level]);
    return new Place(none ? Optional.empty() : Optional.of(parts[level]), split, folder, false);
  }

  /** The class that a folder itself is; empty when it lies above or below those. */
  Optional<String> classFolder(String folder) {
    Place place = of(folder + "/x");
    Place above = of(folder);
    boolean deeper = above.className().isPresent() || place.isOutside();
    return deeper ? Optional.empty() : place.className();
  }

  /** The split folder that a path lies in; empty without split folders. */
  String splitFolder(String id) {
    return levels.levels() == Opening.Folders.SPLIT_CLASS
        ? first(id.substring(levels.base().length()))
        : "";
  }

  private static String first(String path) {
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }

  private static Split split(String folder) {
    return SplitFolder.of(folder).orElse(Split.NONE);
  }
}
