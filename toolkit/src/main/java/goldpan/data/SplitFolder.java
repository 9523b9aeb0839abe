package goldpan.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a folder's name says about a split: {@code train}, {@code seg_train}, {@code TestSet}. */
final class SplitFolder {
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})");

  /** Words that stand beside a split's name and say nothing about it. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "set",
          "sets",
          "data",
          "dataset",
          "image",
          "images",
          "img",
          "imgs",
          "picture",
          "pictures",
          "photos",
          "jpg",
          "jpeg",
          "png",
          "split",
          "splits",
          "seg",
          "folder",
          "files",
          "samples");

  private static final List<String> ENDINGS = List.of("set", "data", "images", "imgs", "split");

  private static final Set<String> UNLABELLED =
      Set.of("unlabelled", "unlabeled", "unlabel", "unsup", "unsupervised", "pred", "predict");

  private SplitFolder() {}

  /** The split that a folder of this name usually holds; empty when it says none. */
  static Optional<Split> of(String folder) {
    Optional<Split> exact = split(folder);
    return exact.isPresent() ? exact : only(folder).flatMap(SplitFolder::split);
  }

  /** Whether a folder of this name usually holds pictures without labels. */
  static boolean isUnlabelled(String folder) {
    return only(folder).filter(UNLABELLED::contains).isPresent();
  }

  private static Optional<Split> split(String word) {
    return Split.named(word).filter(s -> s != Split.NONE);
  }

  /** The one word that is neither neutral nor a number. */
  private static Optional<String> only(String folder) {
    List<String> words =
        Stream.of(BETWEEN_WORDS.split(folder.strip()))
            .map(w -> w.toLowerCase(Locale.ROOT))
            .filter(w -> !w.isEmpty() && !NEUTRAL.contains(w))
            .filter(w -> !Character.isDigit(w.charAt(0)))
            .toList();
    return words.size() == 1 ? Optional.of(stem(words.get(0))) : Optional.empty();
  }

  private static String stem(String word) {
    return ENDINGS.stream()
        .filter(word::endsWith)
        .map(e -> word.substring(0, word.length() - e.length()))
        .filter(w -> split(w).isPresent())
        .findFirst()
        .orElse(word);
  }

  /** The splits that names say, each once. */
  static long distinct(String... folders) {
    return Arrays.stream(folders).flatMap(f -> of(f).stream()).distinct().count();
  }
}
