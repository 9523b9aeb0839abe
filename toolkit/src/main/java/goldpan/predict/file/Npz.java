package goldpan.predict.file;

import goldpan.predict.PredictionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An .npz file, as numpy.savez writes it: {@code probabilities} (or another of the usual names),
 * and, when they are there, {@code classes}, {@code ids} and {@code labels}.
 */
final class Npz {
  private static final List<String> PROBABILITIES =
      List.of(
          "probabilities",
          "probs",
          "pred_probs",
          "predictions",
          "preds",
          "proba",
          "y_prob",
          "scores",
          "logits",
          "outputs",
          "arr_0");
  private static final List<String> CLASSES = List.of("classes", "class_names", "names", "columns");
  private static final List<String> IDS =
      List.of("ids", "id", "paths", "files", "filenames", "file_names", "samples", "index");
  private static final List<String> LABELS =
      List.of("labels", "label", "targets", "y_true", "given", "y");

  private Npz() {}

  /**
   * Reads the members it knows.
   *
   * @throws PredictionException when there are no numbers, or naming the member that is damaged
   */
  static BroughtTable open(Path file) throws IOException {
    return open(file, PROBABILITIES);
  }

  /**
   * The same with the numbers under one of other names.
   *
   * @param known names of the array of numbers, the likeliest first
   */
  static BroughtTable open(Path file, List<String> known) throws IOException {
    Map<String, Path> members = new LinkedHashMap<>();
    try {
      unpack(file, members);
      String numbers =
          first(known, members)
              .or(
                  () ->
                      members.size() == 1
                          ? members.keySet().stream().findFirst()
                          : Optional.empty())
              .orElseThrow(
                  () ->
                      new PredictionException(
                          "%s has the arrays %s; expected one called %s; save it with numpy.savez(file, %s=array)"
                              .formatted(file, members.keySet(), known.get(0), known.get(0))));
      return new BroughtTable(
          Npy.open(member(members, numbers), called(file, numbers)),
          words(file, first(CLASSES, members), members),
          words(file, first(IDS, members), members),
          words(file, first(LABELS, members), members),
          List.of());
    } finally {
      discard(members.values());
    }
  }

  private static void unpack(Path file, Map<String, Path> members) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().map(e -> (ZipEntry) e).toList()) {
        if (entry.getName().endsWith(".npy")) {
          Path copy = Files.createTempFile("goldpan", ".npy");
          copy.toFile().deleteOnExit();
          members.put(entry.getName().substring(0, entry.getName().length() - 4), copy);
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    } catch (ZipException e) {
      throw new PredictionException(
          file
              + " is no whole .npz file: "
              + e.getMessage()
              + "; expected one from numpy.savez; save or copy it again",
          e);
    }
  }

  private static Optional<String> first(List<String> names, Map<String, Path> members) {
    return names.stream().filter(members::containsKey).findFirst();
  }

  private static Path member(Map<String, Path> members, String name) {
    Path found = members.get(name);
    if (found == null) {
      throw new IllegalStateException("no member " + name);
    }
    return found;
  }

  private static List<String> words(Path file, Optional<String> name, Map<String, Path> members)
      throws IOException {
    return name.isEmpty()
        ? List.of()
        : NpyText.read(member(members, name.get()), called(file, name.get()));
  }

  private static String called(Path file, String member) {
    return file + ", " + member;
  }

  /** What is mapped stays readable where the system lets a mapped file go. */
  private static void discard(Collection<Path> copies) {
    for (Path copy : copies) {
      try {
        Files.deleteIfExists(copy);
      } catch (IOException e) {
        copy.toFile().deleteOnExit();
      }
    }
  }
}
