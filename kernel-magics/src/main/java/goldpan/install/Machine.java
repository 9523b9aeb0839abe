package goldpan.install;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What places depend on.
 *
 * @param os the system property {@code os.name}
 * @param environment the environment's variables
 * @param home the user's home folder: that of HOME, as for Jupyter, where Java takes the one that
 *     the system's list of users names
 */
record Machine(String os, Map<String, String> environment, Path home) {
  static Machine here() {
    String os = System.getProperty("os.name");
    Path home = Path.of(System.getProperty("user.home"));
    Machine machine = new Machine(os, System.getenv(), home);
    return machine.isWindows()
        ? machine
        : new Machine(os, System.getenv(), machine.folder("HOME").orElse(home));
  }

  boolean isWindows() {
    return os.toLowerCase(Locale.ROOT).startsWith("windows");
  }

  boolean isMac() {
    return os.toLowerCase(Locale.ROOT).startsWith("mac");
  }

  boolean isLinux() {
    return os.toLowerCase(Locale.ROOT).startsWith("linux");
  }

  /** A variable of the environment; empty when it is not set or blank. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  Optional<Path> folder(String variable) {
    return variable(variable).map(Path::of);
  }
}
