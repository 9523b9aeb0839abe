package goldpan.sound;

import goldpan.data.Pixels;
import java.util.Arrays;

/**
 * A recording as a person sees it, grey on white: the waveform above, at full scale from edge to
 * edge, and its spectrogram below, dark where it is loud.
 */
public final class SoundPicture {
  private static final int NARROWEST = 96;
  private static final int WIDEST = 512;
  private static final int WAVE = 41;
  private static final int WHITE = 255;
  private static final int GREY = 200;
  private static final int DARK = 40;
  private static final int ROWS_A_BAND = 2;

  private SoundPicture() {}

  /** Draws it, 96 to 512 pixels wide: 16 ms a column where that lies between. */
  public static Pixels of(Recording recording) {
    Pixels mel = LogMel.of(recording);
    int width = Math.min(WIDEST, Math.max(NARROWEST, mel.width()));
    int height = WAVE + 1 + ROWS_A_BAND * mel.height();
    byte[] values = new byte[width * height];
    Arrays.fill(values, (byte) WHITE);
    wave(recording.mono(), width, values);
    for (int x = 0; x < width; x++) {
      spectrum(mel, x, width, values);
    }
    return Pixels.of(width, height, 1, values);
  }

  private static void wave(float[] samples, int width, byte[] values) {
    Arrays.fill(values, WAVE / 2 * width, (WAVE / 2 + 1) * width, (byte) GREY);
    for (int x = 0; x < width; x++) {
      int from = (int) ((long) x * samples.length / width);
      int to = Math.max(from + 1, (int) ((long) (x + 1) * samples.length / width));
      float low = 1;
      float high = -1;
      for (int i = from; i < Math.min(to, samples.length); i++) {
        low = Math.min(low, samples[i]);
        high = Math.max(high, samples[i]);
      }
      for (int y = row(high); y <= row(low); y++) {
        values[y * width + x] = (byte) DARK;
      }
    }
  }

  private static int row(float amplitude) {
    float cut = Math.max(-1, Math.min(1, amplitude));
    return Math.round((1 - cut) / 2 * (WAVE - 1));
  }

  private static void spectrum(Pixels mel, int x, int width, byte[] values) {
    int from = (int) ((long) x * mel.width() / width);
    int to = Math.max(from + 1, (int) ((long) (x + 1) * mel.width() / width));
    for (int b = 0; b < mel.height(); b++) {
      int loudest = 0;
      for (int t = from; t < to; t++) {
        loudest = Math.max(loudest, mel.at(t, b, 0));
      }
      for (int r = 0; r < ROWS_A_BAND; r++) {
        values[(WAVE + 1 + ROWS_A_BAND * b + r) * width + x] = (byte) (WHITE - loudest);
      }
    }
  }
}
