package goldpan.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * SHA-256 over all that a dataset is. Every text goes in as UTF-8 behind its length, every number
 * as four bytes, so that no two datasets spell the same bytes.
 */
final class Fingerprint {
  private static final String VERSION = "goldpan dataset 1";

  private static final int BUFFER = 1 << 13;
  private static final byte[][] SPLITS =
      Stream.of(Split.values())
          .map(split -> split.toString().getBytes(StandardCharsets.UTF_8))
          .toArray(byte[][]::new);

  private final MessageDigest sha = MediaDigests.sha256();
  private final ByteBuffer waiting = ByteBuffer.allocate(BUFFER);

  private Fingerprint() {}

  /**
   * The fingerprint of a dataset as it is listed.
   *
   * @param mediaDigests of the samples, one after the other
   */
  static String of(Dataset dataset, byte[] mediaDigests) {
    int[] asListed = IntStream.range(0, dataset.size()).toArray();
    return of(dataset, dataset.classes(), asListed, mediaDigests);
  }

  /** The fingerprint with classes and samples in another order. */
  static String of(Dataset dataset, List<String> classes, int[] order, byte[] mediaDigests) {
    int[] places = dataset.classes().stream().mapToInt(classes::indexOf).toArray();
    Optional<Annotations> annotations = dataset.annotations();
    Fingerprint print = new Fingerprint();
    print.text(VERSION);
    print.number(classes.size());
    classes.forEach(print::text);
    print.number(order.length);
    for (int i : order) {
      print.text(dataset.id(i));
      print.number(annotations.isPresent() ? 0 : places[dataset.label(i)]);
      print.bytes(SPLITS[dataset.split(i).ordinal()]);
    }
    annotations.ifPresent(
        all -> {
          print.text(all.task());
          print.flush();
          for (int i : order) {
            all.digest(i, print.sha);
          }
        });
    print.flush();
    int each = order.length == 0 ? 0 : mediaDigests.length / order.length;
    for (int i : order) {
      print.sha.update(mediaDigests, i * each, each);
    }
    return HexFormat.of().formatHex(print.sha.digest());
  }

  /**
   * The fingerprint of units: which they are and how they are labelled.
   *
   * @param base the fingerprint of the dataset whose samples they are of
   */
  static String ofUnits(Dataset units, String base) {
    Fingerprint print = new Fingerprint();
    print.text("goldpan units 1");
    print.text(base);
    print.number(units.size());
    for (int i = 0; i < units.size(); i++) {
      print.text(units.id(i));
      print.text(units.labelText(i));
    }
    print.flush();
    return HexFormat.of().formatHex(print.sha.digest());
  }

  private void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(byte[] bytes) {
    number(bytes.length);
    if (bytes.length > waiting.remaining()) {
      flush();
    }
    if (bytes.length > waiting.remaining()) {
      sha.update(bytes);
    } else {
      waiting.put(bytes);
    }
  }

  private void number(int number) {
    if (waiting.remaining() < Integer.BYTES) {
      flush();
    }
    waiting.putInt(number);
  }

  /** Brings to the digest what waits for it; small pieces cost more than their bytes there. */
  private void flush() {
    sha.update(waiting.flip());
    waiting.clear();
  }
}
