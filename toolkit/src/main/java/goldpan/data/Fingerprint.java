package goldpan.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * SHA-256 over all that a dataset is. Every text goes in as UTF-8 behind its length, every number
 * as four bytes, so that no two datasets spell the same bytes.
 */
final class Fingerprint {
  private static final String VERSION = "goldpan dataset 1";

  private final MessageDigest sha = MediaDigests.sha256();

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
    Fingerprint print = new Fingerprint();
    print.text(VERSION);
    print.number(classes.size());
    classes.forEach(print::text);
    print.number(order.length);
    for (int i : order) {
      print.text(dataset.id(i));
      print.number(places[dataset.label(i)]);
      print.text(dataset.split(i).toString());
    }
    int each = order.length == 0 ? 0 : mediaDigests.length / order.length;
    for (int i : order) {
      print.sha.update(mediaDigests, i * each, each);
    }
    return HexFormat.of().formatHex(print.sha.digest());
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    sha.update(bytes);
  }

  private void number(int number) {
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
  }
}
