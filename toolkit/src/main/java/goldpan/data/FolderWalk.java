package goldpan.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All files under a folder, in name order, with what is odd on the way. Links to files and to
 * folders elsewhere are followed; a link back into the dataset is not, for its files are found
 * under their own name.
 */
public final class FolderWalk {
  private static final Set<String> LITTER =
      Set.of("__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "@eadir");

  private final Path realRoot;
  private final Set<Path> entered = new HashSet<>();
  private final List<String> files = new ArrayList<>();
  private final Set<String> empty = new HashSet<>();
  private final List<String> folders = new ArrayList<>();
  private final Findings findings = new Findings();
  private int outsideLinks;
  private String firstOutsideLink = "";

  private FolderWalk(Path root) throws IOException {
    this.realRoot = root.toRealPath();
  }

  /**
   * What lies under a folder.
   *
   * @param files paths relative to it, with {@code /}, in code point order
   * @param empty those of them that hold 0 bytes
   * @param folders the same way
   * @param findings links not followed and the like
   */
  public record Tree(
      List<String> files, Set<String> empty, List<String> folders, List<Finding> findings) {}

  /**
   * Walks {@code root}.
   *
   * @throws DatasetException when the folder itself cannot be read
   */
  public static Tree of(Path root) {
    try {
      FolderWalk walk = new FolderWalk(root);
      walk.entered.add(walk.realRoot);
      walk.enter(root, "");
      walk.tellOutsideLinks();
      walk.files.sort(NameOrder.CODE_POINTS);
      walk.folders.sort(NameOrder.CODE_POINTS);
      return new Tree(walk.files, walk.empty, walk.folders, walk.findings.list());
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be read (%s); check the folder".formatted(root, Reason.of(e)), e);
    }
  }

  private void enter(Path folder, String prefix) throws IOException {
    List<Path> inside = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(inside::add);
    } catch (UncheckedIOException | java.nio.file.DirectoryIteratorException e) {
      throw new IOException(e.getMessage(), e);
    }
    inside.sort((a, b) -> NameOrder.CODE_POINTS.compare(fileName(a), fileName(b)));
    for (Path entry : inside) {
      String name = fileName(entry);
      if (!isLitter(name)) {
        meet(entry, prefix + name);
      }
    }
  }

  private void meet(Path entry, String id) throws IOException {
    if (id.indexOf('\uFFFD') >= 0) {
      found(
          id,
          Finding.Kind.NOT_FOLLOWED,
          "has a name that cannot be read; "
              + NameEncoding.problem().orElse("expected UTF-8; rename it"));
      return;
    }
    BasicFileAttributes seen =
        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (seen.isSymbolicLink()) {
      meetLink(entry, id);
    } else if (seen.isDirectory()) {
      meetFolder(entry, id);
    } else if (seen.isRegularFile()) {
      meetFile(id, seen);
    } else {
      found(id, Finding.Kind.NOT_FOLLOWED, "is neither a file nor a folder");
    }
  }

  private void meetFile(String id, BasicFileAttributes seen) {
    files.add(id);
    if (seen.size() == 0) {
      empty.add(id);
    }
  }

  private void meetFolder(Path entry, String id) {
    folders.add(id);
    try {
      enter(entry, id + "/");
    } catch (IOException e) {
      found(id, Finding.Kind.NOT_FOLLOWED, "cannot be read (" + Reason.of(e) + ")");
    }
  }

  private void meetLink(Path entry, String id) throws IOException {
    Path target;
    BasicFileAttributes behind;
    try {
      target = entry.toRealPath();
      behind = Files.readAttributes(target, BasicFileAttributes.class);
    } catch (IOException e) {
      found(id, Finding.Kind.NOT_FOLLOWED, "is a link to nothing that can be read");
      return;
    }
    if (behind.isDirectory()) {
      meetFolderLink(entry, id, target);
    } else if (behind.isRegularFile()) {
      countIfOutside(id, target);
      meetFile(id, behind);
    }
  }

  private void meetFolderLink(Path entry, String id, Path target) {
    boolean loops = realRoot.startsWith(target);
    if (loops || target.startsWith(realRoot) || !entered.add(target)) {
      found(
          id,
          Finding.Kind.NOT_FOLLOWED,
          loops
              ? "is a link to a folder that it lies in"
              : "is a link to a folder that is read already");
      return;
    }
    countIfOutside(id, target);
    meetFolder(entry, id);
  }

  private void countIfOutside(String id, Path target) {
    if (!target.startsWith(realRoot)) {
      if (outsideLinks++ == 0) {
        firstOutsideLink = id;
      }
    }
  }

  private void tellOutsideLinks() {
    if (outsideLinks > 0) {
      found(
          firstOutsideLink,
          Finding.Kind.NOTE,
          outsideLinks == 1
              ? "is a link that leads outside the dataset's folder"
              : Words.of(
                  "is the first of %,d links that lead outside the dataset's folder",
                  outsideLinks));
    }
  }

  private void found(String where, Finding.Kind kind, String what) {
    findings.add(where, kind, what);
  }

  private static boolean isLitter(String name) {
    return name.startsWith(".") || LITTER.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }
}
