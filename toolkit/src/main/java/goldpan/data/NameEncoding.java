package goldpan.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The encoding in which Java reads names of files and arguments. It follows the locale that Java
 * was started in; under {@code C} or {@code POSIX} only ASCII can be named.
 */
public final class NameEncoding {
  private NameEncoding() {}

  /** What keeps files from being named, and what to do; empty under UTF-8. */
  public static Optional<String> problem() {
    return ofEncoding(System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  /** The same when a path cannot be named because of it; empty when it can. */
  static Optional<String> problem(String path) {
    Optional<String> problem = problem();
    try {
      Path unused = Path.of(path);
      return Optional.empty();
    } catch (InvalidPathException e) {
      return problem;
    }
  }

  static Optional<String> ofEncoding(String encoding) {
    return Charset.isSupported(encoding) && Charset.forName(encoding).equals(StandardCharsets.UTF_8)
        ? Optional.empty()
        : Optional.of(
            "this Java names files in %s; start it with LC_ALL=C.UTF-8 in its environment"
                .formatted(encoding));
  }

  /** The problem in brackets, or else the reason why a path is none. */
  static String reason(String otherwise) {
    return problem().orElse(otherwise);
  }
}
