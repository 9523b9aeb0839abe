package goldpan.predict;

import goldpan.data.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Values of this room as JSON files, written and read without holding the text. */
public final class JsonFile {
  private JsonFile() {}

  public static void write(Object value, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      Json.compact().toJson(value, out);
      out.write('\n');
    }
  }

  /**
   * The value in a file.
   *
   * @throws PredictionException when the file holds something else
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    T value;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      value = Json.compact().fromJson(in, type);
    } catch (RuntimeException e) {
      // whatever a damaged file makes of the values that are built from it
      throw unreadable(file, e);
    }
    if (value == null) {
      throw incomplete(file);
    }
    return value;
  }

  public static PredictionException incomplete(Path file) {
    return new PredictionException(
        file + " does not hold all that Goldpan writes; expected it whole; restore the file");
  }

  public static PredictionException unreadable(Path where, Exception e) {
    return new PredictionException(
        where + " cannot be read: " + e.getMessage() + "; restore what is missing or damaged", e);
  }
}
