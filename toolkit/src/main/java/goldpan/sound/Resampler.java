package goldpan.sound;

/**
 * Resampling by a windowed sinc (J. O. Smith, "Digital audio resampling"): each output sample is
 * the sum of the input around its place, weighted by a sinc under a Hann window of 16 zero
 * crossings a side. Going down, the sinc is stretched so that what the new rate cannot hold is
 * filtered out.
 */
final class Resampler {
  private static final int CROSSINGS = 16;

  /** Of the lower of both Nyquist frequencies; above lies what the filter lets fade. */
  private static final double PASSED = 0.95;

  private Resampler() {}

  /**
   * The same sound at another rate; itself when it has that rate.
   *
   * @return as many samples as last as long, rounded, 1 or more
   */
  static float[] resample(float[] in, int from, int to) {
    if (from == to) {
      return in;
    }
    int n = (int) Math.max(1, Math.round((double) in.length * to / from));
    double cutoff = PASSED * Math.min(1, (double) to / from); // of the input's Nyquist frequency
    double reach = CROSSINGS / cutoff;
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      double centre = (double) i * from / to;
      int first = (int) Math.max(0, Math.ceil(centre - reach));
      int last = (int) Math.min(in.length - 1, Math.floor(centre + reach));
      double sum = 0;
      for (int j = first; j <= last; j++) {
        sum += in[j] * weight(j - centre, cutoff, reach);
      }
      out[i] = (float) sum;
    }
    return out;
  }

  private static double weight(double distance, double cutoff, double reach) {
    double window = 0.5 + 0.5 * Math.cos(Math.PI * distance / reach);
    double x = Math.PI * cutoff * distance;
    return cutoff * window * (Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x);
  }
}
