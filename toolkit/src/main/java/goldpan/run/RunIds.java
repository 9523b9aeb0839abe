package goldpan.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of run folders: when, and of what; so that names sort by time. */
final class RunIds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunIds() {}

  /** A name that no folder in {@code runs} has. */
  static String next(Path runs, Instant at, String dataset) {
    String safe = dataset.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    String base = TIME.format(at) + "-" + (safe.length() > 40 ? safe.substring(0, 40) : safe);
    String id = base;
    for (int n = 2; Files.exists(runs.resolve(id)); n++) {
      id = base + "-" + n;
    }
    return id;
  }
}
