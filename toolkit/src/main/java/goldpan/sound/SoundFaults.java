package goldpan.sound;

import goldpan.data.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is odd about one recording, each as a number against a bound. docs/sound.md tells how the
 * bounds were set and how often clean recordings are beyond them.
 *
 * <p>Levels are of frames of 10 ms: their root mean square over all channels' mean, and "loud" is
 * the 95th percentile of them.
 */
public final class SoundFaults {
  private static final int FRAMES_A_SECOND = 100;
  private static final double LOUD = 0.95;

  /** −60 dB of full scale. */
  private static final double SILENT = 1e-3;

  private static final double OFFSET = 0.03;
  private static final int FLAT_RUN = 3;
  private static final double FLAT_AT_FULL_SCALE = 0.002;
  private static final double FLAT_BELOW = 0.01;
  private static final double FULL_SCALE = 0.99;
  private static final double LOUD_END = 0.5;
  private static final double LOUD_START = 0.8;
  private static final double SHORTEST_SECONDS = 0.05;

  private final Recording recording;
  private final float[] samples;
  private final double[] levels;
  private final double loud;

  private SoundFaults(Recording recording) {
    this.recording = recording;
    this.samples = recording.mono();
    this.levels = levels(samples, Math.max(1, recording.rate() / FRAMES_A_SECOND));
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    this.loud = sorted[(int) Math.min(sorted.length - 1, Math.round(LOUD * (sorted.length - 1)))];
  }

  /** Measures a recording. Cost: O(samples). */
  public static SoundFaults of(Recording recording) {
    return new SoundFaults(recording);
  }

  /** In phrases that follow the file's name; empty for most recordings. */
  public List<String> phrases() {
    List<String> odd = new ArrayList<>();
    recording.cutShort().ifPresent(odd::add);
    if (recording.seconds() < SHORTEST_SECONDS) {
      odd.add(Words.of("is %.0f ms long; there is hardly anything to hear", millis()));
    }
    if (isConstant()) {
      odd.add(Words.of("is constant: every sample is %.4f of full scale", samples[0]));
      return odd;
    }
    if (loud < SILENT) {
      odd.add(Words.of("is silent: its loud parts are at %.0f dB of full scale", decibels()));
      return odd;
    }
    if (isClipped()) {
      odd.add(
          Words.of(
              "is clipped: %.1f %% of its samples are flat at the highest or lowest value",
              100 * flat()));
    }
    if (Math.abs(offset()) > OFFSET) {
      odd.add(Words.of("has a DC offset of %.3f of full scale", offset()));
    }
    boolean noStart = startLevel() > LOUD_START;
    boolean noEnd = endLevel() > LOUD_END;
    if (noStart || noEnd) {
      odd.add(
          "seems cut off: it %s in the middle of sound"
              .formatted(noStart && noEnd ? "begins and ends" : noStart ? "begins" : "ends"));
    }
    return odd;
  }

  /** The mean of all samples, a share of full scale. */
  public double offset() {
    double sum = 0;
    for (float s : samples) {
      sum += s;
    }
    return sum / samples.length;
  }

  /** The level of the first 10 ms as a share of the loud parts'; 0 in silence. */
  public double startLevel() {
    return loud == 0 ? 0 : levels[0] / loud;
  }

  /** The level of the last 10 ms as a share of the loud parts'; 0 in silence. */
  public double endLevel() {
    return loud == 0 ? 0 : levels[levels.length - 1] / loud;
  }

  /** The level of the loud parts in decibels of full scale; −∞ in silence. */
  public double decibels() {
    return 20 * Math.log10(loud);
  }

  /** The share of samples in runs of three and more at a channel's highest or lowest value. */
  public double flat() {
    double most = 0;
    for (int c = 0; c < recording.channels(); c++) {
      most = Math.max(most, (double) flatSamples(c) / recording.frames());
    }
    return most;
  }

  private double millis() {
    return 1000 * recording.seconds();
  }

  private boolean isConstant() {
    for (float s : samples) {
      if (s != samples[0]) {
        return false;
      }
    }
    return true;
  }

  private boolean isClipped() {
    double bound = peak() >= FULL_SCALE ? FLAT_AT_FULL_SCALE : FLAT_BELOW;
    return flat() > bound;
  }

  private float peak() {
    float peak = 0;
    for (int c = 0; c < recording.channels(); c++) {
      for (int i = 0; i < recording.frames(); i++) {
        peak = Math.max(peak, Math.abs(recording.at(c, i)));
      }
    }
    return peak;
  }

  private int flatSamples(int channel) {
    float low = Float.MAX_VALUE;
    float high = -Float.MAX_VALUE;
    for (int i = 0; i < recording.frames(); i++) {
      low = Math.min(low, recording.at(channel, i));
      high = Math.max(high, recording.at(channel, i));
    }
    int flat = 0;
    int run = 0;
    for (int i = 0; i <= recording.frames(); i++) {
      boolean at =
          i < recording.frames()
              && (recording.at(channel, i) == low || recording.at(channel, i) == high)
              && (run == 0 || recording.at(channel, i) == recording.at(channel, i - 1));
      if (at) {
        run++;
        continue;
      }
      flat += run >= FLAT_RUN ? run : 0;
      run = 0;
    }
    return flat;
  }

  /** Of whole frames; a recording that is shorter than one is one. The last ends with the sound. */
  private static double[] levels(float[] samples, int frame) {
    int count = Math.max(1, samples.length / frame);
    double[] levels = new double[count];
    for (int f = 0; f < count; f++) {
      int from = f == count - 1 ? Math.max(0, samples.length - frame) : f * frame;
      int to = Math.min(samples.length, from + frame);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += samples[i] * samples[i];
      }
      levels[f] = Math.sqrt(sum / (to - from));
    }
    return levels;
  }
}
