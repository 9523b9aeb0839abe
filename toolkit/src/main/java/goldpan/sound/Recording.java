package goldpan.sound;

import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import java.util.Optional;

/**
 * A decoded sound: amplitudes in [-1, 1) channel by channel (files of floats may go beyond), and
 * how many a second.
 */
public final class Recording {
  private final float[][] channels;
  private final int rate;
  private final Optional<String> cutShort;

  /** Takes the arrays over. */
  private Recording(float[][] channels, int rate, Optional<String> cutShort) {
    this.channels = channels;
    this.rate = rate;
    this.cutShort = cutShort;
  }

  /**
   * Amplitudes of one channel.
   *
   * @param rate samples a second, 1 or more
   * @throws IllegalArgumentException when there are none, or the rate is below 1
   */
  public static Recording of(float[] amplitudes, int rate) {
    if (amplitudes.length == 0 || rate < 1) {
      throw new IllegalArgumentException(
          Words.of(
              "recording has %d samples at %d Hz; expected 1 or more of both",
              amplitudes.length, rate));
    }
    return new Recording(new float[][] {amplitudes.clone()}, rate, Optional.empty());
  }

  /**
   * Reads a file's content; what it is is decided by its first bytes.
   *
   * @throws UnreadableMediaException without an id, when it cannot be read
   */
  public static Recording read(byte[] content) {
    if (content.length == 0) {
      throw new UnreadableMediaException("", "is empty (0 bytes)");
    }
    SoundKind kind =
        SoundKind.ofBytes(content)
            .orElseThrow(
                () ->
                    new UnreadableMediaException(
                        "", "is no recording; expected " + SoundKind.READABLE));
    return switch (kind) {
      case WAV -> WavFile.read(content).recording();
      case AIFF -> AiffFile.read(content).recording();
      case AU -> AuFile.read(content).recording();
      default ->
          throw new UnreadableMediaException(
              "",
              "is %s file, a format that is not read; expected %s; convert it: ffmpeg -i FILE FILE.wav"
                  .formatted(kind, SoundKind.READABLE));
    };
  }

  /** Takes over what a reader decoded. */
  static Recording decoded(float[][] channels, int rate, Optional<String> cutShort) {
    return new Recording(channels, rate, cutShort);
  }

  /** Samples a second, in hertz. */
  public int rate() {
    return rate;
  }

  public int channels() {
    return channels.length;
  }

  /** Samples of each channel, 1 or more. */
  public int frames() {
    return channels[0].length;
  }

  public double seconds() {
    return (double) frames() / rate;
  }

  /** What of it is missing, when the file ends before its header says. */
  public Optional<String> cutShort() {
    return cutShort;
  }

  /** The amplitude of a channel at a place. */
  public float at(int channel, int frame) {
    return channels[channel][frame];
  }

  /** A copy of the mean of the channels. */
  public float[] mono() {
    float[] mono = channels[0].clone();
    for (int c = 1; c < channels.length; c++) {
      for (int i = 0; i < mono.length; i++) {
        mono[i] += channels[c][i];
      }
    }
    if (channels.length > 1) {
      for (int i = 0; i < mono.length; i++) {
        mono[i] /= channels.length;
      }
    }
    return mono;
  }

  @Override
  public String toString() {
    return Words.of(
        "recording of %.2f s, %,d Hz, %d %s",
        seconds(), rate, channels(), channels() == 1 ? "channel" : "channels");
  }
}
