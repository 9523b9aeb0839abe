package goldpan.data;

/**
 * The inverse cosine transform of 8×8 coefficients in whole numbers: columns, then rows, each by
 * the scheme of Loeffler, Ligtenberg and Moschytz (1989) with 13 fractional bits, two of them kept
 * between the passes. That is the arithmetic of libjpeg's slow transform, so the values are the
 * same bit for bit.
 */
final class InverseCosine {
  private static final int BITS = 13;
  private static final int KEPT = 2;
  private static final int C2_MINUS = fixed(0.765366865);
  private static final int C2_PLUS = fixed(1.847759065);
  private static final int C6 = fixed(0.541196100);
  private static final int ODD = fixed(1.175875602);
  private static final int ODD_7 = fixed(0.298631336);
  private static final int ODD_5 = fixed(2.053119869);
  private static final int ODD_3 = fixed(3.072711026);
  private static final int ODD_1 = fixed(1.501321110);
  private static final int PAIR_71 = fixed(0.899976223);
  private static final int PAIR_53 = fixed(2.562915447);
  private static final int PAIR_73 = fixed(1.961570560);
  private static final int PAIR_51 = fixed(0.390180644);
  private final int[] between = new int[64];
  private int beyond;

  private static int fixed(double factor) {
    return (int) (factor * (1 << BITS) + 0.5);
  }

  /** Whether every value since the last call lay where all decoders clamp it alike. */
  boolean wasSane() {
    boolean sane = beyond == 0;
    beyond = 0;
    return sane;
  }

  /** Writes the 8×8 samples into {@code plane}, and leaves {@code block} all zeros. */
  void samples(int[] block, byte[] plane, int at, int stride) {
    for (int x = 0; x < 8; x++) {
      column(block, x);
    }
    java.util.Arrays.fill(block, 0);
    for (int y = 0; y < 8; y++) {
      row(8 * y, plane, at + y * stride);
    }
  }

  private void column(int[] in, int x) {
    int[] out = between;
    int rest = in[x + 8] | in[x + 16] | in[x + 24] | in[x + 32];
    if ((rest | in[x + 40] | in[x + 48] | in[x + 56]) == 0) {
      int flat = in[x] << KEPT;
      for (int i = x; i < 64; i += 8) {
        out[i] = flat;
      }
      return;
    }
    int z = (in[x + 16] + in[x + 48]) * C6;
    int e2 = z - in[x + 48] * C2_PLUS;
    int e3 = z + in[x + 16] * C2_MINUS;
    int e0 = (in[x] + in[x + 32]) << BITS;
    int e1 = (in[x] - in[x + 32]) << BITS;
    int o0 = in[x + 56];
    int o1 = in[x + 40];
    int o2 = in[x + 24];
    int o3 = in[x + 8];
    int z5 = (o0 + o2 + o1 + o3) * ODD;
    int z1 = -(o0 + o3) * PAIR_71;
    int z2 = -(o1 + o2) * PAIR_53;
    int z3 = z5 - (o0 + o2) * PAIR_73;
    int z4 = z5 - (o1 + o3) * PAIR_51;
    o0 = o0 * ODD_7 + z1 + z3;
    o1 = o1 * ODD_5 + z2 + z4;
    o2 = o2 * ODD_3 + z2 + z3;
    o3 = o3 * ODD_1 + z1 + z4;
    int half = 1 << (BITS - KEPT - 1);
    int shift = BITS - KEPT;
    out[x] = (e0 + e3 + o3 + half) >> shift;
    out[x + 56] = (e0 + e3 - o3 + half) >> shift;
    out[x + 8] = (e1 + e2 + o2 + half) >> shift;
    out[x + 48] = (e1 + e2 - o2 + half) >> shift;
    out[x + 16] = (e1 - e2 + o1 + half) >> shift;
    out[x + 40] = (e1 - e2 - o1 + half) >> shift;
    out[x + 24] = (e0 - e3 + o0 + half) >> shift;
    out[x + 32] = (e0 - e3 - o0 + half) >> shift;
  }

  private void row(int y, byte[] plane, int at) {
    int[] in = between;
    int z = (in[y + 2] + in[y + 6]) * C6;
    int e2 = z - in[y + 6] * C2_PLUS;
    int e3 = z + in[y + 2] * C2_MINUS;
    int e0 = (in[y] + in[y + 4]) << BITS;
    int e1 = (in[y] - in[y + 4]) << BITS;
    int o0 = in[y + 7];
    int o1 = in[y + 5];
    int o2 = in[y + 3];
    int o3 = in[y + 1];
    int z5 = (o0 + o2 + o1 + o3) * ODD;
    int z1 = -(o0 + o3) * PAIR_71;
    int z2 = -(o1 + o2) * PAIR_53;
    int z3 = z5 - (o0 + o2) * PAIR_73;
    int z4 = z5 - (o1 + o3) * PAIR_51;
    o0 = o0 * ODD_7 + z1 + z3;
    o1 = o1 * ODD_5 + z2 + z4;
    o2 = o2 * ODD_3 + z2 + z3;
    o3 = o3 * ODD_1 + z1 + z4;
    plane[at] = sample(e0 + e3 + o3);
    plane[at + 7] = sample(e0 + e3 - o3);
    plane[at + 1] = sample(e1 + e2 + o2);
    plane[at + 6] = sample(e1 + e2 - o2);
    plane[at + 2] = sample(e1 - e2 + o1);
    plane[at + 5] = sample(e1 - e2 - o1);
    plane[at + 3] = sample(e0 - e3 + o0);
    plane[at + 4] = sample(e0 - e3 - o0);
  }

  private byte sample(int scaled) {
    int shift = BITS + KEPT + 3;
    int value = (scaled + (1 << (shift - 1))) >> shift;
    beyond |= (value + 512) & ~1023;
    return (byte) Math.max(0, Math.min(255, value + 128));
  }
}
