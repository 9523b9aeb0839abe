package goldpan.run;

import java.nio.file.Path;

/**
 * Where Goldpan keeps what outlives a session: run folders and decision journals. The system
 * property {@code goldpan.home}, else the environment's {@code GOLDPAN_HOME}, else {@code .goldpan}
 * in the user's home folder.
 *
 * @param folder absolute
 */
public record Home(Path folder) {

  /** The home that the settings say now. */
  public static Home current() {
    String said =
        System.getProperty("goldpan.home", System.getenv().getOrDefault("GOLDPAN_HOME", ""));
    Path folder =
        said.isBlank() ? Path.of(System.getProperty("user.home"), ".goldpan") : Path.of(said);
    return new Home(folder.toAbsolutePath().normalize());
  }

  /** One folder a run. */
  public Path runs() {
    return folder.resolve("runs");
  }

  /** One folder a training or mining that has not ended well, so that it can go on. */
  public Path unfinished() {
    return folder.resolve("unfinished");
  }

  /** Decoded pictures, one file a dataset and input size; can be deleted at any time. */
  public Path cache() {
    return folder.resolve("cache");
  }

  /** One file a dataset fingerprint. */
  public Path journals() {
    return folder.resolve("journals");
  }
}
