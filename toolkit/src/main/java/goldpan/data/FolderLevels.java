package goldpan.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which level of a folder's folders are splits and which are classes. What all siblings are
 * decides, never one of them: {@code train} beside {@code bus} and {@code car} is a class. Where
 * both readings fit, the folders are classes, as in most tools, and a finding says so.
 *
 * @param base path to the folder that holds the levels, with {@code /} at its end; mostly empty
 * @param levels how they are read
 * @param findings what was assumed
 */
record FolderLevels(String base, Opening.Folders levels, List<Finding> findings) {
  private static final int MOST_WRAPPERS = 3;
  private static final int SHOWN = 4;

  /** How the folders are read when nobody says. */
  static FolderLevels guess(PictureTree root) {
    List<Finding> findings = new ArrayList<>();
    PictureTree at = root;
    String base = "";
    for (int i = 0; i < MOST_WRAPPERS && at.isWrapper() && isWrapped(at); i++) {
      at = at.only();
      base += at.name() + "/";
    }
    if (!base.isEmpty()) {
      findings.add(
          new Finding(
              base.substring(0, base.length() - 1),
              Finding.Kind.NOTE,
              "is the only folder with pictures; taken as the folder of the dataset"));
    }
    if (areSplits(at)) {
      return new FolderLevels(base, Opening.Folders.SPLIT_CLASS, findings);
    }
    if (areClassesOfSplits(at)) {
      return new FolderLevels(base, Opening.Folders.CLASS_SPLIT, findings);
    }
    String prefix = base;
    assumed(at).ifPresent(f -> findings.add(new Finding(prefix + f.where(), f.kind(), f.what())));
    return new FolderLevels(base, Opening.Folders.CLASS, findings);
  }

  /**
   * The path under a split folder where its classes lie: {@code seg_train/seg_train} is doubled.
   */
  static PictureTree body(PictureTree split) {
    PictureTree at = split;
    Optional<Split> said = SplitFolder.of(split.name());
    while (at.isWrapper()
        && (isSame(at.only(), at) || (said.isPresent() && said.equals(splitOf(at.only()))))) {
      at = at.only();
    }
    return at;
  }

  private static boolean isWrapped(PictureTree outer) {
    PictureTree inner = outer.only();
    boolean named = splitOf(inner).isPresent();
    return !named && (isSame(inner, outer) || areSplits(inner)) && !inner.folders().isEmpty();
  }

  private static boolean isSame(PictureTree a, PictureTree b) {
    return a.name().toLowerCase(Locale.ROOT).equals(b.name().toLowerCase(Locale.ROOT));
  }

  private static Optional<Split> splitOf(PictureTree folder) {
    return SplitFolder.of(folder.name());
  }

  private static boolean areSplits(PictureTree parent) {
    List<PictureTree> splits = new ArrayList<>();
    List<PictureTree> others = new ArrayList<>();
    for (PictureTree folder : parent.folders()) {
      if (splitOf(folder).isPresent()) {
        splits.add(folder);
      } else if (!SplitFolder.isUnlabelled(folder.name())) {
        others.add(folder);
      }
    }
    List<PictureTree> bodies =
        splits.stream().map(FolderLevels::body).filter(b -> !b.folders().isEmpty()).toList();
    if (bodies.isEmpty()) {
      return false;
    }
    return others.isEmpty()
        ? splits.size() > 1 || !areParts(bodies.get(0).names())
        : outweigh(splits, bodies, others);
  }

  /** Whether folders called like splits are splits although others lie beside them. */
  private static boolean outweigh(
      List<PictureTree> splits, List<PictureTree> bodies, List<PictureTree> others) {
    Set<String> inside = union(bodies);
    if (inside.containsAll(others.stream().map(PictureTree::name).toList())) {
      return true;
    }
    long distinct = splits.stream().map(FolderLevels::splitOf).distinct().count();
    if (distinct < 2 || areParts(inside)) {
      return false;
    }
    long alike = others.stream().filter(o -> overlap(o.names(), inside)).count();
    if (alike > 0) {
      return splits.size() > alike;
    }
    boolean sameClasses =
        bodies.size() > 1
            && inside.size() > 1
            && bodies.stream().allMatch(b -> b.own() == 0 && b.names().equals(inside));
    return splits.size() > others.size()
        || (sameClasses && others.stream().allMatch(o -> o.folders().isEmpty()));
  }

  /** Every class folder holds nothing but the same split folders. */
  private static boolean areClassesOfSplits(PictureTree parent) {
    List<PictureTree> classes = parent.folders();
    if (classes.size() < 2) {
      return false;
    }
    Set<String> first = classes.get(0).names();
    return SplitFolder.distinct(first.toArray(String[]::new)) > 1
        && first.stream().allMatch(n -> SplitFolder.of(n).isPresent())
        && classes.stream().allMatch(c -> c.own() == 0 && c.names().equals(first));
  }

  /** What is to be said of folders that are taken for classes and may be something else. */
  private static Optional<Finding> assumed(PictureTree parent) {
    List<PictureTree> folders = parent.folders();
    List<String> splits =
        folders.stream().filter(f -> splitOf(f).isPresent()).map(PictureTree::name).toList();
    if (!splits.isEmpty() && folders.size() > 1) {
      return Optional.of(
          new Finding(
              splits.get(0),
              Finding.Kind.NOTE,
              "is taken as a class like the folders beside it (%s); if these are splits, open with opening().folders(Opening.Folders.SPLIT_CLASS)"
                  .formatted(list(others(folders, splits.get(0))))));
    }
    Set<String> first = folders.isEmpty() ? Set.of() : folders.get(0).names();
    boolean alike =
        folders.size() > 1
            && first.size() > 1
            && folders.stream().allMatch(f -> f.own() == 0 && f.names().equals(first));
    return alike
        ? Optional.of(
            new Finding(
                folders.get(0).name(),
                Finding.Kind.NOTE,
                "holds the same folders as all beside it (%s), taken as parts of the classes; if they are the classes, open with opening().folders(Opening.Folders.SPLIT_CLASS)"
                    .formatted(list(List.copyOf(first)))))
        : Optional.empty();
  }

  private static List<String> others(List<PictureTree> folders, String name) {
    return folders.stream().map(PictureTree::name).filter(n -> !n.equals(name)).toList();
  }

  private static String list(List<String> names) {
    String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + ", …" : shown;
  }

  /** Whether names are years, months or days: parts of a collection and no classes. */
  private static boolean areParts(Set<String> names) {
    return names.stream().allMatch(n -> n.matches("(19|20)\\d\\d([-_. ]?\\d\\d){0,2}"));
  }

  private static Set<String> union(List<PictureTree> bodies) {
    Set<String> all = new HashSet<>();
    bodies.forEach(b -> all.addAll(b.names()));
    return all;
  }

  private static boolean overlap(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }
}
