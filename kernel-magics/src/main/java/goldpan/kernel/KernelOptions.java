package goldpan.kernel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the kernel was started: {@code CONNECTION_FILE [--cell-timeout SECONDS] [--startup FILE]}.
 *
 * @param connectionFile where Jupyter wrote the ports
 * @param limit how long a cell may take; null for as long as it likes
 * @param script Java to evaluate before the first cell; null for none
 */
record KernelOptions(Path connectionFile, @Nullable Duration limit, @Nullable Path script) {
  private static final String USAGE =
      "usage: goldpan.kernel.GoldpanKernel CONNECTION_FILE [--cell-timeout SECONDS] [--startup FILE]";

  static KernelOptions of(String... arguments) {
    Path file = null;
    Duration limit = null;
    Path script = null;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--cell-timeout" -> limit = seconds(next(arguments, ++i));
        case "--startup" -> script = Path.of(next(arguments, ++i));
        default -> file = Path.of(arguments[i]);
      }
    }
    if (file == null) {
      throw new IllegalArgumentException("connection file is missing; expected its path; " + USAGE);
    }
    return new KernelOptions(file, limit, script);
  }

  private static String next(String[] arguments, int at) {
    if (at == arguments.length) {
      throw new IllegalArgumentException(
          arguments[at - 1] + " has no value; expected one behind it; " + USAGE);
    }
    return arguments[at];
  }

  private static Duration seconds(String text) {
    double seconds;
    try {
      seconds = Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      seconds = Double.NaN;
    }
    if (!(seconds > 0 && seconds < 1e9)) {
      throw new IllegalArgumentException(
          "--cell-timeout is " + text + "; expected a number of seconds above 0; " + USAGE);
    }
    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
  }

  Optional<Duration> cellLimit() {
    return Optional.ofNullable(limit);
  }

  Optional<Path> startup() {
    return Optional.ofNullable(script);
  }
}
