package goldpan.install;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The jars that a kernel runs on: those inside the jar that this class is in, or else those of the
 * class path that this class came from. Goldpan's own come first, the others by name.
 */
final class Libraries implements Closeable {
  private static final String NESTED = "lib/";

  private final List<Library> all;
  private final @Nullable ZipFile jar;

  private Libraries(List<Library> all, @Nullable ZipFile jar) {
    this.all =
        all.stream()
            .sorted(
                Comparator.comparing((Library each) -> !each.name().startsWith("goldpan"))
                    .thenComparing(Library::name))
            .toList();
    this.jar = jar;
  }

  static Libraries here() {
    Path own = ownPlace();
    try {
      return Files.isRegularFile(own) && hasNested(own)
          ? nested(own)
          : classPath(System.getProperty("java.class.path", ""));
    } catch (IOException unreadable) {
      throw new InstallException(
          own + " cannot be read: " + unreadable + "; download it again", unreadable);
    }
  }

  private static Path ownPlace() {
    try {
      return Path.of(Libraries.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new InstallException("this program's jar has no place: " + impossible, impossible);
    }
  }

  private static boolean hasNested(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().anyMatch(Libraries::isNested);
    }
  }

  private static boolean isNested(ZipEntry entry) {
    return entry.getName().startsWith(NESTED) && entry.getName().endsWith(".jar");
  }

  static Libraries nested(Path jar) throws IOException {
    ZipFile zip = new ZipFile(jar.toFile());
    return new Libraries(
        zip.stream().filter(Libraries::isNested).map(each -> Library.nested(zip, each)).toList(),
        zip);
  }

  static Libraries classPath(String path) throws IOException {
    List<Library> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String each : path.split(File.pathSeparator, -1)) {
      Path file = Path.of(each);
      if (!Files.isRegularFile(file)) {
        throw new InstallException(
            "class path has "
                + file
                + ", which is no jar; expected jars, which can be copied; run install/kernel, or java -jar goldpan-kernel.jar install");
      }
      Library library = Library.file(file);
      if (!names.add(library.name())) {
        throw new InstallException(
            "class path has two jars called "
                + library.name()
                + "; expected one; take one of them away");
      }
      found.add(library);
    }
    return new Libraries(found, null);
  }

  List<Library> all() {
    return all;
  }

  /** Of names, sizes and sums: the same for the same jars. */
  String digest() {
    CRC32 sum = new CRC32();
    for (Library each : all) {
      String line = each.name() + "\t" + each.size() + "\t" + each.crc() + "\n";
      sum.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return "%08x".formatted(sum.getValue());
  }

  @Override
  public void close() throws IOException {
    if (jar != null) {
      jar.close();
    }
  }
}
