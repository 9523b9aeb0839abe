package goldpan.data;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Folders that hold pictures, themselves or further down, as a tree. */
final class PictureTree {
  private final String name;
  private final Map<String, PictureTree> folders = new TreeMap<>(NameOrder.CODE_POINTS);
  private int own;

  private PictureTree(String name) {
    this.name = name;
  }

  /**
   * The tree of a folder.
   *
   * @param name what the folder is called
   * @param pictures paths under it, with {@code /}
   */
  static PictureTree of(String name, Collection<String> pictures) {
    PictureTree root = new PictureTree(name);
    for (String picture : pictures) {
      PictureTree at = root;
      int from = 0;
      for (int to = picture.indexOf('/'); to >= 0; to = picture.indexOf('/', from)) {
        at = at.folders.computeIfAbsent(picture.substring(from, to), PictureTree::new);
        from = to + 1;
      }
      at.own++;
    }
    return root;
  }

  String name() {
    return name;
  }

  /** How many pictures lie in it itself. */
  int own() {
    return own;
  }

  /** How many pictures lie in it and further down. */
  int all() {
    return own + folders.values().stream().mapToInt(PictureTree::all).sum();
  }

  List<PictureTree> folders() {
    return List.copyOf(folders.values());
  }

  Set<String> names() {
    return folders.keySet();
  }

  /** Whether it holds nothing but one folder. */
  boolean isWrapper() {
    return own == 0 && folders.size() == 1;
  }

  PictureTree only() {
    return folders.values().iterator().next();
  }
}
