package goldpan.tests.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import goldpan.tests.install.Checkout.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users install without a checkout. */
class PackageTest {
  private static final String PYTHON =
      Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

  @TempDir Path folder;

  private Ended run(Map<String, String> environment, String... command) throws Exception {
    return new Checkout(folder).run(List.of(command), "", environment);
  }

  /** A clean environment, but for the client that asks. */
  @Test
  void theWheelBringsAKernelThatAJupyterClientRuns() throws Exception {
    Path dist = folder.resolve("dist");
    Ended built =
        run(Map.of(), Checkout.ROOT.resolve("install/package").toString(), dist.toString());
    assertEquals(0, built.status(), built.err());
    Path wheel = Path.of(built.out().strip());
    assertTrue(
        wheel.getFileName().toString().matches("goldpan_kernel-[0-9.]+(dev0)?-py3-none-\\w+\\.whl"),
        wheel::toString);
    assertTrue(Files.exists(dist.resolve("goldpan-kernel.jar")));

    Path environment = folder.resolve("v e n v");
    ok(run(Map.of(), PYTHON, "-m", "venv", "--system-site-packages", environment.toString()));
    String python = environment.resolve("bin/python").toString();
    ok(run(Map.of(), python, "-m", "pip", "install", "-q", "--no-index", wheel.toString()));
    Files.delete(wheel);

    Path cache = folder.resolve("cache");
    Map<String, String> places =
        Map.of("XDG_CACHE_HOME", cache.toString(), "JUPYTER_PATH", "", "PYTHONPATH", "");
    String script = Path.of("src/test/python/run_installed.py").toAbsolutePath().toString();
    Ended ran = run(places, python, script, "goldpan", environment.toString());
    ok(ran);
    assertTrue(ran.out().contains("goldpan: "), ran.out());
    try (Stream<Path> made = Files.walk(cache)) {
      assertEquals(
          Set.of("jsa", "index"),
          made.filter(Files::isRegularFile)
              .map(file -> file.toString().replaceAll(".*\\.", ""))
              .collect(java.util.stream.Collectors.toSet()));
    }
    Ended version = run(places, environment.resolve("bin/goldpan-kernel").toString(), "--version");
    assertTrue(version.out().startsWith("goldpan-kernel "), version.out());

    Ended none = run(Map.of("JAVA_HOME", "/none", "PATH", "/none"), python, "-c", NO_JDK);
    assertEquals(
        "no JDK 17 or newer was found (looked at /none (no JDK)); expected one in JAVA_HOME or on the PATH; install one (openjdk-17-jdk-headless, Temurin) and set JAVA_HOME to its folder\n",
        none.out(),
        none.err());

    ok(run(Map.of(), python, "-m", "pip", "uninstall", "-q", "-y", "goldpan-kernel"));
    assertFalse(Files.exists(environment.resolve("share/jupyter/kernels/goldpan")));
  }

  private static final String NO_JDK =
      """
      from goldpan_kernel import java
      java.PLACES = ()
      try:
          java.find()
      except java.NoJdk as missing:
          print(missing)
      """;

  private static void ok(Ended ended) {
    assertEquals(0, ended.status(), () -> ended.out() + ended.err());
  }

  @Test
  void theCatalogOfJBangNamesClassesThatAreThere() throws Exception {
    String version =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Checkout.ROOT.resolve("pom.xml").toFile())
            .getDocumentElement()
            .getElementsByTagName("version")
            .item(0)
            .getTextContent();
    JsonObject aliases =
        JsonParser.parseString(Files.readString(Checkout.ROOT.resolve("jbang-catalog.json")))
            .getAsJsonObject()
            .getAsJsonObject("aliases");
    assertEquals(Set.of("goldpan", "goldpan-kernel"), aliases.keySet());
    for (Map.Entry<String, JsonElement> each : aliases.entrySet()) {
      JsonObject alias = each.getValue().getAsJsonObject();
      assertEquals(
          "io.github.goldpan:goldpan:" + version.replace("-SNAPSHOT", ""),
          alias.get("script-ref").getAsString());
      assertEquals("17+", alias.get("java").getAsString());
      Class.forName(alias.get("main").getAsString()).getMethod("main", String[].class);
    }
  }

  /** No Docker runs here: what the file copies is there, and each line is an instruction. */
  @Test
  void theDockerfileCopiesWhatIsThere() throws IOException {
    Path file = Checkout.ROOT.resolve("binder/Dockerfile");
    String joined = Files.readString(file).replace("\\\n", " ");
    List<String> lines =
        joined.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    for (String line : lines) {
      String[] words = line.trim().split("\\s+");
      assertTrue(
          Set.of("FROM", "ARG", "ENV", "RUN", "COPY", "USER", "WORKDIR", "EXPOSE", "CMD")
              .contains(words[0]),
          line);
      for (int i = 1; words[0].equals("COPY") && i < words.length - 1; i++) {
        if (!words[i].startsWith("--")) {
          assertTrue(
              words[1].startsWith("--from") || Files.exists(Checkout.ROOT.resolve(words[i])), line);
        }
      }
    }
    assertTrue(lines.get(0).startsWith("FROM "), lines.get(0));
  }
}
