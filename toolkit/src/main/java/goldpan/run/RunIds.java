package goldpan.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of run folders: when, and of what; so that names sort by time. */
final class RunIds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LONGEST = 40;

  private RunIds() {}

  /** The {@code n}-th name for a run of that second, from 1. */
  static String of(Instant at, String dataset, int n) {
    String safe = dataset.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    int length = Math.min(LONGEST, safe.codePointCount(0, safe.length()));
    String name = safe.substring(0, safe.offsetByCodePoints(0, length));
    return TIME.format(at) + "-" + name + (n == 1 ? "" : n < 10 ? "-0" + n : "-" + n);
  }
}
