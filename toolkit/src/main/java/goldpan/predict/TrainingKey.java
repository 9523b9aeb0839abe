package goldpan.predict;

import goldpan.data.Dataset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names for work by all that decides its outcome, so that nothing continues what it would not have
 * come to itself.
 */
final class TrainingKey {
  /** To be raised whenever the same recipe comes to other weights. */
  private static final int ARITHMETIC = 1;

  private static final int LENGTH = 32;

  private TrainingKey() {}

  /** The training of a baseline. */
  static String of(Dataset dataset, Recipe recipe, Input input, int samples) {
    return "training-"
        + digest(
            dataset.fingerprint(), dataset.classes(), recipe, input, samples, engine(), ARITHMETIC);
  }

  /** What computes: the same bits are only promised for the same versions on the same machine. */
  static List<String> engine() {
    return List.of(
        Engines.versions().toString(),
        System.getProperty("os.arch", ""),
        System.getProperty("java.vm.version", ""));
  }

  static String digest(Object... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
