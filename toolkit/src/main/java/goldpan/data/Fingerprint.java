package goldpan.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * SHA-256 over all that a dataset is. Every text goes in as UTF-8 behind its length, every number
 * as four bytes, so that no two datasets spell the same bytes.
 */
final class Fingerprint {
  private static final String VERSION = "goldpan dataset 1";

  private final MessageDigest sha = MediaDigests.sha256();

  private Fingerprint() {}

  static String of(Dataset dataset, byte[] mediaDigests) {
    Fingerprint print = new Fingerprint();
    print.text(VERSION);
    print.number(dataset.classes().size());
    dataset.classes().forEach(print::text);
    print.number(dataset.size());
    for (int i = 0; i < dataset.size(); i++) {
      print.text(dataset.id(i));
      print.number(dataset.label(i));
      print.text(dataset.split(i).toString());
    }
    print.sha.update(mediaDigests);
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
