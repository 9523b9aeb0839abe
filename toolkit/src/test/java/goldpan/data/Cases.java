package goldpan.data;

import java.nio.file.Files;
import java.nio.file.Path;

/** Small inputs that users have, which lie beside the checkout. */
final class Cases {
  private Cases() {}

  /**
   * A file or folder of them.
   *
   * @throws AssertionError when it is not there
   */
  static Path folder(String name) {
    Path path = Path.of(System.getProperty("goldpan.shared", ""), "cases").resolve(name);
    if (!Files.exists(path)) {
      throw new AssertionError(
          path.toAbsolutePath()
              + " is missing; expected the shared data beside the checkout, or"
              + " -Dgoldpan.shared=FOLDER");
    }
    return path;
  }
}
