package goldpan.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A kernelspec of IJava or JJava, of which a copy gets Goldpan.
 *
 * @param host what the kernel is called
 * @param source the spec as the user named it
 * @param spec the one found
 */
record GuestSpec(String host, String source, KernelSpec spec, Machine machine) {
  static GuestSpec ijava(String source, Machine machine) {
    return of("IJava", source, machine);
  }

  static GuestSpec jjava(String source, Machine machine) {
    return of("JJava", source, machine);
  }

  private static GuestSpec of(String host, String source, Machine machine) {
    KernelSpec spec = KernelSpec.read(find(source, machine));
    String words = String.join(" ", spec.command()).toLowerCase(Locale.ROOT);
    if (!words.contains("java")) {
      throw new InstallException(
          "kernelspec %s starts %s; expected one of %s, which starts java; goldpan-kernel list shows them"
              .formatted(source, spec.command().stream().findFirst().orElse("nothing"), host));
    }
    return new GuestSpec(host, source, spec, machine);
  }

  /** The spec of that name, or in that folder. */
  private static Path find(String source, Machine machine) {
    if (KernelSpec.isIn(Path.of(source))) {
      return Path.of(source).toAbsolutePath();
    }
    Map<String, Path> seen = ListCommand.seen(new JupyterFolders(machine).searched());
    return Optional.ofNullable(seen.get(source))
        .or(() -> JupyterFolders.listed(source).filter(KernelSpec::isIn))
        .orElseThrow(
            () ->
                new InstallException(
                    "kernelspec is "
                        + source
                        + "; expected one of "
                        + (seen.isEmpty() ? "none" : String.join(", ", seen.keySet()))
                        + "; goldpan-kernel list shows them"));
  }

  /**
   * Writes the copy, with all that lies beside the original: nothing before it is settled, and the
   * spec first, so that what a kill leaves is known as Goldpan's.
   */
  void write(Path target, KernelArguments arguments, JsonObject own) throws IOException {
    String classPath = arguments.libraries().classPath();
    JsonObject json = spec.json().deepCopy();
    JsonArray words = new JsonArray();
    command(arguments.java(), classPath).forEach(words::add);
    json.add("argv", words);
    json.add("env", environment(arguments, classPath));
    json.addProperty(
        "display_name", (spec.title().isEmpty() ? source : spec.title()) + " with Goldpan");
    JsonObject metadata = json.getAsJsonObject("metadata");
    metadata = metadata == null ? new JsonObject() : metadata;
    metadata.add("goldpan", own);
    json.add("metadata", metadata);
    KernelSpec.write(target, json);
    Folders.copyFiles(spec.folder(), target, KernelSpec.FILE);
  }

  /**
   * The host's own loader has to see Goldpan too: it is what finds services and what magics share
   * with cells.
   */
  private List<String> command(JavaRuntime java, String classPath) throws IOException {
    List<String> words = new ArrayList<>();
    spec.command().forEach(word -> words.add(absolute(word)));
    if (words.get(0).equals("java") || words.get(0).equals("java.exe")) {
      words.set(0, java.program().toString()); // a front end need not have it on its PATH
    }
    int at = words.indexOf("-jar");
    if (at >= 0 && at + 1 < words.size()) {
      Path jar = Path.of(words.get(at + 1));
      words.set(at, "-cp");
      words.set(at + 1, jar + File.pathSeparator + classPath);
      words.add(at + 2, mainClass(jar));
    }
    return words;
  }

  private String absolute(String word) {
    return word.replace("{resource_dir}", spec.folder().toString());
  }

  private JsonObject environment(KernelArguments arguments, String classPath) throws IOException {
    JsonObject environment = spec.environment();
    append(environment, host.toUpperCase(Locale.ROOT) + "_CLASSPATH", classPath);
    if (host.equals("IJava")) {
      Path script = arguments.libraries().startupScript();
      Files.writeString(script, startupScript(arguments.java(), classPath));
      append(environment, "IJAVA_STARTUP_SCRIPTS_PATH", script.toString());
    }
    return new SpecEnvironment(machine).completed(environment);
  }

  private static void append(JsonObject environment, String variable, String path) {
    String before = environment.has(variable) ? environment.get(variable).getAsString() : "";
    environment.addProperty(
        variable,
        Stream.of(before, path)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(File.pathSeparator)));
  }

  private static String startupScript(JavaRuntime java, String classPath) {
    return Program.output(
            java.program().toString(), "-cp", classPath, "goldpan.ijava.StartupScript")
        .orElseThrow(
            () ->
                new InstallException(
                    "the script that IJava starts with could not be made; run goldpan-kernel doctor"));
  }

  private static String mainClass(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry("META-INF/MANIFEST.MF");
      String manifest =
          entry == null
              ? ""
              : new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
      return manifest
          .replace("\r\n ", "")
          .replace("\n ", "")
          .lines()
          .filter(line -> line.startsWith("Main-Class:"))
          .map(line -> line.substring("Main-Class:".length()).strip())
          .findFirst()
          .orElseThrow(
              () ->
                  new InstallException(
                      jar
                          + " names no main class; expected a kernel's jar; name another kernelspec"));
    }
  }
}
