package goldpan.data;

/**
 * Chroma at twice its resolution, as libjpeg has it: each new sample is three parts of the nearer
 * old one and one part of the farther; the half that is rounded up and the one that is rounded down
 * alternate.
 */
final class Upsampling {
  private Upsampling() {}

  /** A row of {@code n} samples, 2 or more, at twice the width. */
  static void across(byte[] from, int at, int n, byte[] to, int target) {
    int left = from[at] & 0xff;
    int here = left;
    for (int i = 0; i < n; i++) {
      int right = from[at + Math.min(i + 1, n - 1)] & 0xff;
      to[target + 2 * i] = (byte) (i == 0 ? here : (3 * here + left + 1) >> 2);
      to[target + 2 * i + 1] = (byte) (i == n - 1 ? here : (3 * here + right + 2) >> 2);
      left = here;
      here = right;
    }
  }

  /** A row between two of {@code n} samples, three parts of the near one, at twice the width. */
  static void both(byte[] from, int near, int far, int n, byte[] to, int target) {
    int here = 3 * (from[near] & 0xff) + (from[far] & 0xff);
    int left = here;
    for (int i = 0; i < n; i++) {
      int next = Math.min(i + 1, n - 1);
      int right = 3 * (from[near + next] & 0xff) + (from[far + next] & 0xff);
      to[target + 2 * i] = (byte) ((3 * here + left + 8) >> 4);
      to[target + 2 * i + 1] = (byte) ((3 * here + right + 7) >> 4);
      left = here;
      here = right;
    }
  }
}
