package goldpan.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which packages each jar of a class path has, kept in a file: so the compiler opens the jars that
 * a cell needs and not all of them, which would take a third of the time to the first answer.
 *
 * <p>The file has a line for each jar, of tab-separated fields: path, size, time of change,
 * packages. A jar that has changed since counts as unknown.
 */
final class PackageIndex {
  /** The system property that names the file. */
  static final String PROPERTY = "goldpan.packages";

  private final Map<Path, Set<String>> packages;

  private PackageIndex(Map<Path, Set<String>> packages) {
    this.packages = packages;
  }

  /** What the file says that the system property names; empty when there is none. */
  static Optional<PackageIndex> configured() {
    String file = System.getProperty(PROPERTY, "");
    if (file.isEmpty() || !Files.isReadable(Path.of(file))) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(Path.of(file)));
    } catch (IOException | NumberFormatException broken) {
      return Optional.empty(); // slower, and no other harm
    }
  }

  static PackageIndex read(Path file) throws IOException {
    Map<Path, Set<String>> packages = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split("\t", -1);
      Path jar = Path.of(fields[0]);
      if (fields.length == 4 && stamp(jar).equals(fields[1] + "\t" + fields[2])) {
        packages.put(jar, Set.of(fields[3].split(" ", -1)));
      }
    }
    return new PackageIndex(packages);
  }

  static void write(Path file, List<Path> classPath) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path jar : classPath) {
      if (Files.isRegularFile(jar)) {
        lines.add(jar + "\t" + stamp(jar) + "\t" + String.join(" ", packages(jar)));
      }
    }
    Files.write(file, lines);
  }

  private static String stamp(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return "";
    }
    BasicFileAttributes found = Files.readAttributes(jar, BasicFileAttributes.class);
    return found.size() + "\t" + found.lastModifiedTime().toMillis();
  }

  private static Set<String> packages(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Set<String> found = new TreeSet<>();
      zip.stream()
          .map(ZipEntry::getName)
          .filter(PackageIndex::isClass)
          .forEach(name -> found.add(of(name)));
      return found;
    }
  }

  private static boolean isClass(String entry) {
    return entry.endsWith(".class") && !entry.startsWith("META-INF/");
  }

  private static String of(String entry) {
    return entry.substring(0, Math.max(0, entry.lastIndexOf('/'))).replace('/', '.');
  }

  /** Whether all of a class path is known. */
  boolean knows(List<Path> classPath) {
    return packages.keySet().containsAll(classPath);
  }

  /** Whether a part of a class path may have classes of a package; true for what is not known. */
  boolean mayHave(Path entry, String name) {
    Set<String> known = packages.get(entry);
    return known == null || known.contains(name);
  }
}
