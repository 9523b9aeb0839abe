package goldpan.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JupyterFoldersTest {
  private static final Path HOME = Path.of("/home/ada");

  private static Path userData(String os, Map<String, String> environment) {
    return new JupyterFolders(new Machine(os, environment, HOME)).userData();
  }

  @Test
  void linuxFollowsTheDesktopsRule() {
    assertEquals(HOME.resolve(".local/share/jupyter"), userData("Linux", Map.of()));
    assertEquals(
        HOME.resolve(".local/share/jupyter"), userData("Linux", Map.of("XDG_DATA_HOME", "")));
    assertEquals(Path.of("/d/jupyter"), userData("Linux", Map.of("XDG_DATA_HOME", "/d")));
  }

  @Test
  void macHasItsLibrary() {
    assertEquals(
        HOME.resolve("Library/Jupyter"), userData("Mac OS X", Map.of("XDG_DATA_HOME", "/d")));
  }

  @Test
  void windowsHasItsRoamingFolder() {
    assertEquals(Path.of("/roam/jupyter"), userData("Windows 11", Map.of("APPDATA", "/roam")));
    assertEquals(HOME.resolve(".jupyter/data"), userData("Windows 11", Map.of()));
    assertEquals(
        Path.of("/conf/data"), userData("Windows 11", Map.of("JUPYTER_CONFIG_DIR", "/conf")));
  }

  @Test
  void jupytersOwnVariableGoesFirstEverywhere() {
    for (String os : List.of("Linux", "Mac OS X", "Windows 11")) {
      assertEquals(
          Path.of("/mine"),
          userData(
              os, Map.of("JUPYTER_DATA_DIR", "/mine", "XDG_DATA_HOME", "/d", "APPDATA", "/r")));
    }
  }

  @Test
  void specsAreLookedForInTheOrderOfJupyter() {
    Map<String, String> environment =
        Map.of(
            "JUPYTER_PATH", "/one" + File.pathSeparator + "/two",
            "VIRTUAL_ENV", "/venv",
            "XDG_DATA_HOME", "/d");
    assertEquals(
        paths(
            "/one",
            "/two",
            "/d/jupyter",
            "/venv/share/jupyter",
            "/usr/local/share/jupyter",
            "/usr/share/jupyter"),
        new JupyterFolders(new Machine("Linux", environment, HOME)).byTheRules());
  }

  private static List<Path> paths(String... paths) {
    return java.util.Arrays.stream(paths).map(Path::of).toList();
  }

  @Test
  void librariesLieWhereEachSystemKeepsData() {
    assertEquals(
        HOME.resolve(".local/share/goldpan/kernel"),
        InstallPlace.user(new Machine("Linux", Map.of(), HOME)).libraries());
    assertEquals(
        HOME.resolve("Library/Application Support/goldpan/kernel"),
        InstallPlace.user(new Machine("Mac OS X", Map.of(), HOME)).libraries());
    assertEquals(
        Path.of("/local/goldpan/kernel"),
        InstallPlace.user(new Machine("Windows 11", Map.of("LOCALAPPDATA", "/local"), HOME))
            .libraries());
  }

  @Test
  void aPrefixHasBoth() {
    InstallPlace place = InstallPlace.under(Path.of("/opt/x/../y"));
    assertEquals(Path.of("/opt/y/share/jupyter/kernels/goldpan"), place.spec("goldpan"));
    assertEquals(Path.of("/opt/y/share/goldpan/kernel"), place.libraries());
  }

  /** Asked of Jupyter itself, for the variables that this process has. */
  @Test
  void jupyterSaysTheSame() {
    String said = Program.output("jupyter", "--data-dir").orElse("");
    assertTrue(!said.isBlank(), "jupyter is not on the PATH; install/test installs it");
    assertEquals(Path.of(said.strip()), new JupyterFolders(Machine.here()).userData());
  }
}
