package goldpan.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;

/** Finds datasets by what a user types: the name of a bundled one, or a path. */
public final class Datasets {
  private static final String MNIST_TEST = "mnist-test";

  private Datasets() {}

  /** Names of the datasets that come with Goldpan. */
  public static List<String> bundled() {
    return List.of(MNIST_TEST);
  }

  /**
   * The dataset of that name, or at that path.
   *
   * @throws DatasetException when it is neither
   */
  public static Dataset named(String nameOrPath) {
    return named(nameOrPath, Opening.usual());
  }

  /**
   * The same, opened as said.
   *
   * @throws DatasetException when it is neither, or not to be opened so
   */
  public static Dataset named(String nameOrPath, Opening opening) {
    String text = nameOrPath.strip();
    if (bundled().contains(text) && opening.isUsual()) {
      return bundled(text);
    }
    Path path = path(text);
    if (!text.isEmpty() && Files.exists(path)) {
      return Dataset.open(path, opening);
    }
    throw new DatasetException(
        "\"%s\" is neither a bundled dataset nor a path; expected one of %s, or %s"
                .formatted(
                    nameOrPath,
                    bundled(),
                    text.isEmpty() ? "the path of a dataset" : "a path: " + Formats.missing(path))
            + unnameable(text));
  }

  /**
   * The bundled dataset of that name.
   *
   * @throws DatasetException when there is none
   */
  static Dataset bundled(String name) {
    if (!bundled().contains(name)) {
      throw new DatasetException(
          "\"%s\" is no bundled dataset; expected one of %s; open a path with dataset(path)"
              .formatted(name, bundled()));
    }
    try (InputStream images = resource(name, "t10k-images-idx3-ubyte.gz");
        InputStream labels = resource(name, "t10k-labels-idx1-ubyte.gz")) {
      IdxColumns columns = new IdxColumns();
      columns.add(
          IdxFile.read("t10k-images-idx3-ubyte.gz", images),
          IdxFile.read("t10k-labels-idx1-ubyte.gz", labels),
          Split.TEST,
          "");
      return columns.dataset(name, ownPlace());
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be read from Goldpan's own files (%s); install Goldpan again"
              .formatted(name, Reason.of(e)),
          e);
    }
  }

  private static InputStream resource(String name, String file) {
    InputStream stream = Datasets.class.getResourceAsStream(name + "/" + file);
    if (stream == null) {
      throw new DatasetException(
          "%s: %s is missing in Goldpan's own files; install Goldpan again".formatted(name, file));
    }
    return stream;
  }

  /** Why a path that holds replacement characters is not there: it was something else once. */
  private static String unnameable(String text) {
    return text.indexOf('\uFFFD') < 0
        ? ""
        : NameEncoding.problem().map(problem -> "; " + problem).orElse("");
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new DatasetException(
          "\"%s\" is neither a bundled dataset nor a path (%s); expected one of %s, or a path"
              .formatted(text, NameEncoding.reason(e.getReason()), bundled()),
          e);
    }
  }

  /** The jar or folder that Goldpan runs from: nothing may be exported into it. */
  private static Path ownPlace() {
    CodeSource source = Datasets.class.getProtectionDomain().getCodeSource();
    try {
      if (source != null && source.getLocation() != null) {
        return Path.of(source.getLocation().toURI());
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Path.of(System.getProperty("java.home", ""));
    }
    return Path.of(System.getProperty("java.home", ""));
  }
}
