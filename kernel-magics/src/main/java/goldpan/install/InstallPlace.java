package goldpan.install;

import java.nio.file.Path;

/**
 * Where an installation goes.
 *
 * @param jupyter Jupyter's folder of data
 * @param libraries the folder that has a folder of jars for each version
 */
record InstallPlace(Path jupyter, Path libraries) {
  /** For one user. */
  static InstallPlace user(Machine machine) {
    return new InstallPlace(
        new JupyterFolders(machine).userData().toAbsolutePath(),
        data(machine).resolve("goldpan").resolve("kernel").toAbsolutePath());
  }

  /** For all who use what is installed under a prefix. */
  static InstallPlace under(Path prefix) {
    Path whole = prefix.toAbsolutePath().normalize();
    return new InstallPlace(
        JupyterFolders.under(whole), whole.resolve("share").resolve("goldpan").resolve("kernel"));
  }

  private static Path data(Machine machine) {
    Path home = machine.home();
    if (machine.isMac()) {
      return home.resolve("Library").resolve("Application Support");
    }
    if (machine.isWindows()) {
      return machine
          .folder("LOCALAPPDATA")
          .orElseGet(() -> home.resolve("AppData").resolve("Local"));
    }
    return machine.folder("XDG_DATA_HOME").orElseGet(() -> home.resolve(".local").resolve("share"));
  }

  Path spec(String name) {
    return jupyter.resolve("kernels").resolve(name);
  }
}
