package goldpan.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageIndexTest {
  @TempDir Path folder;

  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String entry : entries) {
        out.putNextEntry(new JarEntry(entry));
      }
    }
    return jar;
  }

  private PackageIndex index(Path... jars) throws IOException {
    Path file = folder.resolve("packages.index");
    PackageIndex.write(file, List.of(jars));
    return PackageIndex.read(file);
  }

  @Test
  void knowsWhichJarHasAPackage() throws Exception {
    Path jar = jar("with space ü.jar", "p/q/A.class", "Top.class", "p/notes.txt");
    PackageIndex index = index(jar);
    assertTrue(index.mayHave(jar, "p.q"));
    assertTrue(index.mayHave(jar, ""));
    assertFalse(index.mayHave(jar, "p"));
    assertTrue(index.knows(List.of(jar)));
  }

  @Test
  void aJarThatChangedIsLookedInto() throws Exception {
    Path jar = jar("a.jar", "p/A.class");
    PackageIndex.write(folder.resolve("packages.index"), List.of(jar));
    Path changed = jar("a.jar", "p/A.class", "other/B.class");
    PackageIndex index = PackageIndex.read(folder.resolve("packages.index"));
    assertTrue(index.mayHave(changed, "other"));
    assertFalse(index.knows(List.of(changed)));
  }

  @Test
  void foldersAndUnknownJarsAreLookedInto() throws Exception {
    PackageIndex index = index(jar("a.jar", "p/A.class"), folder);
    assertTrue(index.mayHave(folder, "anything"));
    assertTrue(index.mayHave(Path.of("elsewhere.jar"), "anything"));
  }

  @Test
  void theCompilerFindsWhatIsThere() throws Exception {
    Path first = jar("first.jar", "p/A.class");
    Path second = jar("second.jar", "p/B.class", "q/C.class");
    var plain = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
    try (IndexedFiles files = new IndexedFiles(plain, index(first, second))) {
      String classPath = first + File.pathSeparator + second;
      assertTrue(files.handleOption("-classpath", List.of(classPath).iterator()));
      assertEquals(List.of("p.A", "p.B"), classes(files, "p"));
      assertEquals(List.of("q.C"), classes(files, "q"));
      assertEquals(List.of(), classes(files, "none"));

      Path added = jar("added.jar", "p/D.class");
      String longer = classPath + File.pathSeparator + added;
      assertTrue(files.handleOption("--class-path", List.of(longer).iterator()));
      assertEquals(List.of("p.A", "p.B", "p.D"), classes(files, "p"));
    }
  }

  private static List<String> classes(IndexedFiles files, String name) throws IOException {
    List<String> found = new ArrayList<>();
    var kinds = EnumSet.of(JavaFileObject.Kind.CLASS);
    for (JavaFileObject each : files.list(StandardLocation.CLASS_PATH, name, kinds, false)) {
      found.add(files.inferBinaryName(StandardLocation.CLASS_PATH, each));
    }
    return found;
  }
}
