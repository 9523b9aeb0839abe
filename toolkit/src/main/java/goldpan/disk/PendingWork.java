package goldpan.disk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A training or mining that has not come to its end, or whose result no run holds yet. The same
 * call goes on where it was.
 *
 * @param folder what it has done so far; removed by {@link CheckpointStore#discard}
 * @param kind {@code training} or {@code mining}
 * @param dataset its name
 * @param by the model or recipe, in one line
 * @param done of {@code total}
 * @param total {@code unit}s altogether
 * @param unit {@code epochs} of all folds, or {@code samples}
 * @param touched when it was last at work
 * @param holder who works on it now, if anybody does
 */
public record PendingWork(
    Path folder,
    String kind,
    String dataset,
    String by,
    int done,
    int total,
    String unit,
    Instant touched,
    Optional<String> holder) {

  /** Share that is done, rounded down, in [0, 100]. */
  public int percent() {
    return total <= 0 ? 0 : (int) (100L * Math.min(done, total) / total);
  }

  /** It in one line, with its age at {@code now}. */
  public String describe(Instant now) {
    return String.format(
        Locale.ROOT,
        "%s %s by %s: %d %% of %,d %s, %s",
        kind,
        dataset,
        by,
        percent(),
        total,
        unit,
        holder.map(who -> "worked on by " + who).orElseGet(() -> age(now)));
  }

  private String age(Instant now) {
    Duration age = Duration.between(touched, now);
    if (age.toMinutes() < 1) {
      return "less than a minute ago";
    }
    if (age.toHours() < 1) {
      return ago(age.toMinutes(), "minute");
    }
    return age.toDays() < 1 ? ago(age.toHours(), "hour") : ago(age.toDays(), "day");
  }

  private static String ago(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s") + " ago";
  }
}
