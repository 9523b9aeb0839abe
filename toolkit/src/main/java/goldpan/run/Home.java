package goldpan.run;

import goldpan.data.Words;
import goldpan.data.WritableFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Goldpan keeps what outlives a session: run folders and decision journals. The system
 * property {@code goldpan.home}, else the environment's {@code GOLDPAN_HOME}, else {@code
 * $HOME/.goldpan}, else {@code .goldpan} in the folder that Java calls {@code user.home}. Earlier
 * versions knew only the last; {@link #note} says where they left something.
 *
 * @param folder absolute
 */
public record Home(Path folder) {
  private static final String NAME = ".goldpan";

  /**
   * The home that the settings say now.
   *
   * @throws RunException when they say none, as for a user without a home folder
   */
  public static Home current() {
    return of(
        System.getProperty("goldpan.home", environment("GOLDPAN_HOME")),
        environment("HOME"),
        System.getProperty("user.home", ""));
  }

  private static String environment(String name) {
    return System.getenv().getOrDefault(name, "");
  }

  /** The home by what was said, the environment's {@code HOME} and Java's {@code user.home}. */
  static Home of(String said, String home, String userHome) {
    if (!said.isBlank()) {
      return at(Path.of(said));
    }
    return at(
        folder(home)
            .or(() -> folder(userHome))
            .orElseThrow(
                () ->
                    new RunException(
                        "the home folder of this user is not known (HOME is \"%s\", Java's user.home \"%s\"); expected a folder to keep runs and decisions in; set GOLDPAN_HOME to one"
                            .formatted(home, userHome))));
  }

  private static Home at(Path folder) {
    return new Home(folder.toAbsolutePath().normalize());
  }

  /** Java says {@code ?} for a user that the system does not know. */
  private static Optional<Path> folder(String home) {
    return home.isBlank() || home.equals("?") || !Path.of(home).isAbsolute()
        ? Optional.empty()
        : Optional.of(Path.of(home, NAME));
  }

  /** Where an earlier version left runs and decisions that are not seen here; mostly empty. */
  public Optional<String> note() {
    return System.getProperty("goldpan.home") == null && environment("GOLDPAN_HOME").isBlank()
        ? note(System.getProperty("user.home", ""))
        : Optional.empty();
  }

  Optional<String> note(String userHome) {
    return folder(userHome)
        .filter(earlier -> !earlier.equals(folder) && Files.isDirectory(earlier))
        .map(
            earlier ->
                "an earlier version kept runs and decisions in %s; to go on with them, move it to %s or set GOLDPAN_HOME=%s"
                    .formatted(earlier, folder, earlier));
  }

  /**
   * Makes sure, before long work begins, that its results can be kept: the folder can be written
   * and has room.
   *
   * @param bytes what the results take, about
   * @throws RunException saying what is wrong and what to do
   */
  public void requireRoom(long bytes) {
    WritableFolder.problem(folder, bytes)
        .ifPresent(
            problem -> {
              throw new RunException(
                  Words.of(
                      "%s %s; free some space, or set GOLDPAN_HOME to a folder you may write to",
                      folder, problem));
            });
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
