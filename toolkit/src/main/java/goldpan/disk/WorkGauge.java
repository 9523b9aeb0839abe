package goldpan.disk;

import java.io.IOException;
import java.nio.file.Path;

/** Tells from the files of some work how much of it is done. */
@FunctionalInterface
public interface WorkGauge {

  /**
   * How much is done.
   *
   * @param kind what the work is, in one word
   * @param done of {@code total}
   * @param unit of both, in the plural
   */
  record Extent(String kind, int done, int total, String unit) {}

  /**
   * Looks at a folder and changes nothing there.
   *
   * @param noted the total that was noted when the work began; 0 when its files know it
   * @throws IOException when nobody can tell
   */
  Extent measure(Path work, int noted) throws IOException;
}
