package goldpan.torch;

import goldpan.data.Dataset;
import goldpan.jpeg.JpegDecoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Names for work by all that decides its outcome, so that nothing continues what it would not have
 * come to itself.
 */
public final class WorkKey {
  /** To be raised whenever the same recipe comes to other weights. */
  private static final int ARITHMETIC = 3;

  private static final int LENGTH = 32;

  /** What the key of a training begins with. */
  public static final String TRAINING = "training-";

  private WorkKey() {}

  /** A training on a dataset, which {@code parts} tell all about. */
  public static String training(Dataset dataset, Object... parts) {
    return TRAINING
        + digest(dataset.fingerprint(), dataset.classes(), digest(parts), engine(), ARITHMETIC);
  }

  /** The same of a training in plain Java, which comes to the same bits whatever else computes. */
  public static String trainingInJava(Dataset dataset, Object... parts) {
    return TRAINING
        + digest(dataset.fingerprint(), dataset.classes(), digest(parts), "java", ARITHMETIC);
  }

  /** The judging of some samples of a dataset by a model, which {@code parts} tell all about. */
  static String mining(Dataset dataset, int[] samples, Object... parts) {
    return "mining-"
        + digest(
            dataset.fingerprint(),
            Arrays.hashCode(samples),
            samples.length,
            digest(parts),
            engine(),
            ARITHMETIC);
  }

  /** SHA-256, in hex, of weights. */
  static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(sha().digest(bytes));
  }

  /** SHA-256, in hex, of a file, which may be big. */
  static String digest(Path file) throws IOException {
    MessageDigest sha = sha();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  /** What computes: the same bits are only promised for the same versions on the same machine. */
  static List<String> engine() {
    return List.of(
        Engines.versions().toString(),
        System.getProperty("os.arch", ""),
        System.getProperty("java.vm.version", "")
            + (JpegDecoding.reduces() ? ", JPEG at reduced size" : ""));
  }

  private static String digest(Object... parts) {
    MessageDigest sha = sha();
    for (Object part : parts) {
      byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
      sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      sha.update(bytes);
    }
    return HexFormat.of().formatHex(sha.digest()).substring(0, LENGTH);
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
