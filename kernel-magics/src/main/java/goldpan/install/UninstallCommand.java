package goldpan.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Removes a kernelspec that Goldpan made, and libraries that no other needs. */
@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    description =
        "Removes a kernelspec that this program made, the libraries when no other kernelspec needs them, and nothing else.")
final class UninstallCommand implements Callable<Integer> {
  @Mixin private final WhereOptions where = new WhereOptions();
  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() {
    Machine machine = Machine.here();
    InstallPlace place = where.place(machine);
    String name = where.name("goldpan");
    Path spec = where.isSaid() ? place.spec(name) : found(name, place, machine);
    try {
      remove(spec, place);
    } catch (IOException failed) {
      throw new InstallException(
          spec + " cannot be removed: " + failed + "; close what uses it and run this again",
          failed);
    }
    return 0;
  }

  /** The user's, or else the first of that name where Jupyter looks. */
  private static Path found(String name, InstallPlace place, Machine machine) {
    Path own = place.spec(name);
    return KernelSpec.isIn(own)
        ? own
        : new JupyterFolders(machine)
            .searched().stream()
                .map(folder -> folder.resolve("kernels").resolve(name))
                .filter(KernelSpec::isIn)
                .findFirst()
                .orElse(own);
  }

  private void remove(Path spec, InstallPlace place) throws IOException {
    PrintWriter out = Printed.by(command);
    Path versions = versions(spec).orElse(place.libraries());
    if (KernelSpec.isIn(spec)) {
      refuseOthers(spec);
      Folders.delete(spec);
      Folders.deleteEmpty(spec.getParent(), 2);
      out.println("removed " + spec);
    } else if (Unused.of(versions).folders().isEmpty()) {
      throw new InstallException(
          spec
              + " has no kernelspec; expected one that this program made; goldpan-kernel list shows them");
    }
    List<String> said = Unused.of(versions).remove();
    said.forEach(out::println);
  }

  private static Optional<Path> versions(Path spec) {
    return KernelSpec.libraries(spec).map(Path::getParent);
  }

  private static void refuseOthers(Path spec) {
    if (!KernelSpec.isOurs(spec)) {
      throw new InstallException(
          spec
              + " was not made by Goldpan's installer; expected a kernelspec that was; remove it with: jupyter kernelspec remove "
              + spec.getFileName());
    }
  }
}
