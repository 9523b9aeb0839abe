package goldpan.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundFaultsTest {
  private static final float[] TONE = Sounds.tone(440, 0.5, 8000, 0.5);

  private static List<String> of(float[] samples) {
    return SoundFaults.of(Recording.of(samples, 8000)).phrases();
  }

  private static float[] changed(double factor, double plus, double most) {
    float[] out = TONE.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) Math.max(-most, Math.min(most, factor * out[i] + plus));
    }
    return out;
  }

  @Test
  void aToneThatFadesInAndOutIsFine() {
    assertEquals(List.of(), of(TONE));
    assertEquals(List.of(), of(changed(1.9, 0, 1)));
  }

  @Test
  void silenceIsConstantOrSaidInDecibels() {
    assertEquals(List.of("is constant: every sample is 0.0000 of full scale"), of(new float[4000]));
    float[] level = new float[4000];
    Arrays.fill(level, 0.25f);
    assertEquals(List.of("is constant: every sample is 0.2500 of full scale"), of(level));
    assertEquals(
        List.of("is silent: its loud parts are at -69 dB of full scale"), of(changed(0.001, 0, 1)));
  }

  @Test
  void clippingIsSeenAtFullScaleAndBelow() {
    List<String> atFullScale = of(changed(6, 0, 1));
    assertEquals(1, atFullScale.size());
    assertEquals("is clipped", atFullScale.get(0).substring(0, 10));
    assertEquals("is clipped", of(changed(1, 0, 0.2)).get(0).substring(0, 10));
  }

  @Test
  void anOffsetIsSaid() {
    assertEquals(List.of("has a DC offset of 0.100 of full scale"), of(changed(1, 0.1, 1)));
  }

  @Test
  void anEndInTheMiddleOfSoundIsSaid() {
    assertEquals(
        List.of("seems cut off: it ends in the middle of sound"),
        of(Arrays.copyOf(TONE, TONE.length / 2)));
    assertEquals(
        List.of("seems cut off: it begins in the middle of sound"),
        of(Arrays.copyOfRange(TONE, TONE.length / 2, TONE.length)));
    assertEquals(
        List.of("seems cut off: it begins and ends in the middle of sound"),
        of(Arrays.copyOfRange(TONE, 1000, 3000)));
  }

  @Test
  void oneTooShortIsSaid() {
    assertEquals(
        "is 20 ms long; there is hardly anything to hear", of(Arrays.copyOf(TONE, 160)).get(0));
  }
}
