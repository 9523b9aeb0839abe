package goldpan.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads classes and splits out of where the files of a folder lie. */
final class FolderLayout {
  private static final int ENOUGH_TO_TELL = 4096;

  private final Path root;
  private final FolderWalk.Tree tree;
  private final Findings findings = new Findings();
  private final FolderPlaces places;
  private final Modality modality;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> loose = new TreeMap<>(NameOrder.CODE_POINTS);
  private final Map<String, ForeignPicture> foreign = new TreeMap<>(NameOrder.CODE_POINTS);
  private final Map<String, Integer> outside = new TreeMap<>(NameOrder.CODE_POINTS);

  /** A sample: its path, its class folder's name or none, and its split. */
  private record Entry(String id, Optional<String> className, Split split, String splitFolder) {}

  private FolderLayout(Path root, FolderWalk.Tree tree, Opening opening) {
    this.root = root;
    this.tree = tree;
    tree.findings().forEach(findings::add);
    this.modality = Modality.ofNames(tree.files());
    List<String> pictures = tree.files().stream().filter(this::isMedia).toList();
    this.places = FolderPlaces.of(root, pictures, opening);
    places.findings().forEach(findings::add);
    pictures.forEach(this::place);
  }

  /**
   * Sorts the files of {@code tree} into classes.
   *
   * @throws DatasetException when there is no labelled sample at all, with how it should look
   */
  static Listing of(Path root, FolderWalk.Tree tree, Opening opening) {
    FolderLayout layout = new FolderLayout(root, tree, opening);
    if (layout.entries.stream().noneMatch(e -> e.className().isPresent())) {
      throw layout.nothing();
    }
    return layout.listing(opening);
  }

  private Listing listing(Opening opening) {
    tellUnlabelled();
    Set<String> found = new HashSet<>();
    entries.forEach(e -> e.className().ifPresent(found::add));
    Set<String> all = new HashSet<>(found);
    for (String folder : tree.folders()) {
      Optional<String> className = places.classFolder(folder);
      if (className.isPresent() && all.add(className.get())) {
        tellEmpty(folder);
      }
    }
    ClassNames names = ClassNames.of(all, findings);
    if (found.size() == 1) {
      findings.add(
          found.iterator().next(),
          Finding.Kind.NOTE,
          "is the only class with samples; a model needs two to learn from. If class folders"
              + " lie deeper, open the folder that holds them");
    }
    entries.sort(order());
    Dataset.Ids ids = Dataset.Ids.of(entries.stream().map(Entry::id).toList());
    byte[] splits = new byte[entries.size()];
    int[] labels = new int[entries.size()];
    for (int i = 0; i < labels.length; i++) {
      splits[i] = (byte) entries.get(i).split().ordinal();
      labels[i] = entries.get(i).className().map(names::index).orElse(Listing.NONE);
    }
    FileMedia media = FileMedia.listing(root, ids, modality);
    LostClasses.bySight(names.classes(), ids, labels, media).forEach(findings::add);
    return new Listing(
        String.valueOf(root.getFileName()),
        root,
        names.classes(),
        ids,
        labels,
        splits,
        media,
        findings.list(),
        opening);
  }

  /** A class folder without a picture that is read, and what is in it instead. */
  private void tellEmpty(String folder) {
    List<ForeignPicture> inside =
        foreign.entrySet().stream()
            .filter(e -> e.getKey().startsWith(folder + "/"))
            .map(Map.Entry::getValue)
            .toList();
    if (inside.isEmpty()) {
      findings.add(
          folder, Finding.Kind.EMPTY_CLASS, "is a class folder without " + modality.plural());
    } else {
      findings.add(
          folder,
          Finding.Kind.LOST_CLASS,
          Words.of(
              "is a class folder whose %s in a format that is not read; the first %s",
              inside.size() == 1 ? "only picture is" : pictures(inside.size()) + " are all",
              Foreign.unread(inside.get(0))));
    }
  }

  /**
   * Split folder by split folder, class by class, and in a class folder the folders by path with
   * each one's own files first, as torchvision's ImageFolder and Keras list them: they sort class
   * names as text, also those that are numbers, whatever order the classes have here.
   */
  private static Comparator<Entry> order() {
    return Comparator.comparing(Entry::splitFolder, NameOrder.CODE_POINTS)
        .thenComparing(e -> e.className().isEmpty())
        .thenComparing(e -> e.className().orElse(""), NameOrder.CODE_POINTS)
        .thenComparing(Entry::id, FolderLayout::byFolder);
  }

