package goldpan.tests.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldpan.tests.install.Checkout.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts do on a machine that lacks their tools; package managers here are stand-ins. */
class MissingToolsTest {
  private static final List<String> BASE =
      List.of(
          "bash",
          "basename",
          "cat",
          "cut",
          "dirname",
          "env",
          "find",
          "grep",
          "head",
          "mktemp",
          "mkdir",
          "readlink",
          "rm",
          "sed",
          "tail",
          "tr",
          "uname");

  @TempDir Path folder;
  private Path bin;

  @BeforeEach
  void aMachineWithLittleOnItsPath() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : BASE) {
      for (String place : List.of("/usr/bin", "/bin")) {
        Path real = Path.of(place, tool);
        if (Files.isExecutable(real) && !Files.exists(bin.resolve(tool))) {
          Files.createSymbolicLink(bin.resolve(tool), real);
        }
      }
    }
    standIn("fc-list", "echo DejaVu");
  }

  private void standIn(String tool, String body) throws IOException {
    Path file = Files.writeString(bin.resolve(tool), "#!" + bin + "/bash\n" + body + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  private Ended start(String... command) throws Exception {
    return new Checkout(folder).run(List.of(command), "", Map.of("PATH", bin.toString()));
  }

  private Ended need(String before, String what) throws Exception {
    String tools = Checkout.ROOT.resolve("install/tools.sh").toString();
    return start(
        bin.resolve("bash").toString(),
        "-c",
        "set -euo pipefail; GOLDPAN_ROOT=. ; . '"
            + tools
            + "'; "
            + before
            + "\nneed "
            + what
            + " && echo there");
  }

  @Test
  void whereNothingCanBeInstalledItSaysWhatIsMissing() throws Exception {
    for (String script : List.of("quickstart", "test")) {
      Ended ended = start(Checkout.ROOT.resolve("install").resolve(script).toString());
      assertEquals(1, ended.status(), ended.err());
      assertEquals("", ended.out());
      assertEquals(
          "Install it, put it on PATH, then run this again.",
          ended.err().lines().skip(1).findFirst().orElse(""));
    }
  }

  @Test
  void withoutRootItPrintsTheOneCommandAndInstallsNothing() throws Exception {
    standIn("id", "echo 1000");
    standIn("apt-get", "echo apt-get was called >&2");
    Ended ended = need("find_jdk() { return 1; }; has_fonts() { return 1; }", "jdk maven fonts");
    assertEquals(
        new Ended(
            1,
            "",
            """
            Missing: JDK 17 or newer; Maven 3.8.6 or newer; fontconfig and a font.
            This installs it; then run this again:

              sudo apt-get update && sudo apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven fontconfig fonts-dejavu-core
            """),
        ended);
  }

  @Test
  void asRootItInstallsAllAtOnce() throws Exception {
    standIn("id", "echo 0");
    standIn("apt-cache", "[ \"$2\" = openjdk-21-jdk-headless ]");
    standIn(
        "apt-get",
        """
        echo "$*" >> calls
        case $1 in install) printf '#!%s/bash\\necho Apache Maven 3.9.9\\n' "$PATH" > "$PATH/mvn"
          "$PATH/env" /bin/chmod +x "$PATH/mvn"; : > jdk ;; esac
        """);
    Ended ended = need("find_jdk() { [ -e jdk ]; }", "jdk maven");
    assertEquals("there\n", ended.out(), ended.err());
    assertEquals(0, ended.status());
    assertEquals(
        "update -q\ninstall -y -q --no-install-recommends openjdk-21-jdk-headless maven\n",
        Files.readString(folder.resolve("calls")));
  }

  @Test
  void packageThatIsTooOldIsSaid() throws Exception {
    standIn("id", "echo 0");
    standIn("mvn", "echo Apache Maven 3.6.3");
    standIn("apt-get", ":");
    Ended ended = need("", "maven");
    assertEquals(1, ended.status());
    assertEquals(
        """
        Looking for packages: Maven 3.8.6 or newer
        Installing maven
        Missing: Maven 3.8.6 or newer.
        The distribution's packages do not bring it; install it by hand, put it first on PATH, then run this again.
        """,
        ended.err());
  }

  @Test
  void versionsCompareAsNumbers() throws Exception {
    Ended ended =
        need(
            "for v in 3.8.6 3.8.10 3.9 4.0.0-rc-4 3.8.5 3.6.3 3; do"
                + " at_least 3.8.6 $v && echo $v; done || :; is_there() { return 0; }",
            "maven");
    assertEquals("3.8.6\n3.8.10\n3.9\n4.0.0-rc-4\nthere\n", ended.out(), ended.err());
  }
}
