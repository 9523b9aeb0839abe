package goldpan.sound;

import goldpan.data.Pixels;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The log-mel spectrogram of a recording as a grey picture, 8 bits: time from the left, 16 ms a
 * column; 40 mel bands (20 Hz to 8 kHz, highest on top).
 *
 * <p>Channels are mixed down and resampled to 16 kHz. Column t is the power spectrum of 512 samples
 * around 256 t under a Hann window, summed by triangles that stand evenly on the mel scale 2595
 * log₁₀(1 + f/700). Values are decibels below the loudest cell, 0 (−80 dB and less) to 255, so that
 * how loud a recording is makes no difference; of silence all are 0. The transform is Commons
 * Math's.
 */
public final class LogMel {
  /** Samples a second that it is computed at. */
  static final int RATE = 16_000;

  /** Rows of the picture. */
  public static final int BANDS = 40;

  private static final int WINDOW = 512;
  private static final int HOP = 256;
  private static final double LOWEST = 20;
  private static final double HIGHEST = 8000;
  private static final double RANGE_DECIBELS = 80;

  /** Power below which there is nothing to hear: a sine at −100 dB of full scale. */
  private static final double SILENCE = 1e-6;

  private static final double[] HANN = hann();
  private static final double[] EDGES = edges();

  private LogMel() {}

  /** Computes it. Cost: O(seconds). */
  public static Pixels of(Recording recording) {
    float[] samples = Resampler.resample(recording.mono(), recording.rate(), RATE);
    int columns = Math.max(1, (samples.length + HOP - 1) / HOP);
    double[][] power = new double[columns][];
    double loudest = SILENCE;
    for (int t = 0; t < columns; t++) {
      power[t] = bands(spectrum(samples, t * HOP));
      for (double p : power[t]) {
        loudest = Math.max(loudest, p);
      }
    }
    byte[] values = new byte[columns * BANDS];
    for (int t = 0; t < columns; t++) {
      for (int b = 0; b < BANDS; b++) {
        values[(BANDS - 1 - b) * columns + t] = (byte) level(power[t][b] / loudest);
      }
    }
    return Pixels.of(columns, BANDS, 1, values);
  }

  private static long level(double share) {
    double decibels = 10 * Math.log10(Math.max(share, 1e-12));
    return Math.round(255 * Math.max(0, 1 + decibels / RANGE_DECIBELS));
  }

  /** Power at frequencies 0 to {@link #RATE}/2 of the window around a place; outside is silence. */
  static double[] spectrum(float[] samples, int centre) {
    double[] real = new double[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      int at = centre - WINDOW / 2 + i;
      real[i] = at < 0 || at >= samples.length ? 0 : samples[at] * HANN[i];
    }
    double[][] parts = {real, new double[WINDOW]};
    FastFourierTransformer.transformInPlace(
        parts, DftNormalization.STANDARD, TransformType.FORWARD);
    double[] power = new double[WINDOW / 2 + 1];
    for (int k = 0; k < power.length; k++) {
      power[k] = parts[0][k] * parts[0][k] + parts[1][k] * parts[1][k];
    }
    return power;
  }

  private static double[] bands(double[] spectrum) {
    double[] bands = new double[BANDS];
    for (int b = 0; b < BANDS; b++) {
      double low = EDGES[b];
      double middle = EDGES[b + 1];
      double high = EDGES[b + 2];
      int last = Math.min(spectrum.length - 1, (int) high);
      for (int k = (int) Math.ceil(low); k <= last; k++) {
        double weight = k <= middle ? (k - low) / (middle - low) : (high - k) / (high - middle);
        bands[b] += weight * spectrum[k];
      }
    }
    return bands;
  }

  private static double[] hann() {
    double[] hann = new double[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW);
    }
    return hann;
  }

  /** Edges of the triangles, in places of the spectrum. */
  private static double[] edges() {
    double[] edges = new double[BANDS + 2];
    double from = mel(LOWEST);
    double step = (mel(HIGHEST) - from) / (BANDS + 1);
    for (int i = 0; i < edges.length; i++) {
      double hertz = 700 * (Math.pow(10, (from + i * step) / 2595) - 1);
      edges[i] = hertz * WINDOW / RATE;
    }
    return edges;
  }

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }
}
