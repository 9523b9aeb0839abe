package goldpan.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import goldpan.tests.kernel.Installer.Run;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goldpan in copies of specs that look like those of IJava and JJava. */
class InstallIntoGuestTest {
  @TempDir Path folder;
  private Installer installer;

  @BeforeEach
  void makeInstaller() {
    installer = new Installer(folder);
  }

  /** A spec folder as IJava's installer leaves it. */
  private void writeIJava(Path spec) throws IOException {
    writeJar(spec.resolve("ijava.jar"));
    writeSpec(
        spec,
        "Java 猫",
        List.of("java", "-jar", spec.resolve("ijava.jar").toString(), "{connection_file}"),
        """
        {"IJAVA_CLASSPATH": "/some/own.jar", "IJAVA_STARTUP_SCRIPTS_PATH": "", "IJAVA_TIMEOUT": "-1"}
        """);
  }

  /** A spec folder as JJava's installer leaves it. */
  private void writeJJava(Path spec) throws IOException {
    writeJar(spec.resolve("jjava-launcher.jar"));
    writeJar(spec.resolve("jjava.jar"));
    writeSpec(
        spec,
        "Java (jjava)",
        List.of(
            "java",
            "-jar",
            "{resource_dir}/jjava-launcher.jar",
            "{resource_dir}/jjava.jar",
            "{connection_file}"),
        "{}");
  }

  private static void writeSpec(Path spec, String title, List<String> argv, String environment)
      throws IOException {
    String words = String.join("\", \"", argv);
    Files.writeString(
        spec.resolve("kernel.json"),
        """
        {"argv": ["%s"], "display_name": "%s", "language": "java", "interrupt_mode": "message",
         "env": %s}
        """
            .formatted(words, title, environment));
  }

  /** A jar with the stand-in alone: it runs only where Goldpan is on the class path beside it. */
  private static void writeJar(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, GuestKernel.class.getName());
    String entry = GuestKernel.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        var code = GuestKernel.class.getResourceAsStream("GuestKernel.class")) {
      entries.putNextEntry(new JarEntry(entry));
      code.transferTo(entries);
    }
  }

  private static Map<String, String> bytes(Path spec) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (var list = Files.list(spec)) {
      for (Path file : list.toList()) {
        files.put(
            file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  private JsonObject copied(String name) throws IOException {
    String json = Files.readString(installer.spec(name).resolve("kernel.json"));
    return JsonParser.parseString(json).getAsJsonObject();
  }

  private static List<String> entries(JsonObject spec, String variable) {
    String path = spec.getAsJsonObject("env").get(variable).getAsString();
    return List.of(path.split(File.pathSeparator, -1));
  }

  private static void assertHasToolkit(List<String> classPath) {
    for (String jar : List.of("goldpan-toolkit.jar", "goldpan.jar", "picocli-")) {
      assertTrue(classPath.stream().anyMatch(entry -> entry.contains(jar)), classPath::toString);
    }
  }

  @Test
  void aCopyOfIJavaHasTheToolkitAndTheMagicsAtStart() throws Exception {
    Path own = installer.spec("java");
    writeIJava(own);
    Map<String, String> before = bytes(own);

    Run run = installer.run("--ijava", "java", "--prefix", installer.prefix().toString());
    assertEquals(0, run.status(), run.said());
    assertTrue(run.said().contains("it answered: 10 classes on Java"), run.said());

    JsonObject copy = copied("goldpan-ijava");
    assertEquals("Java 猫 with Goldpan", copy.get("display_name").getAsString());
    assertEquals("/some/own.jar", entries(copy, "IJAVA_CLASSPATH").get(0));
    if (System.getProperty("os.name").equals("Linux")) {
      assertTrue(entries(copy, "GLIBC_TUNABLES").get(0).startsWith("glibc.malloc.trim_threshold="));
    }
    assertHasToolkit(entries(copy, "IJAVA_CLASSPATH"));
    assertHasToolkit(
        List.of(copy.getAsJsonArray("argv").get(2).getAsString().split(File.pathSeparator, -1)));
    String startup = Files.readString(Path.of(entries(copy, "IJAVA_STARTUP_SCRIPTS_PATH").get(0)));
    assertTrue(startup.contains("import static goldpan.Goldpan.*;"), startup);
    assertTrue(startup.contains("goldpan.ijava.IJavaBinding.install();"), startup);
    assertEquals(before, bytes(own));

    String list = installer.run("--list").said();
    assertTrue(list.matches("(?s).*goldpan-ijava +Java 猫 with Goldpan +Goldpan .*"), list);
    assertEquals(0, installer.run("--uninstall", "--name", "goldpan-ijava").status());
    assertFalse(Files.exists(installer.spec("goldpan-ijava")));
    assertEquals(before, bytes(own));
  }

  @Test
  void aCopyOfJJavaInAFolderNamedByHand() throws Exception {
    Path own = folder.resolve("ядро с пробелом");
    writeJJava(own);
    Map<String, String> before = bytes(own);

    Run run =
        installer.run(
            "--jjava", own.toString(), "--name", "mine", "--prefix", installer.prefix().toString());
    assertEquals(0, run.status(), run.said());
    assertTrue(run.said().contains("it answered: 10 classes on Java"), run.said());
    assertHasToolkit(entries(copied("mine"), "JJAVA_CLASSPATH"));
    assertEquals(
        own.resolve("jjava.jar").toString(),
        copied("mine").getAsJsonArray("argv").get(4).getAsString());
    assertEquals(before, bytes(own));
  }

  @Test
  void aSpecThatOnlyTheJupyterCommandKnows() throws Exception {
    Path own = folder.resolve("elsewhere");
    writeJJava(own);
    Files.writeString(own.resolve("kernel.json"), "{\"argv\": [\"python3\"], \"language\": \"x\"}");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path jupyter =
        Files.writeString(
            bin.resolve("jupyter"),
            """
            #!/bin/sh
            [ "$*" = "kernelspec list --json" ] &&
              echo '{"kernelspecs": {"hidden": {"resource_dir": "%s", "spec": {}}}}'
            """
                .formatted(own));
    assertTrue(jupyter.toFile().setExecutable(true));
    Run run =
        installer.run(
            Map.of("PATH", bin + File.pathSeparator + System.getenv("PATH")), "--jjava", "hidden");
    assertEquals(1, run.status());
    assertEquals(
        "kernelspec hidden starts python3; expected one of JJava, which starts java; goldpan-kernel list shows them\n",
        run.said());
  }

  @Test
  void aSpecThatIsNotThere() throws Exception {
    writeIJava(installer.spec("java"));
    Run run = installer.run("--ijava", "nowhere");
    assertEquals(1, run.status());
    assertTrue(run.said().startsWith("kernelspec is nowhere; expected one of "), run.said());
    assertTrue(run.said().contains("java"), run.said());
    assertTrue(run.said().endsWith("; goldpan-kernel list shows them\n"), run.said());
  }

  @Test
  void aJarWithoutMainClass() throws Exception {
    Path own = installer.spec("java");
    writeIJava(own);
    try (var out =
        new JarOutputStream(Files.newOutputStream(own.resolve("ijava.jar")), new Manifest())) {
      out.putNextEntry(new JarEntry("nothing"));
    }
    Run run = installer.run("--ijava", "java");
    assertEquals(1, run.status());
    assertEquals(
        own.resolve("ijava.jar")
            + " names no main class; expected a kernel's jar; name another kernelspec\n",
        run.said());
    assertFalse(Files.exists(installer.ownFolder().resolve("kernels/goldpan-ijava")));
  }
}
