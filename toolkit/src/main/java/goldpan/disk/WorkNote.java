package goldpan.disk;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What some work is about, beside what it has done so far, for people who wonder what is left.
 *
 * @param epochs of all folds of a training; of a mining its journal knows how much it is
 */
record WorkNote(String dataset, String by, int epochs) {
  private static final String FILE = "about.json";

  /** Written member by member: a Gson older than records may be first on the class path. */
  void write(Path work) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("dataset", dataset);
    json.addProperty("by", by);
    json.addProperty("epochs", epochs);
    AtomicFile.write(work.resolve(FILE), json + "\n");
  }

  /** The work in a folder; empty when nobody can tell what it is. */
  static Optional<PendingWork> read(Path work, Path lock, Instant touched, WorkGauge gauge) {
    try {
      WorkNote note = read(work.resolve(FILE));
      WorkGauge.Extent extent = gauge.measure(work, note.epochs);
      return Optional.of(
          new PendingWork(
              work,
              extent.kind(),
              note.dataset,
              note.by,
              extent.done(),
              extent.total(),
              extent.unit(),
              touched,
              ProcessLock.holder(lock)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static WorkNote read(Path file) throws IOException {
    try {
      JsonObject json =
          new Gson().fromJson(Files.readString(file), JsonElement.class).getAsJsonObject();
      return new WorkNote(
          json.get("dataset").getAsString(),
          json.get("by").getAsString(),
          json.get("epochs").getAsInt());
    } catch (RuntimeException e) {
      // whatever a damaged file makes of its members
      throw new IOException(file + " does not say what the work is about", e);
    }
  }
}
