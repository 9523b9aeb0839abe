package goldpan.install;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a kernelspec says to the kernel's environment, beside what is there already. */
record SpecEnvironment(Machine machine) {
  /**
   * PyTorch takes and gives back tens of megabytes a batch. The C library hands such pieces back to
   * the system at once, and each batch pays for every page anew; kept, they cost once. The same is
   * in install/tools.sh.
   */
  static final String MALLOC_KEEPS =
      "glibc.malloc.trim_threshold=1073741824:glibc.malloc.mmap_threshold=33554432:glibc.malloc.top_pad=67108864";

  JsonObject completed(JsonObject environment) {
    keepMemory(environment);
    nameFiles(environment);
    return environment;
  }

  /** Unless the spec or the user has said something about it. Only glibc listens. */
  private void keepMemory(JsonObject environment) {
    boolean said =
        environment.keySet().stream()
            .anyMatch(name -> name.startsWith("MALLOC_") || name.startsWith("GLIBC_"));
    boolean byTheUser =
        machine.environment().keySet().stream()
            .anyMatch(
                name ->
                    List.of("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_", "MALLOC_TOP_PAD_")
                        .contains(name));
    if (machine.isLinux() && !said && !byTheUser) {
      tunables().ifPresent(value -> environment.addProperty("GLIBC_TUNABLES", value));
    }
  }

  private Optional<String> tunables() {
    String before = machine.variable("GLIBC_TUNABLES").orElse("");
    if (before.contains(MALLOC_KEEPS)) {
      return Optional.of(before);
    }
    if (before.contains("glibc.malloc.")) {
      return Optional.empty();
    }
    return Optional.of(before.isEmpty() ? MALLOC_KEEPS : before + ":" + MALLOC_KEEPS);
  }

  /**
   * Java reads names of files by its locale, which a Jupyter server may not have: the one in force
   * here goes along. macOS and Windows name files without it.
   */
  private void nameFiles(JsonObject environment) {
    if (machine.isLinux() && !environment.has("LC_ALL") && !environment.has("LC_CTYPE")) {
      environment.addProperty(
          "LC_ALL",
          Stream.of("LC_ALL", "LC_CTYPE", "LANG")
              .map(machine::variable)
              .flatMap(Optional::stream)
              .filter(SpecEnvironment::isUtf8)
              .findFirst()
              .orElse("C.UTF-8"));
    }
  }

  private static boolean isUtf8(String locale) {
    return locale.toLowerCase(java.util.Locale.ROOT).replace("-", "").endsWith("utf8");
  }
}
