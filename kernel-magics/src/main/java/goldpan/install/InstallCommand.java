package goldpan.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies the libraries, starts the kernel once, and writes the kernelspec. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description =
        "Installs the kernel: libraries in a folder of this version, and a kernelspec with the Java that runs this.")
final class InstallCommand implements Callable<Integer> {
  @Mixin private final WhereOptions where = new WhereOptions();
  @ArgGroup private @Nullable Guest guest;
  @Spec private @Nullable CommandSpec command;

  @Option(
      names = "--java-option",
      paramLabel = "OPTION",
      description = "an option for the kernel's Java, such as -Xmx8g; may be given again")
  private List<String> options = new ArrayList<>();

  /** One of two hosts. */
  static final class Guest {
    @Option(
        names = "--ijava",
        paramLabel = "SPEC",
        description =
            "a copy of an installed IJava kernelspec, by name or folder, with Goldpan in it")
    private @Nullable String ijava;

    @Option(
        names = "--jjava",
        paramLabel = "SPEC",
        description = "the same for JJava; the spec itself is not changed")
    private @Nullable String jjava;
  }

  @Override
  public Integer call() {
    Machine machine = Machine.here();
    JavaRuntime java = JavaRuntime.running();
    InstallPlace place = where.place(machine);
    Path spec = place.spec(where.name(ordinaryName()));
    refuseOthers(spec);
    Optional<GuestSpec> host = host(machine);
    LibraryFolder libraries = libraries(place);
    List<String> extra = new ArrayList<>(options);
    machine.variable("GOLDPAN_JAVA_OPTS").ifPresent(all -> extra.addAll(List.of(all.split(" +"))));
    KernelArguments arguments = new KernelArguments(java, libraries, extra);
    new FirstStart(arguments, machine).rehearse();
    try {
      libraries.usedBy(spec);
      if (host.isPresent()) {
        host.get().write(spec, arguments, own(java, libraries));
      } else {
        KernelSpec.write(spec, json(machine, spec, arguments));
      }
      Unused.of(place.libraries()).handOver(libraries);
    } catch (IOException failed) {
      throw InstallException.io(spec + " cannot be written", failed);
    }
    out().println("Installed the kernelspec " + spec.getFileName() + " in " + spec);
    notes(place, spec, machine).forEach(out()::println);
    return 0;
  }

  private PrintWriter out() {
    return Printed.by(command);
  }

  private String ordinaryName() {
    if (guest == null) {
      return "goldpan";
    }
    return guest.ijava == null ? "goldpan-jjava" : "goldpan-ijava";
  }

  private static void refuseOthers(Path spec) {
    if (Files.exists(spec) && !KernelSpec.isOurs(spec)) {
      throw new InstallException(
          "kernelspec "
              + spec.getFileName()
              + " is there already, in "
              + spec
              + ", and is not Goldpan's; choose another with --name");
    }
  }

  private Optional<GuestSpec> host(Machine machine) {
    if (guest == null) {
      return Optional.empty();
    }
    return Optional.of(
        guest.ijava == null
            ? GuestSpec.jjava(String.valueOf(guest.jjava), machine)
            : GuestSpec.ijava(guest.ijava, machine));
  }

  private static LibraryFolder libraries(InstallPlace place) {
    try (Libraries jars = Libraries.here()) {
      return new Unpacking(place.libraries(), KernelCommand.version()).of(jars);
    } catch (IOException failed) {
      throw InstallException.io(place.libraries() + " cannot be filled", failed);
    }
  }

  private static JsonObject json(Machine machine, Path spec, KernelArguments arguments)
      throws IOException {
    String name = String.valueOf(spec.getFileName());
    JsonObject json = new JsonObject();
    JsonArray words = new JsonArray();
    arguments.kernel().forEach(words::add);
    json.add("argv", words);
    json.add("env", new SpecEnvironment(machine).completed(new JsonObject()));
    json.addProperty(
        "display_name", name.equals("goldpan") ? "Java (Goldpan)" : "Java (Goldpan, " + name + ")");
    json.addProperty("language", "java");
    json.addProperty("interrupt_mode", "message");
    JsonObject metadata = new JsonObject();
    metadata.addProperty("debugger", false);
    metadata.add("goldpan", own(arguments.java(), arguments.libraries()));
    json.add("metadata", metadata);
    return json;
  }

  /** What {@link KernelSpec} reads again. */
  private static JsonObject own(JavaRuntime java, LibraryFolder libraries) {
    JsonObject own = new JsonObject();
    own.addProperty("version", KernelCommand.version());
    own.addProperty("java", java.version());
    own.addProperty("libraries", libraries.folder().toString());
    return own;
  }

  private static List<String> notes(InstallPlace place, Path spec, Machine machine) {
    List<String> notes = new ArrayList<>();
    List<Path> searched = new JupyterFolders(machine).searched();
    if (!searched.contains(place.jupyter())) {
      notes.add(
          "Jupyter does not look in "
              + place.jupyter()
              + "; start it from that environment, or with JUPYTER_PATH="
              + place.jupyter());
    }
    Hidden.by(spec, searched).ifPresent(notes::add);
    return notes;
  }
}
