package goldpan.install;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kernelspec: a folder with kernel.json. One that Goldpan made has a mark beside it, and says in
 * its metadata which folder of libraries it runs on.
 */
record KernelSpec(Path folder, JsonObject json) {
  static final String FILE = "kernel.json";
  private static final String MARK = "goldpan-installed";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /** Whether Goldpan's installer made what is in a folder. */
  static boolean isOurs(Path folder) {
    return Files.exists(folder.resolve(MARK));
  }

  static KernelSpec read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      JsonObject json = GSON.fromJson(Files.readString(file), JsonObject.class);
      if (json == null) {
        throw new JsonParseException("it is empty");
      }
      return new KernelSpec(folder, json);
    } catch (IOException | JsonParseException broken) {
      throw new InstallException(
          file + " cannot be read: " + broken.getMessage() + "; expected JSON; install it again",
          broken);
    }
  }

  /** Writes a spec so that a reader sees the old one or the new one. */
  static void write(Path folder, JsonObject json) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(MARK),
          "made by Goldpan's installer; removed by goldpan-kernel uninstall\n");
      Path fresh = folder.resolve(FILE + "." + ProcessHandle.current().pid());
      Files.writeString(fresh, GSON.toJson(json) + "\n");
      Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw InstallException.io(folder + " cannot be written", failed);
    }
  }

  /**
   * The folder of libraries that the spec in a folder runs on; empty when there is no such spec.
   */
  static Optional<Path> libraries(Path folder) {
    if (!isIn(folder)) {
      return Optional.empty();
    }
    try {
      return read(folder).libraries();
    } catch (InstallException broken) {
      return Optional.empty();
    }
  }

  Optional<Path> libraries() {
    return goldpan().map(own -> own.get("libraries")).map(each -> Path.of(each.getAsString()));
  }

  /** The version of Java that it was installed with. */
  Optional<String> javaVersion() {
    return goldpan().map(own -> own.get("java")).map(JsonElement::getAsString);
  }

  private Optional<JsonObject> goldpan() {
    return Optional.ofNullable(json.getAsJsonObject("metadata"))
        .map(metadata -> metadata.getAsJsonObject("goldpan"));
  }

  String title() {
    return json.has("display_name") ? json.get("display_name").getAsString() : "";
  }

  List<String> command() {
    List<String> words = new ArrayList<>();
    if (json.has("argv")) {
      json.getAsJsonArray("argv").forEach(word -> words.add(word.getAsString()));
    }
    return words;
  }

  JsonObject environment() {
    JsonObject found = json.getAsJsonObject("env");
    return found == null ? new JsonObject() : found.deepCopy();
  }
}
