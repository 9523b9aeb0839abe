package goldpan.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor, list and uninstall say of installations that were made by hand, under a prefix. */
class ExaminationTest {
  @TempDir Path prefix;
  private InstallPlace place;
  private LibraryFolder libraries;

  @BeforeEach
  void install() throws IOException {
    place = InstallPlace.under(prefix);
    Path jar = Files.writeString(prefix.resolve("a.jar"), "first");
    try (Libraries jars = Libraries.classPath(jar.toString())) {
      libraries = new Unpacking(place.libraries(), "1.0").of(jars);
    }
    Files.delete(jar);
    Files.createFile(libraries.archive("17.0.1", System.getProperty("os.arch")));
    Files.createFile(libraries.index());
    write("goldpan", "/nowhere/bin/java");
  }

  private Path write(String name, String program) throws IOException {
    Path spec = place.spec(name);
    JsonObject own = new JsonObject();
    own.addProperty("java", "17.0.1");
    own.addProperty("libraries", libraries.folder().toString());
    JsonObject metadata = new JsonObject();
    metadata.add("goldpan", own);
    JsonArray words = new JsonArray();
    words.add(program);
    JsonObject json = new JsonObject();
    json.add("argv", words);
    json.addProperty("display_name", "Java (" + name + ")");
    json.add("metadata", metadata);
    libraries.usedBy(spec);
    KernelSpec.write(spec, json);
    return spec;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Where Jupyter looks is the prefix alone. */
  private List<String> problems() {
    Machine machine =
        new Machine("Linux", Map.of("JUPYTER_PATH", place.jupyter().toString()), prefix);
    return Examination.of(place, machine, new JupyterFolders(machine).byTheRules())
        .problems()
        .stream()
        .filter(each -> !each.startsWith("no jupyter is on the PATH"))
        .toList();
  }

  @Test
  void whatIsAsItWasInstalledHasNoProblem() throws IOException {
    write("goldpan", java());
    assertEquals(List.of(), problems());
  }

  @Test
  void aProgramThatIsGone() {
    assertEquals(
        List.of(
            "kernelspec goldpan starts /nowhere/bin/java, which is no program; expected a JDK's java; install again with one"),
        problems());
  }

  @Test
  void jarsThatAreGoneAndAnArchiveThatIsGone() throws IOException {
    write("goldpan", java());
    Files.delete(libraries.folder().resolve("a.jar"));
    Files.delete(libraries.index());
    assertEquals(
        List.of(
            libraries.folder().resolve("a.jar") + " is gone; install again",
            libraries.archive("17.0.1", System.getProperty("os.arch"))
                + " or packages.index beside it is gone, so kernel goldpan starts slowly; install again"),
        problems());
  }

  @Test
  void aSpecThatIsNotJsonAndOneOfAnEarlierVersion() throws IOException {
    Path broken = write("broken", java());
    Files.writeString(broken.resolve("kernel.json"), "{\"argv\": ");
    Path old = write("old", java());
    JsonObject json = new JsonObject();
    JsonArray words = new JsonArray();
    words.add(java());
    json.add("argv", words);
    KernelSpec.write(old, json);
    write("goldpan", java());
    List<String> problems = problems();
    assertTrue(
        problems.get(0).startsWith(broken.resolve("kernel.json") + " cannot be read: "),
        problems::toString);
    assertEquals(
        List.of(
            "kernelspec old does not say where its libraries are; an earlier version made it; install again"),
        problems.subList(1, problems.size()));
  }

  @Test
  void nothingInstalledAndWhatIsLeftOfInstallations() throws IOException {
    Folders.delete(place.spec("goldpan"));
    Path staging = Files.createDirectory(place.libraries().resolve(".unpacking-new-7"));
    assertEquals(
        List.of(
            "no kernelspec of Goldpan is where Jupyter looks; java -jar goldpan-kernel.jar install",
            libraries.folder()
                + " is of no kernelspec; goldpan-kernel uninstall, or the next install, removes it",
            staging + " is left of an installation that was killed; the next install removes it"),
        problems());
  }

  @Test
  void aSpecBehindAnotherOfTheSameName() throws IOException {
    Path spec = write("goldpan", java());
    Path first = prefix.resolve("first");
    Path hiding = Files.createDirectories(first.resolve("kernels/goldpan"));
    Files.writeString(hiding.resolve("kernel.json"), "{}");
    Machine machine = new Machine("Linux", Map.of(), prefix);
    assertEquals(
        List.of(
            spec
                + " is hidden by "
                + hiding
                + ", which Jupyter finds first; remove that, or choose another name with --name"),
        Examination.of(place, machine, List.of(first, place.jupyter())).problems().stream()
            .filter(each -> !each.startsWith("no jupyter is on the PATH"))
            .toList());
  }

  @Test
  void aPlaceWhereJupyterDoesNotLook() throws IOException {
    write("goldpan", java());
    Machine machine = new Machine("Linux", Map.of(), prefix);
    assertTrue(
        Examination.of(place, machine, List.of(prefix.resolve("elsewhere")))
            .problems()
            .contains(
                "Jupyter does not look in %s; start it from that environment, or with JUPYTER_PATH=%s"
                    .formatted(place.jupyter(), place.jupyter())));
  }

  @Test
  void uninstallKeepsLibrariesThatAnotherSpecNeedsAndLeavesNothingAtLast() throws IOException {
    Path second = write("second", java());
    assertEquals(new Answer(0, "removed " + place.spec("goldpan") + "\n"), uninstall("goldpan"));
    assertEquals(List.of(second), libraries.users());
    assertEquals(
        new Answer(0, "removed " + second + "\nremoved " + libraries.folder() + "\n"),
        uninstall("second"));
    assertFalse(Files.exists(prefix.resolve("share")));
  }

  @Test
  void uninstallRemovesWhatTheFirstStartUnpacked() throws IOException {
    Path natives = Files.createDirectories(prefix.resolve("cache/pytorch/2.7.1-cpu"));
    Files.writeString(natives.resolve("libtorch.so"), "x");
    libraries.madeElsewhere(List.of(natives));
    Answer answer = uninstall("goldpan");
    assertTrue(answer.said().endsWith("removed " + natives + "\n"), answer.said());
    assertFalse(Files.exists(prefix.resolve("cache")));
  }

  @Test
  void uninstallTouchesNothingThatItDidNotMake() throws IOException {
    Path other = Files.createDirectories(place.spec("other"));
    Files.writeString(other.resolve("kernel.json"), "{}");
    assertEquals(
        new Answer(
            1,
            other
                + " was not made by Goldpan's installer; expected a kernelspec that was; remove it with: jupyter kernelspec remove other\n"),
        uninstall("other"));
    assertTrue(Files.exists(other));
  }

  @Test
  void uninstallSaysWhenThereIsNothing() {
    assertEquals(
        new Answer(
            1,
            place.spec("none")
                + " has no kernelspec; expected one that this program made; goldpan-kernel list shows them\n"),
        uninstall("none"));
  }

  @Test
  void installRefusesToReplaceAnothersSpec() throws IOException {
    Path other = Files.createDirectories(place.spec("other"));
    Files.writeString(other.resolve("kernel.json"), "{}");
    assertEquals(
        new Answer(
            1,
            "kernelspec other is there already, in "
                + other
                + ", and is not Goldpan's; choose another with --name\n"),
        call("install", "--prefix", prefix.toString(), "--name", "other"));
  }

  @Test
  void wrongCallsSayWhatIsRight() {
    Answer answer = call("install", "--name", "a b");
    assertEquals(2, answer.status());
    assertTrue(
        answer
            .said()
            .startsWith(
                "goldpan-kernel install: name is \"a b\"; expected letters, digits, dot, dash and underscore; usage:\n"),
        answer.said());
    assertEquals(2, call("install", "--user", "--sys-prefix").status());
    assertEquals(2, call("remove").status());
    assertEquals(2, call().status());
  }

  private record Answer(int status, String said) {}

  private Answer uninstall(String name) {
    return call("uninstall", "--prefix", prefix.toString(), "--name", name);
  }

  private static Answer call(String... words) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    int status = KernelCommand.run(writer, words);
    return new Answer(status, said.toString().replace("\r\n", "\n"));
  }
}
