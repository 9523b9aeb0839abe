package goldpan.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Kernelspecs that Jupyter does not see, since another of the same name is found first. */
final class Hidden {
  private Hidden() {}

  static Optional<String> by(Path spec, List<Path> searched) {
    String name = String.valueOf(spec.getFileName());
    return searched.stream()
        .map(folder -> folder.resolve("kernels").resolve(name))
        .filter(KernelSpec::isIn)
        .findFirst()
        .filter(first -> !first.equals(spec))
        .map(
            first ->
                spec
                    + " is hidden by "
                    + first
                    + ", which Jupyter finds first; remove that, or choose another name with --name");
  }
}
