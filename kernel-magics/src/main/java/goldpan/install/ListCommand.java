package goldpan.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the kernelspecs that Jupyter sees. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Shows the kernelspecs there are, and which are Goldpan's.")
final class ListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = Printed.by(command);
    seen(new JupyterFolders(Machine.here()).searched())
        .forEach((name, folder) -> out.println(line(name, folder)));
    return 0;
  }

  private static String line(String name, Path folder) {
    String title;
    try {
      title = KernelSpec.read(folder).title();
    } catch (InstallException broken) {
      title = "(broken)";
    }
    String mark = KernelSpec.isOurs(folder) ? "Goldpan" : "";
    return "%-20s %-28s %-8s %s".formatted(name, title, mark, folder);
  }

  /** The spec that Jupyter takes for each name. */
  static Map<String, Path> seen(List<Path> searched) {
    Map<String, Path> found = new LinkedHashMap<>();
    for (Path spec : all(searched)) {
      found.putIfAbsent(String.valueOf(spec.getFileName()), spec);
    }
    return new TreeMap<>(found);
  }

  /** Every spec, in the order that Jupyter looks. */
  static List<Path> all(List<Path> searched) {
    List<Path> found = new ArrayList<>();
    for (Path folder : searched) {
      Path kernels = folder.resolve("kernels");
      if (Files.isDirectory(kernels)) {
        try (Stream<Path> list = Files.list(kernels)) {
          list.filter(KernelSpec::isIn).sorted().forEach(found::add);
        } catch (IOException unreadable) {
          throw new InstallException(
              kernels + " cannot be read: " + unreadable + "; check its permissions", unreadable);
        }
      }
    }
    return found;
  }
}
