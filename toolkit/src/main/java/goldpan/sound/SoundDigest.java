package goldpan.sound;

import goldpan.data.Words;
import java.util.zip.CRC32C;

/** What recordings with the same sound have in common, whatever file they are in. */
public final class SoundDigest {
  private static final int STEPS = 1 << 15;

  private SoundDigest() {}

  /**
   * A digest of rate, length and all amplitudes, each rounded to 16 bits. Recordings with the same
   * one are taken for the same: beside two sums of 32 bits, length and rate are equal.
   */
  public static String of(Recording recording) {
    CRC32C forward = new CRC32C();
    CRC32C backward = new CRC32C();
    for (int c = 0; c < recording.channels(); c++) {
      int n = recording.frames();
      for (int i = 0; i < n; i++) {
        add(forward, recording.at(c, i));
        add(backward, recording.at(c, n - 1 - i));
      }
    }
    return Words.of(
        "%d Hz %d×%d %08x%08x",
        recording.rate(),
        recording.channels(),
        recording.frames(),
        forward.getValue(),
        backward.getValue());
  }

  private static void add(CRC32C sum, float amplitude) {
    int rounded = Math.round(amplitude * STEPS);
    sum.update(rounded);
    sum.update(rounded >> 8);
  }
}
