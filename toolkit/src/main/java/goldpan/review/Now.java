package goldpan.review;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time as decisions record it: to the millisecond, so that it survives being written. */
final class Now {
  private Now() {}

  static Instant get() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
