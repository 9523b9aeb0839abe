package goldpan.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An images file and the labels file that belongs to it, by MNIST's way of naming them. */
record IdxPair(Path images, Path labels) {

  /**
   * The pair that one of its files names.
   *
   * @throws DatasetException when the other file is not there
   */
  static IdxPair of(Path one) {
    boolean isLabels = IdxFile.dimensions(one) == 1 || says(one, "label");
    return isLabels
        ? new IdxPair(other(one, "images", IdxPair::imagesName), one)
        : new IdxPair(one, other(one, "labels", IdxPair::labelsName));
  }

  /** The labels file beside an images file, if there. */
  static Optional<Path> labelsBeside(Path images) {
    return candidates(images, IdxPair::labelsName).filter(Files::isRegularFile).findFirst();
  }

  /** Whether the file's name holds {@code word}. */
  static boolean says(Path file, String word) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).contains(word);
  }

  /** The split that the images file's name begins with; MNIST calls its test set t10k. */
  Split split() {
    String name = String.valueOf(images.getFileName()).toLowerCase(Locale.ROOT);
    int end = name.indexOf("image");
    if (end <= 0) {
      return Split.NONE;
    }
    String[] words = name.substring(0, end).split("[-_. ]+", -1);
    for (String word : words) {
      Split split = word.equals("t10k") ? Split.TEST : Split.named(word).orElse(Split.NONE);
      if (split != Split.NONE) {
        return split;
      }
    }
    return Split.NONE;
  }

  private static Path other(Path one, String what, UnaryOperator<String> rename) {
    return candidates(one, rename)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    "%s has no %s file beside it; expected %s; put it there"
                        .formatted(one, what, rename.apply(String.valueOf(one.getFileName())))));
  }

  private static Stream<Path> candidates(Path one, UnaryOperator<String> rename) {
    String name = String.valueOf(one.getFileName());
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    String other = rename.apply(plain);
    String same = rename.apply(name);
    return Stream.of(same, other, other + ".gz")
        .filter(n -> !n.equals(name) && !n.equals(plain))
        .map(one::resolveSibling);
  }

  private static String labelsName(String images) {
    return images
        .replace("images", "labels")
        .replace("image", "label")
        .replace("idx3", "idx1")
        .replace("idx4", "idx1");
  }

  private static String imagesName(String labels) {
    return labels.replace("labels", "images").replace("label", "image").replace("idx1", "idx3");
  }
}
