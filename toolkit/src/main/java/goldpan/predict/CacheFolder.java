package goldpan.predict;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where decoded pictures are kept from call to call.
 *
 * @param folder made when it is needed; null to keep nothing
 * @param mostBytes that all files in it take together
 */
public record CacheFolder(@Nullable Path folder, long mostBytes) {
  /** Bytes that files take together unless said otherwise. */
  public static final long USUAL_BYTES = 2L << 30;

  /** Keeps nothing. */
  public static CacheFolder none() {
    return new CacheFolder(null, 0);
  }

  /** Whether nothing is kept. */
  boolean isNone() {
    return folder == null;
  }

  /** Keeps up to {@code mostBytes} in {@code folder}, which is made when it is needed. */
  public static CacheFolder in(Path folder, long mostBytes) {
    return new CacheFolder(folder, mostBytes);
  }

  /**
   * Keeps files in {@code folder}, as the system property {@code goldpan.cache.mib} says: so many
   * MiB, 0 for none, 2048 unless it is set.
   *
   * @throws PredictionException when the property is no number of 0 or more
   */
  public static CacheFolder in(Path folder) {
    String said = System.getProperty("goldpan.cache.mib", "");
    if (said.isBlank()) {
      return in(folder, USUAL_BYTES);
    }
    if (!said.strip().matches("\\d{1,12}")) {
      throw new PredictionException(
          "goldpan.cache.mib is \"%s\"; expected a number of MiB, 0 for no cache; 2048 is usual"
              .formatted(said));
    }
    return in(folder, Long.parseLong(said.strip()) << 20);
  }
}
