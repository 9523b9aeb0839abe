package goldpan.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads classes and splits out of where the files of a folder lie. */
final class FolderLayout {
  private static final int ENOUGH_TO_TELL = 512;

  private final Path root;
  private final FolderWalk.Tree tree;
  private final boolean hasSplits;
  private final List<Finding> findings;
  private final List<String> ids = new ArrayList<>();
  private final List<String> classNames = new ArrayList<>();
  private final List<Split> splits = new ArrayList<>();
  private final Map<String, Integer> unlabelled = new TreeMap<>(NameOrder.CODE_POINTS);
  private List<String> classes = List.of();

  private FolderLayout(Path root, FolderWalk.Tree tree) {
    this.root = root;
    this.tree = tree;
    this.hasSplits = hasSplits(tree);
    this.findings = new ArrayList<>(tree.findings());
  }

  /**
   * Sorts the files of {@code tree} into classes.
   *
   * @throws DatasetException when there is no sample at all, with how it should look
   */
  static FolderLayout of(Path root, FolderWalk.Tree tree) {
    FolderLayout layout = new FolderLayout(root, tree);
    layout.tree.files().forEach(layout::place);
    if (layout.ids.isEmpty()) {
      throw layout.nothing();
    }
    layout.tellUnlabelled();
    layout.nameClasses();
    return layout;
  }

  List<String> ids() {
    return ids;
  }

  List<String> classes() {
    return classes;
  }

  int[] labels() {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      index.put(classes.get(i), i);
    }
    return classNames.stream().mapToInt(c -> index.getOrDefault(c, -1)).toArray();
  }

  Split[] splits() {
    return splits.toArray(Split[]::new);
  }

  List<Finding> findings() {
    return findings;
  }

  /**
   * Split folders are told from classes of such a name by what lies in them: a split holds folders
   * with files, a class pictures.
   */
  private static boolean hasSplits(FolderWalk.Tree tree) {
    return tree.files().stream()
        .map(f -> f.split("/", 3))
        .anyMatch(parts -> parts.length == 3 && isSplit(parts[0]));
  }

  private static boolean isSplit(String folder) {
    return Split.named(folder).filter(s -> s != Split.NONE).isPresent();
  }

  private void place(String id) {
    if (!isPicture(id)) {
      return;
    }
    int first = id.indexOf('/');
    String top = first < 0 ? "" : id.substring(0, first);
    int from = hasSplits ? first + 1 : 0;
    int to = id.indexOf('/', from);
    if (to < 0 || (hasSplits && !isSplit(top))) {
      unlabelled.merge(top, 1, Integer::sum);
      return;
    }
    ids.add(id);
    String className = id.substring(from, to);
    int last = classNames.size() - 1;
    // One string a class, not one a sample.
    classNames.add(
        last >= 0 && classNames.get(last).equals(className) ? classNames.get(last) : className);
    splits.add(hasSplits ? Split.named(top).orElse(Split.NONE) : Split.NONE);
    if (tree.empty().contains(id)) {
      findings.add(new Finding(id, Finding.Kind.UNREADABLE, Foreign.describe(new byte[0])));
    }
  }

  private boolean isPicture(String id) {
    if (ImageKind.ofName(id).isPresent()) {
      return true;
    }
    byte[] start;
    try (InputStream in = Files.newInputStream(root.resolve(id))) {
      start = in.readNBytes(ENOUGH_TO_TELL);
    } catch (IOException e) {
      findings.add(
          new Finding(id, Finding.Kind.NOT_MEDIA, "cannot be read (" + Reason.of(e) + ")"));
      return false;
    }
    Optional<ImageKind> kind = ImageKind.ofBytes(start);
    if (kind.isEmpty()) {
      findings.add(new Finding(id, Finding.Kind.NOT_MEDIA, Foreign.describe(start)));
    }
    return kind.isPresent();
  }

  private void tellUnlabelled() {
    unlabelled.forEach(
        (folder, count) -> {
          String pictures = count == 1 ? "1 picture" : Words.of("%,d pictures", count);
          boolean lost = hasSplits && !folder.isEmpty() && !isSplit(folder);
          findings.add(
              new Finding(
                  folder.isEmpty() ? "." : folder,
                  Finding.Kind.NO_LABEL,
                  lost
                      ? "holds %s and is no split folder such as train or test".formatted(pictures)
                      : "holds %s in no class folder".formatted(pictures)));
        });
  }

  private void nameClasses() {
    Set<String> withSamples = new HashSet<>(classNames);
    Set<String> all = new LinkedHashSet<>(withSamples);
    int depth = hasSplits ? 2 : 1;
    for (String folder : tree.folders()) {
      String[] parts = folder.split("/", -1);
      if (parts.length == depth && (!hasSplits || isSplit(parts[0]))) {
        String className = parts[depth - 1];
        if (all.add(className)) {
          findings.add(
              new Finding(folder, Finding.Kind.EMPTY_CLASS, "is a class folder without pictures"));
        }
      }
    }
    classes = NameOrder.classes(all);
    if (withSamples.size() == 1) {
      findings.add(
          new Finding(
              classNames.get(0),
              Finding.Kind.NOTE,
              "is the only class with samples; a model needs two to learn from. If class folders"
                  + " lie deeper, open the folder that holds them"));
    }
  }

  private DatasetException nothing() {
    int loose = unlabelled.values().stream().mapToInt(Integer::intValue).sum();
    if (loose > 0) {
      return new DatasetException(
          Words.of(
              "%s holds %,d pictures but no class folders; expected %s/CLASS/picture.jpg; move the"
                  + " pictures into one folder a class, or list them in a CSV with columns path and"
                  + " label",
              root, loose, root.getFileName()));
    }
    if (tree.files().isEmpty()) {
      return new DatasetException(
          ("%s holds no files; expected %s/CLASS/picture.jpg; put one folder a class in it, or"
                  + " check the path")
              .formatted(root, root.getFileName()));
    }
    return new DatasetException(
        Words.of(
            "%s holds %,d files but no picture (first: %s); expected %s pictures in one folder a"
                + " class; check the path",
            root, tree.files().size(), tree.files().get(0), ImageKind.READABLE));
  }
}
