package goldpan;

import goldpan.data.Dataset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A result with the dataset it is about, so that it is never taken for one of another dataset.
 *
 * @param what the words for it: {@code suspects are}
 * @param about the dataset that it was made on, or that it judged
 */
record Held<T>(String what, T value, Dataset about) {

  /** The result, when there is one and it is about {@code newest}. */
  static <T> Optional<T> of(@Nullable Held<T> held, @Nullable Dataset newest) {
    return held != null && newest != null && sameData(held.about, newest)
        ? Optional.of(held.value)
        : Optional.empty();
  }

  /**
   * Whether two hold the same data: equal class names, ids, labels, splits and files, wherever they
   * are. Files are read only when all else is equal.
   */
  static boolean sameData(Dataset a, Dataset b) {
    return a == b
        || (a.size() == b.size()
            && a.classes().equals(b.classes())
            && a.fingerprint().equals(b.fingerprint()));
  }

  /** Why this cannot be used while {@code newest} is what verbs work on. */
  String refusal(Dataset newest, String begin) {
    return "the %s of %s; %s was opened since; begin with %s, or open %s again"
        .formatted(what, older(about, newest), newer(about, newest), begin, about.name());
  }

  /** A dataset in words that tell it from a newer one: mostly its name. */
  static String older(Dataset older, Dataset newer) {
    if (!older.name().equals(newer.name())) {
      return older.name();
    }
    return older.root().equals(newer.root())
        ? older.name() + " with other samples, labels or files"
        : older.name() + " in " + older.root();
  }

  /** The newer one in words that tell it from the older. */
  static String newer(Dataset older, Dataset newer) {
    return older.name().equals(newer.name()) && !older.root().equals(newer.root())
        ? newer.name() + " in " + newer.root()
        : newer.name();
  }
}
