package goldpan.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a machine and its installations have, and what is wrong with them.
 *
 * @param facts a line each
 * @param problems what was found, what was expected and what to do
 */
record Examination(List<String> facts, List<String> problems) {
  static Examination of(InstallPlace place, Machine machine) {
    return of(place, machine, new JupyterFolders(machine).searched());
  }

  /**
   * @param looksIn where Jupyter looks for kernelspecs
   */
  static Examination of(InstallPlace place, Machine machine, List<Path> looksIn) {
    Examination found = new Examination(new ArrayList<>(), new ArrayList<>());
    found.java();
    found.jupyter(machine);
    LinkedHashSet<Path> folders = new LinkedHashSet<>(looksIn);
    boolean looked = folders.add(place.jupyter());
    List<Path> searched = List.copyOf(folders);
    List<Path> specs = ListCommand.all(searched).stream().filter(KernelSpec::isOurs).toList();
    found.specs(specs, searched);
    if (looked && specs.stream().anyMatch(spec -> spec.startsWith(place.jupyter()))) {
      found.problem(
          "Jupyter does not look in %s; start it from that environment, or with JUPYTER_PATH=%s"
              .formatted(place.jupyter(), place.jupyter()));
    }
    Set<Path> versions = new LinkedHashSet<>(List.of(place.libraries()));
    specs.forEach(spec -> KernelSpec.libraries(spec).map(Path::getParent).ifPresent(versions::add));
    versions.forEach(found::leftovers);
    return found;
  }

  private void fact(String what, Object value) {
    facts.add("%-12s %s".formatted(what, value));
  }

  private void problem(String text) {
    problems.add(text);
  }

  private void java() {
    try {
      JavaRuntime java = JavaRuntime.running();
      fact("Java", java.version() + " from " + java.home());
    } catch (InstallException notAJdk) {
      problems.add(notAJdk.getMessage());
    }
  }

  private void jupyter(Machine machine) {
    if (Program.json("jupyter", "--paths", "--json").isPresent()) {
      fact("Jupyter", "keeps this user's kernelspecs in " + new JupyterFolders(machine).userData());
    } else {
      fact("Jupyter", "not found");
      problem(
          "no jupyter is on the PATH that can tell its folders; expected one for notebooks; python3 -m pip install notebook, or activate its environment");
    }
  }

  private void specs(List<Path> specs, List<Path> searched) {
    if (specs.isEmpty()) {
      problem(
          "no kernelspec of Goldpan is where Jupyter looks; java -jar goldpan-kernel.jar install");
    }
    for (Path folder : specs) {
      Hidden.by(folder, searched).ifPresent(problems::add);
      try {
        spec(KernelSpec.read(folder));
      } catch (InstallException broken) {
        problems.add(broken.getMessage());
      }
    }
  }

  private void spec(KernelSpec spec) {
    String name = String.valueOf(spec.folder().getFileName());
    fact("kernelspec", name + ", \"" + spec.title() + "\", in " + spec.folder());
    int before = problems.size();
    program(name, spec);
    libraries(name, spec);
    if (problems.size() == before && spec.command().contains("goldpan.kernel.GoldpanKernel")) {
      start(name, spec);
    }
  }

  private void program(String name, KernelSpec spec) {
    Path program = Path.of(spec.command().stream().findFirst().orElse(""));
    if (!Files.isExecutable(program)) {
      problem(
          "kernelspec %s starts %s, which is no program; expected a JDK's java; install again with one"
              .formatted(name, program));
    }
  }

  private void libraries(String name, KernelSpec spec) {
    if (spec.libraries().isEmpty()) {
      problem(
          "kernelspec %s does not say where its libraries are; an earlier version made it; install again"
              .formatted(name));
      return;
    }
    LibraryFolder folder = new LibraryFolder(spec.libraries().get());
    fact("libraries", folder.folder());
    folder.damage().forEach(each -> problem("%s; install again".formatted(each)));
    spec.javaVersion()
        .map(version -> folder.archive(version, System.getProperty("os.arch")))
        .filter(archive -> !Files.exists(archive) || !Files.exists(folder.index()))
        .ifPresent(
            archive ->
                problem(
                    "%s or packages.index beside it is gone, so kernel %s starts slowly; install again"
                        .formatted(archive, name)));
  }

  /** Runs a cell and asks the toolkit's own doctor, with the command that Jupyter would run. */
  private void start(String name, KernelSpec spec) {
    List<String> words = new ArrayList<>(spec.command());
    int at = words.indexOf("goldpan.kernel.GoldpanKernel");
    words.subList(at, words.size()).clear();
    words.addAll(List.of("goldpan.kernel.Rehearsal", "doctor"));
    FirstStart.Ended ended = FirstStart.run(words, environment(spec));
    List<String> said = ended.said().lines().toList();
    if (ended.status() != 0) {
      problem(
          "kernel %s does not run: status %s; it said: %s"
              .formatted(name, ended.status(), ended.said()));
    }
    for (String line : said) {
      if (line.startsWith("→ ")) {
        problems.add(line.substring(2));
      } else if (ended.status() == 0
          && !line.isBlank()
          && !line.equals("Nothing needs to change.")) {
        facts.add(line);
      }
    }
  }

  private static Map<String, String> environment(KernelSpec spec) {
    Map<String, String> variables = new HashMap<>();
    spec.environment()
        .entrySet()
        .forEach(each -> variables.put(each.getKey(), each.getValue().getAsString()));
    return variables;
  }

  private void leftovers(Path versions) {
    try {
      for (LibraryFolder each : Unused.of(versions).folders()) {
        problem(
            "%s is of no kernelspec; goldpan-kernel uninstall, or the next install, removes it"
                .formatted(each.folder()));
      }
      for (Path each : Unused.of(versions).staging()) {
        problem(
            "%s is left of an installation that was killed; the next install removes it"
                .formatted(each));
      }
    } catch (IOException unreadable) {
      problem("%s cannot be read: %s; check its permissions".formatted(versions, unreadable));
    }
  }
}
