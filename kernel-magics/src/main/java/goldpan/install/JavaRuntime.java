package goldpan.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java that will run the kernel.
 *
 * @param home its folder
 * @param version as {@code java.version} says
 * @param feature the version's first number
 */
record JavaRuntime(Path home, String version, int feature) {
  /** The one that runs this program, which must be able to compile. */
  static JavaRuntime running() {
    Path home = Path.of(System.getProperty("java.home"));
    if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
      throw new InstallException(
          home
              + " has no jdk.jshell; expected a JDK 17 or newer, which a JRE is not; install one (openjdk-17-jdk-headless, Temurin) and run this with its bin/java");
    }
    return new JavaRuntime(home, System.getProperty("java.version"), Runtime.version().feature());
  }

  Path program() {
    Path bin = home.resolve("bin");
    Path windows = bin.resolve("java.exe");
    return Files.exists(windows) ? windows : bin.resolve("java");
  }

  /** What every process of Goldpan is started with. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    options.add("-Dfile.encoding=UTF-8");
    options.addAll(List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr"));
    if (feature >= 22) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    if (feature
        >= 24) { // libraries that still use Unsafe, and the archive's complaint of that option
      options.add("--sun-misc-unsafe-memory-access=allow");
      options.addAll(List.of("-Xlog:cds*=off:stderr", "-Xlog:aot*=off:stderr"));
    }
    return options;
  }
}
