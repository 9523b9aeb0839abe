package goldpan.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import goldpan.tests.kernel.Installer.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's installer, with the build that is there. */
class InstallKernelTest {
  /** One for all, so that the libraries are copied once. */
  @TempDir static Path folder;

  private Installer installer;

  @BeforeEach
  void makeInstaller() {
    installer = new Installer(folder);
  }

  @Test
  void installsStartsListsAndRemoves() throws Exception {
    String prefix = installer.prefix().toString();
    Path spec = installer.spec("gold-test");
    Run installed = installer.run("--prefix", prefix, "--name", "gold-test");
    assertEquals(0, installed.status(), installed.said());
    assertTrue(installed.said().contains("it answered: 10 classes on Java"), installed.said());
    assertTrue(Files.readString(spec.resolve("kernel.json")).contains("Java (Goldpan, gold-test)"));
    if (System.getProperty("os.name").equals("Linux")) {
      assertTrue(memory(spec).startsWith("glibc.malloc.trim_threshold="), memory(spec));
    }
    assertTrue(installer.run("--list").said().contains("gold-test"));
    Run removed = installer.run("--uninstall", "--name", "gold-test");
    assertEquals(0, removed.status(), removed.said());
    assertFalse(Files.exists(spec));
  }

  private static String memory(Path spec) throws IOException {
    return environment(spec, "GLIBC_TUNABLES");
  }

  private static String environment(Path spec, String name) throws IOException {
    JsonObject json =
        JsonParser.parseString(Files.readString(spec.resolve("kernel.json"))).getAsJsonObject();
    JsonElement said = json.getAsJsonObject("env").get(name);
    return said == null ? "" : said.getAsString();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aKernelNamesFilesAlsoUnderAServerWithoutALocale() throws Exception {
    for (Map<String, String> environment :
        List.of(Map.of("LC_ALL", "C"), Map.of("LC_ALL", "", "LC_CTYPE", "C.UTF-8"))) {
      Run installed =
          installer.run(environment, "--prefix", installer.prefix().toString(), "--name", "names");
      assertEquals(0, installed.status(), installed.said());
      assertEquals("C.UTF-8", environment(installer.spec("names"), "LC_ALL"));
    }
  }

  @Test
  void whatTheUserSaysToTheCLibraryStays() throws Exception {
    Run installed =
        installer.run(
            Map.of("GLIBC_TUNABLES", "glibc.malloc.arena_max=2"),
            "--prefix",
            installer.prefix().toString(),
            "--name",
            "own");
    assertEquals(0, installed.status(), installed.said());
    assertEquals("", memory(installer.spec("own")));
  }

  @Test
  void theKernelRunsAfterTheCloneIsDeleted() throws Exception {
    Path clone = folder.resolve("a clone");
    Clone.of(clone);
    Installer inClone = new Installer(folder, clone.resolve("install/kernel"));
    Map<String, String> places =
        Map.of(
            "JUPYTER_DATA_DIR", folder.resolve("share").toString(),
            "XDG_DATA_HOME", folder.resolve("data").toString());
    Run installed = inClone.run(places, "--user", "--name", "moved");
    assertEquals(0, installed.status(), installed.said());
    Clone.delete(clone);
    KernelSpec.run(
        folder, 8, "run_installed.py", "moved", folder.resolve("data/goldpan/kernel").toString());
  }

  @Test
  void touchesNoSpecThatItDidNotMake() throws Exception {
    Path other = installer.spec("other");
    Files.createDirectories(other);
    String json = "{\"argv\": [\"java\"], \"display_name\": \"Other\", \"language\": \"java\"}";
    Files.writeString(other.resolve("kernel.json"), json);
    Run refused = installer.run("--uninstall", "--name", "other");
    assertEquals(1, refused.status());
    assertTrue(refused.said().contains("was not made by Goldpan's installer"), refused.said());
    assertEquals(json, Files.readString(other.resolve("kernel.json")));
  }

  @Test
  void wrongOptionsGetUsage() throws Exception {
    Run wrong = installer.run("--prefixx");
    assertEquals(2, wrong.status());
    assertTrue(wrong.said().startsWith("install/kernel: unknown option --prefixx; usage:"));
    assertEquals(2, installer.run("--name", "a b").status());
    assertEquals(1, installer.run("--jdk", folder.toString()).status());
  }
}
