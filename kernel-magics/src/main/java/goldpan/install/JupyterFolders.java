package goldpan.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Where Jupyter keeps its data and looks for kernelspecs.
 *
 * @see <a href="https://docs.jupyter.org/en/latest/use/jupyter-directories.html">Jupyter's
 *     directories</a>
 */
record JupyterFolders(Machine machine) {
  /** The folder of this user's data, as {@code jupyter --data-dir} prints it. */
  Path userData() {
    return machine.folder("JUPYTER_DATA_DIR").orElseGet(this::ofTheSystem);
  }

  private Path ofTheSystem() {
    if (machine.isMac()) {
      return machine.home().resolve("Library").resolve("Jupyter");
    }
    if (machine.isWindows()) {
      return machine
          .folder("APPDATA")
          .map(roaming -> roaming.resolve("jupyter"))
          .orElseGet(() -> configuration().resolve("data"));
    }
    return machine
        .folder("XDG_DATA_HOME")
        .orElseGet(() -> machine.home().resolve(".local").resolve("share"))
        .resolve("jupyter");
  }

  private Path configuration() {
    return machine.folder("JUPYTER_CONFIG_DIR").orElse(machine.home().resolve(".jupyter"));
  }

  /** The folder of data below a prefix: a virtual environment, /usr/local. */
  static Path under(Path prefix) {
    return prefix.resolve("share").resolve("jupyter");
  }

  /**
   * Where Jupyter looks, the first found wins: asked of Jupyter, or by its rules when it is not
   * there.
   */
  List<Path> searched() {
    return asked().orElseGet(this::byTheRules);
  }

  private Optional<List<Path>> asked() {
    return Program.json("jupyter", "--paths", "--json")
        .map(paths -> paths.getAsJsonObject().get("data"))
        .map(JsonElement::getAsJsonArray)
        .map(JupyterFolders::paths);
  }

  private static List<Path> paths(JsonArray array) {
    List<Path> paths = new ArrayList<>();
    array.forEach(each -> paths.add(Path.of(each.getAsString())));
    return paths;
  }

  List<Path> byTheRules() {
    LinkedHashSet<Path> all = new LinkedHashSet<>();
    machine
        .variable("JUPYTER_PATH")
        .ifPresent(
            path -> {
              for (String each : path.split(File.pathSeparator, -1)) {
                all.add(Path.of(each));
              }
            });
    all.add(userData());
    machine.folder("VIRTUAL_ENV").map(JupyterFolders::under).ifPresent(all::add);
    machine.folder("CONDA_PREFIX").map(JupyterFolders::under).ifPresent(all::add);
    if (machine.isWindows()) {
      machine.folder("PROGRAMDATA").map(data -> data.resolve("jupyter")).ifPresent(all::add);
    } else {
      all.add(Path.of("/usr/local/share/jupyter"));
      all.add(Path.of("/usr/share/jupyter"));
    }
    return List.copyOf(all);
  }

  /**
   * The folders of specs that {@code jupyter kernelspec} lists, by name; it may know more than is
   * searched.
   */
  static Optional<Path> listed(String name) {
    return Program.json("jupyter", "kernelspec", "list", "--json")
        .map(list -> list.getAsJsonObject().getAsJsonObject("kernelspecs"))
        .map(specs -> specs.getAsJsonObject(name))
        .map((JsonObject spec) -> Path.of(spec.get("resource_dir").getAsString()));
  }

  /** Python's {@code sys.prefix}. */
  static Path systemPrefix() {
    for (String python : List.of("python3", "python", "py")) {
      Optional<String> prefix = Program.output(python, "-c", "import sys; print(sys.prefix)");
      if (prefix.isPresent() && !prefix.get().isBlank()) {
        return Path.of(prefix.get().strip());
      }
    }
    throw new InstallException(
        "--sys-prefix asks for Python's sys.prefix, but no python3 is on the PATH; expected the Python that runs Jupyter; activate its environment, or name the folder with --prefix");
  }
}