  private static int byFolder(String a, String b) {
    int x = a.lastIndexOf('/');
    int y = b.lastIndexOf('/');
    if (x == y && a.regionMatches(0, b, 0, Math.max(0, x))) {
      return NameOrder.CODE_POINTS.compare(a, b);
    }
    return NameOrder.CODE_POINTS.compare(
        a.substring(0, Math.max(0, x)), b.substring(0, Math.max(0, y)));
  }

  private void place(String id) {
    FolderPlaces.Place place = places.of(id);
    if (place.isOutside()) {
      outside.merge(place.folder(), 1, Integer::sum);
      return;
    }
    if (place.className().isEmpty()) {
      loose.merge(place.folder(), 1, Integer::sum);
    }
    entries.add(new Entry(id, place.className(), place.split(), places.splitFolder(id)));
  }

  private boolean isMedia(String id) {
    if (modality == Modality.picture()) {
      return isPicture(id);
    }
    if (!modality.isNamedLikeOne(id)) {
      findings.add(id, Finding.Kind.NOT_MEDIA, "is no %s; left out".formatted(modality.name()));
      return false;
    }
    if (tree.empty().contains(id)) {
      findings.add(id, Finding.Kind.UNREADABLE, "is empty (0 bytes)");
    }
    return true;
  }

  private boolean isPicture(String id) {
    if (ImageKind.ofName(id).isPresent()) {
      if (tree.empty().contains(id)) {
        findings.add(id, Finding.Kind.UNREADABLE, Foreign.describe(new byte[0]));
      }
      return true;
    }
    byte[] start;
    try (InputStream in = Files.newInputStream(root.resolve(id))) {
      start = in.readNBytes(ENOUGH_TO_TELL);
    } catch (IOException e) {
      findings.add(id, Finding.Kind.NOT_MEDIA, "cannot be read (" + Reason.of(e) + ")");
      return false;
    }
    Optional<ForeignPicture> unread = ForeignPicture.of(id, start);
    if (unread.isPresent()) {
      foreign.put(id, unread.get());
      findings.add(id, Finding.Kind.UNREAD_FORMAT, Foreign.unread(unread.get()));
      return false;
    }
    Optional<ImageKind> kind = ImageKind.ofBytes(start);
    if (kind.isEmpty()) {
      findings.add(id, Finding.Kind.NOT_MEDIA, Foreign.describe(start));
    }
    return kind.isPresent();
  }

  private void tellUnlabelled() {
    outside.forEach(
        (folder, count) ->
            findings.add(
                folder,
                Finding.Kind.NOT_FOLLOWED,
                "holds %s and is no split folder such as train or test"
                    .formatted(pictures(count))));
    loose.forEach(
        (folder, count) ->
            findings.add(
                folder.isEmpty() ? "." : folder,
                Finding.Kind.NO_LABEL,
                SplitFolder.isUnlabelled(folder.substring(folder.lastIndexOf('/') + 1))
                    ? "holds %s and is called so, therefore no class; if it is one, open with opening().missing()"
                        .formatted(pictures(count))
                    : "holds %s in no class folder".formatted(pictures(count))));
  }

  private String pictures(int count) {
    return count == 1 ? "1 " + modality.name() : Words.of("%,d %s", count, modality.plural());
  }

  private DatasetException nothing() {
    int count = entries.size();
    if (count > 0) {
      return new DatasetException(
          Words.of(
              "%s holds %,d pictures but no class folders; expected %s/CLASS/picture.jpg; move the"
                  + " pictures into one folder a class, or list them in a CSV with columns path and"
                  + " label",
              root, count, root.getFileName()));
    }
    if (tree.files().isEmpty()) {
      return new DatasetException(
          ("%s holds no files; expected %s/CLASS/picture.jpg; put one folder a class in it, or"
                  + " check the path")
              .formatted(root, root.getFileName()));
    }
    if (!foreign.isEmpty()) {
      Map.Entry<String, ForeignPicture> first = foreign.entrySet().iterator().next();
      return new DatasetException(
          Words.of(
              "%s holds %s; the first, %s, %s",
              root,
              foreign.size() == 1
                  ? "1 picture, in a format that is not read"
                  : Words.of("%,d pictures, all in formats that are not read", foreign.size()),
              first.getKey(),
              Foreign.unread(first.getValue())));
    }
    return new DatasetException(
        Words.of(
            "%s holds %,d files but no picture (first: %s); expected %s pictures in one folder a"
                + " class; check the path",
            root, tree.files().size(), tree.files().get(0), ImageKind.READABLE));
  }
}
