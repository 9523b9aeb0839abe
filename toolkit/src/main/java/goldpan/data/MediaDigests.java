package goldpan.data;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The first 128 bits of each picture's SHA-256, taken when first asked for and kept: sixteen bytes
 * a picture. All datasets made out of one share them, so that the fingerprint of a subset or of
 * other labels reads no picture again.
 */
final class MediaDigests {
  private static final int LENGTH = 16;
  private static final byte READ = 1;
  private static final byte NOT_READ = 0;

  /** Of media without content, which a table of labels has a million times. */
  private static final byte[] OF_NOTHING = digest(READ, new byte[0]);

  private final Media media;
  private byte[] digests = {};
  private final BitSet known = new BitSet();

  MediaDigests(Media media) {
    this.media = media;
  }

  /** The digests of the pictures at {@code positions}, one after the other. */
  synchronized byte[] of(int[] positions) {
    if (digests.length == 0) {
      digests = new byte[media.size() * LENGTH];
    }
    int[] missing = Arrays.stream(positions).filter(p -> !known.get(p)).toArray();
    try (Progress.Task task = Progress.SILENT.start("fingerprint", missing.length, "images")) {
      Workers.forEach(missing.length, i -> take(missing[i]), task);
    }
    for (int p : missing) {
      known.set(p);
    }
    byte[] out = new byte[positions.length * LENGTH];
    for (int i = 0; i < positions.length; i++) {
      System.arraycopy(digests, positions[i] * LENGTH, out, i * LENGTH, LENGTH);
    }
    return out;
  }

  private void take(int position) {
    byte[] digest;
    try {
      byte[] content = media.bytes(position);
      digest = content.length == 0 ? OF_NOTHING : digest(READ, content);
    } catch (IOException e) {
      // A picture that cannot be read is part of what the dataset is; check() reports it.
      digest = digest(NOT_READ, new byte[0]);
    }
    System.arraycopy(digest, 0, digests, position * LENGTH, LENGTH);
  }

  private static byte[] digest(byte read, byte[] content) {
    MessageDigest sha = sha256();
    sha.update(read);
    sha.update(content);
    return sha.digest();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
