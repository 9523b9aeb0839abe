package goldpan.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Pixels;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogMelTest {
  @Test
  void theSpectrumIsThatOfTheSumsThatDefineIt() {
    float[] noise = new float[700];
    Random random = new Random(4);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    double[] power = LogMel.spectrum(noise, 300);
    for (int k : new int[] {0, 1, 17, 100, 255, 256}) {
      double real = 0;
      double imaginary = 0;
      for (int i = 0; i < 512; i++) {
        double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / 512);
        double windowed = hann * noise[300 - 256 + i];
        real += windowed * Math.cos(2 * Math.PI * k * i / 512);
        imaginary -= windowed * Math.sin(2 * Math.PI * k * i / 512);
      }
      double expected = real * real + imaginary * imaginary;
      assertEquals(expected, power[k], 1e-9 * Math.max(1, expected), "frequency " + k);
    }
  }

  private static int loudestBand(Pixels mel) {
    int middle = mel.width() / 2;
    int loudest = 0;
    for (int b = 0; b < LogMel.BANDS; b++) {
      int row = LogMel.BANDS - 1 - b;
      int best = LogMel.BANDS - 1 - loudest;
      loudest = mel.at(middle, row, 0) > mel.at(middle, best, 0) ? b : loudest;
    }
    return loudest;
  }

  /** 1000 Hz are 1000 mel, a place of (1000 − 31.7) / 68.5 − 1 = 13.1 among the bands. */
  @ParameterizedTest
  @ValueSource(ints = {8000, 11_025, 16_000, 44_100, 48_000})
  void aToneIsLoudestInItsBandAtEverySampleRate(int rate) {
    Pixels mel = LogMel.of(Recording.of(Sounds.tone(1000, 0.5, rate, 0.5), rate));
    assertEquals(32, mel.width(), 1); // 0.5 s of 16 ms
    assertEquals(40, mel.height());
    assertEquals(13, loudestBand(mel));
  }

  @Test
  void howLoudItIsMakesNoDifference() {
    Pixels loud = LogMel.of(Recording.of(Sounds.tone(440, 0.3, 16_000, 0.8), 16_000));
    Pixels soft = LogMel.of(Recording.of(Sounds.tone(440, 0.3, 16_000, 0.08), 16_000));
    for (int x = 0; x < loud.width(); x++) {
      for (int y = 0; y < loud.height(); y++) {
        assertEquals(loud.at(x, y, 0), soft.at(x, y, 0), 1);
      }
    }
  }

  @Test
  void silenceIsBlack() {
    Pixels mel = LogMel.of(Recording.of(new float[800], 8000));
    for (byte b : mel.bytes()) {
      assertEquals(0, b);
    }
  }

  @Test
  void resamplingKeepsAToneAndDropsWhatTheNewRateCannotHold() {
    float[] tone = Sounds.tone(1000, 0.2, 44_100, 1);
    float[] down = Resampler.resample(tone, 44_100, 16_000);
    float[] expected = Sounds.tone(1000, 0.2, 16_000, 1);
    assertEquals(expected.length, down.length);
    for (int i = 300; i < down.length - 300; i++) {
      assertEquals(expected[i], down[i], 0.01, "sample " + i);
    }
    double highest = 0;
    for (float s : Resampler.resample(Sounds.tone(12_000, 0.2, 44_100, 1), 44_100, 16_000)) {
      highest = Math.max(highest, Math.abs(s));
    }
    assertTrue(highest < 0.01, "12 kHz came through at " + highest);
  }
}
