package goldpan.install;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The unpacked jars of one version, with what was made for them: an archive of loaded classes for
 * each Java, and an index of packages. Beside the jars lie {@link JarList}, written last before the
 * folder gets its name, and lists of the kernelspecs that use the folder and of what a first start
 * left elsewhere.
 */
record LibraryFolder(Path folder) {
  static final String STAGING = ".unpacking-";
  private static final String SPECS = "kernelspecs.txt";
  private static final String MADE = "made-elsewhere.txt";

  boolean isWhole() {
    return JarList.isIn(folder);
  }

  List<Path> jars() throws IOException {
    return JarList.read(folder).names().stream().map(folder::resolve).toList();
  }

  String classPath() throws IOException {
    return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** What is wrong with the jars; empty when they are as they were installed. */
  List<String> damage() {
    try {
      return JarList.read(folder).damage(folder);
    } catch (IOException unreadable) {
      return List.of(folder + " has no readable list of jars (" + unreadable + ")");
    }
  }

  /** An archive of the classes that a kernel loads before its first answers, for one Java. */
  Path archive(String javaVersion, String arch) {
    return folder.resolve("classes-" + javaVersion + "-" + arch + ".jsa");
  }

  /** Which packages each jar has. */
  Path index() {
    return folder.resolve("packages.index");
  }

  /** What IJava runs when it starts. */
  Path startupScript() {
    return folder.resolve("ijava-startup.jsh");
  }

  void usedBy(Path spec) throws IOException {
    TreeSet<String> all = new TreeSet<>(lines(SPECS));
    all.add(spec.toString());
    Files.write(folder.resolve(SPECS), all);
  }

  /** The kernelspecs that are there and name this folder. */
  List<Path> users() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String line : lines(SPECS)) {
      if (KernelSpec.libraries(Path.of(line)).equals(Optional.of(folder))) {
        found.add(Path.of(line));
      }
    }
    return found;
  }

  /** What the first start unpacked outside of this folder. */
  List<Path> madeElsewhere() throws IOException {
    return lines(MADE).stream().map(Path::of).filter(Files::isDirectory).toList();
  }

  void madeElsewhere(List<Path> folders) throws IOException {
    TreeSet<String> all = new TreeSet<>(lines(MADE));
    folders.forEach(each -> all.add(each.toString()));
    Files.write(folder.resolve(MADE), all);
  }

  private List<String> lines(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readAllLines(path) : List.of();
  }

  /** Whether a process that runs names this folder in its command. */
  boolean isInUse() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .anyMatch(process -> command(process).contains(folder + File.separator));
  }

  /** Linux cuts a long command, whose beginning names the folder. */
  private static String command(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
    } catch (IOException | UncheckedIOException elsewhere) {
      return process.info().commandLine().orElse("");
    }
  }

  /** Removes the folder and what a first start made elsewhere; returns what was removed. */
  List<Path> delete() throws IOException {
    List<Path> removed = new ArrayList<>(List.of(folder));
    for (Path each : madeElsewhere()) {
      Folders.delete(each);
      Folders.deleteEmpty(each.getParent(), 1);
      removed.add(each);
    }
    Folders.delete(folder);
    return removed;
  }

  /** All that are whole, below the folder of versions. */
  static List<LibraryFolder> all(Path versions) throws IOException {
    if (!Files.isDirectory(versions)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(versions)) {
      return list.sorted().map(LibraryFolder::new).filter(LibraryFolder::isWhole).toList();
    }
  }
}
