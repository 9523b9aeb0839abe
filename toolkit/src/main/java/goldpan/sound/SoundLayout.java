package goldpan.sound;

import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import java.util.Optional;

/**
 * Where in a file's content the amplitudes lie, and as what.
 *
 * @param content the whole file
 * @param encoding of one amplitude
 * @param channels whose amplitudes take turns
 * @param rate frames a second
 * @param from the place of the first
 * @param promised bytes of them, as the header says; negative when it does not
 */
@SuppressWarnings("ArrayRecordComponent") // lives as long as a file is read
record SoundLayout(
    byte[] content, SampleEncoding encoding, int channels, int rate, int from, long promised) {
  private static final int MOST_CHANNELS = 256;
  private static final int MOST_RATE = 1_000_000;

  /**
   * Decodes all there is.
   *
   * @throws UnreadableMediaException when nothing is, the header is senseless or an amplitude is no
   *     number
   */
  Recording recording() {
    if (channels < 1 || channels > MOST_CHANNELS || rate < 1 || rate > MOST_RATE) {
      throw new UnreadableMediaException(
          "",
          Words.of(
              "has %d channels at %d Hz; expected 1 to %d at 1 to %d Hz; its header is damaged, write it again",
              channels, rate, MOST_CHANNELS, MOST_RATE));
    }
    int frame = encoding.bytes() * channels;
    long there = Math.max(0, content.length - (long) from);
    long taken = promised < 0 ? there : Math.min(there, promised);
    int frames = (int) (taken / frame);
    if (frames == 0) {
      throw new UnreadableMediaException("", "has a header and no sound; record it again");
    }
    Optional<String> cutShort =
        promised > there
            ? Optional.of(
                Words.of(
                    "ends after %,d of the %,d bytes of sound that its header promises",
                    there, promised))
            : Optional.empty();
    return Recording.decoded(decoded(frames, frame), rate, cutShort);
  }

  private float[][] decoded(int frames, int frame) {
    float[][] decoded = new float[channels][frames];
    int strange = 0;
    for (int c = 0; c < channels; c++) {
      int at = from + c * encoding.bytes();
      for (int i = 0; i < frames; i++, at += frame) {
        float amplitude = encoding.at(content, at);
        decoded[c][i] = amplitude;
        strange += Float.isFinite(amplitude) ? 0 : 1;
      }
    }
    if (strange > 0) {
      throw new UnreadableMediaException(
          "",
          Words.of(
              "has %,d samples that are no number (NaN or infinite); expected finite ones; write it again",
              strange));
    }
    return decoded;
  }
}
