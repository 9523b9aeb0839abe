package goldpan.tests.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.tests.install.Checkout.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** install/goldpan-shell as a process, the way a cron job starts it. */
class GoldpanShellTest {
  @TempDir Path folder;
  private Checkout checkout;

  @BeforeEach
  void checkout() {
    checkout = new Checkout(folder);
  }

  private String script(String text) throws IOException {
    return Files.writeString(folder.resolve("my script.jsh"), text).getFileName().toString();
  }

  @Test
  void scriptSeesItsArgumentsAndTheFrontDoor() throws Exception {
    String script =
        script(
            """
            System.out.println(List.of(args));
            System.out.println(dataset("mnist-test").size() + " " + otsu().label());
            """);
    assertEquals(
        new Ended(0, "[one, two words, --three]\n10000 otsu\n", ""),
        checkout.shell(script, "one", "two words", "--three"));
  }

  /** What a cron job, a container or a bare root has: no locale, or one that is not installed. */
  @Test
  void namesOfEveryScriptWorkWithoutALocale() throws Exception {
    Path cases = Path.of(System.getProperty("goldpan.shared"), "cases/names-without-a-locale");
    assertTrue(Files.isDirectory(cases), cases + " is missing; expected the shared cases there");
    String script =
        script(
            """
            var d = dataset(args[0]);
            System.out.println(d.classes() + " " + d.size() + " " + d.findings());
            System.out.println(java.util.Locale.getDefault().getLanguage());
            """);
    List<String> command =
        List.of(
            Checkout.ROOT.resolve("install/goldpan-shell").toString(), script, cases.toString());
    Ended expected = new Ended(0, "[café, cat, кот] 12 []\nen\n", "");
    assertEquals(expected, checkout.run(command, "", Map.of("LC_ALL", "C.UTF-8")));
    for (Map<String, String> environment :
        List.of(
            Map.of("LC_ALL", "C"),
            Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""),
            Map.of("LC_ALL", "", "LC_CTYPE", "POSIX", "LANG", ""),
            Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", "xx_YY.UTF-8"))) {
      assertEquals(expected, checkout.run(command, "", environment), environment.toString());
    }
  }

  @Test
  void statementThatDoesNotCompileEndsItWithItsLine() throws Exception {
    Ended ended = checkout.shell(script("System.out.println(1);\n\nint x = \"no\";\nx = 2;\n"));
    assertEquals(1, ended.status());
    assertEquals("1\n", ended.out());
    assertEquals(
        "my script.jsh:3: incompatible types: java.lang.String cannot be converted to int",
        ended.err().lines().findFirst().orElse(""));
  }

  @Test
  void statementThatThrowsEndsItWithItsLine() throws Exception {
    Ended ended = checkout.shell(script("// first\ndataset(\"no-such-data\");\nSystem.exit(0);\n"));
    assertEquals(1, ended.status());
    assertTrue(ended.err().startsWith("my script.jsh:2: DatasetException: "), ended.err());
    assertTrue(ended.err().contains("no-such-data"), ended.err());
  }

  @Test
  void statementsComeOnStandardInputToo() throws Exception {
    assertEquals(new Ended(0, "42\n", ""), checkout.shellFed("System.out.println(6 * 7);\n"));
    assertEquals(
        new Ended(0, "[a]\n", ""),
        checkout.shellFed("System.out.println(List.of(args));", "-", "a"));
    Ended ended = checkout.shellFed("int x = 1;\nx.y();\n");
    assertEquals(1, ended.status());
    assertTrue(ended.err().startsWith("standard input:2: "), ended.err());
  }

  @Test
  void exitStatusIsTheScripts() throws Exception {
    assertEquals(new Ended(3, "", ""), checkout.shell(script("/exit 3\n")));
    assertEquals(new Ended(4, "", ""), checkout.shell(script("System.exit(4);\n")));
  }

  @Test
  void missingScriptIsSaid() throws Exception {
    Ended ended = checkout.shell("nowhere.jsh");
    assertEquals(2, ended.status());
    assertTrue(ended.err().startsWith("nowhere.jsh: cannot be read: "), ended.err());
  }

  @Test
  void helpAndWrongOptions() throws Exception {
    Ended help = checkout.shell("--help");
    assertEquals(0, help.status());
    assertTrue(help.out().startsWith("usage: goldpan-shell"), help.out());
    Ended wrong = checkout.shell("--nonsense");
    assertEquals(2, wrong.status());
    assertTrue(wrong.err().startsWith("goldpan-shell: unknown option --nonsense"), wrong.err());
  }

  private static final String KEPT =
      "glibc.malloc.trim_threshold=1073741824:glibc.malloc.mmap_threshold=33554432:glibc.malloc.top_pad=67108864";

  private Ended tunables(Map<String, String> environment) throws Exception {
    String shell = Checkout.ROOT.resolve("install/goldpan-shell").toString();
    Map<String, String> all = new HashMap<>(Map.of("GLIBC_TUNABLES", ""));
    all.putAll(environment);
    return checkout.run(
        List.of(shell), "System.out.println(System.getenv(\"GLIBC_TUNABLES\"));", all);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theCLibraryKeepsMemoryUnlessTheUserSaysOtherwise() throws Exception {
    assertEquals(new Ended(0, KEPT + "\n", ""), tunables(Map.of()));
    assertEquals(
        new Ended(0, "glibc.rtld.nns=4:" + KEPT + "\n", ""),
        tunables(Map.of("GLIBC_TUNABLES", "glibc.rtld.nns=4")));
    String own = "glibc.malloc.arena_max=2";
    assertEquals(new Ended(0, own + "\n", ""), tunables(Map.of("GLIBC_TUNABLES", own)));
    assertEquals(new Ended(0, "\n", ""), tunables(Map.of("MALLOC_TRIM_THRESHOLD_", "131072")));
  }

  @Test
  void worksThroughALinkAndFromAFolderWithSpaces() throws Exception {
    Path copy = folder.resolve("a folder/gold pan");
    for (String file :
        List.of(
            "install/goldpan-shell",
            "install/tools.sh",
            "toolkit/target/goldpan-toolkit.jar",
            "kernel-magics/target/goldpan.jar",
            "kernel-magics/target/libraries.classpath")) {
      Files.createDirectories(copy.resolve(file).getParent());
      Files.copy(Checkout.ROOT.resolve(file), copy.resolve(file));
    }
    assertTrue(copy.resolve("install/goldpan-shell").toFile().setExecutable(true));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path link = bin.resolve("goldpan-shell");
    Files.createSymbolicLink(link, Path.of("../a folder/gold pan/install/goldpan-shell"));
    assertEquals(
        new Ended(0, "1135\n", ""),
        checkout.run(
            List.of(link.toString()),
            "System.out.println(dataset(\"mnist-test\").where(s -> s.label().equals(\"1\")).size());",
            Map.of()));
  }

  @Test
  void buildThatIsNotThereIsSaidWhenItMayNotBuild() throws Exception {
    Path copy = folder.resolve("bare");
    Files.createDirectories(copy.resolve("install"));
    for (String file : List.of("goldpan-shell", "tools.sh")) {
      Files.copy(Checkout.ROOT.resolve("install").resolve(file), copy.resolve("install/" + file));
    }
    assertEquals(
        new Ended(
            1,
            "",
            "Goldpan is not built and GOLDPAN_NO_BUILD is set; run: mvn -DskipTests package\n"),
        checkout.run(
            List.of("bash", copy.resolve("install/goldpan-shell").toString(), "x.jsh"),
            "",
            Map.of()));
  }
}
