package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import goldpan.input.Input;
import goldpan.predict.PredictionException;
import goldpan.train.Baseline;
import goldpan.train.BaselineTraining;
import goldpan.train.Blobs;
import goldpan.train.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each change by itself, by hand. */
class AugmentationsTest {

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void brightnessMultiplies() {
    byte[] picture = bytes(10, 100, 200, 0);
    new ColourJitter(0.5, 1).apply(picture, 1.5, 1, 1);
    assertArrayEquals(bytes(15, 150, 255, 0), picture);
  }

  @Test
  void contrastIsAboutTheMeanGrey() {
    byte[] picture = bytes(100, 120, 140, 160); // mean 130
    new ColourJitter(0.5, 1).apply(picture, 1, 0.5, 1);
    assertArrayEquals(bytes(115, 125, 135, 145), picture);
  }

  @Test
  void contrastComesAfterBrightness() {
    byte[] picture = bytes(50, 60, 70, 80); // twice that: mean 130
    new ColourJitter(0.5, 1).apply(picture, 2, 0.5, 1);
    assertArrayEquals(bytes(115, 125, 135, 145), picture);
  }

  @Test
  void withoutSaturationEveryPixelIsItsGrey() {
    byte[] picture = bytes(100, 50, 200, 0, 0, 255);
    new ColourJitter(1, 3).apply(picture, 1, 1, 0);
    // 0.299 · 100 + 0.587 · 50 + 0.114 · 200 = 82.05; 0.114 · 255 = 29.07
    assertArrayEquals(bytes(82, 82, 82, 29, 29, 29), picture);
  }

  @Test
  void factorsOfOneChangeNothing() {
    byte[] all = new byte[3 * 256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (i * 7);
    }
    byte[] picture = all.clone();
    new ColourJitter(1, 3).apply(picture, 1, 1, 1);
    assertArrayEquals(all, picture);
  }

  @Test
  void colourStaysWithinItsBounds() {
    SplittableRandom random = new SplittableRandom(3);
    ColourJitter jitter = new ColourJitter(0.2, 1);
    Set<Integer> seen = new TreeSet<>();
    for (int i = 0; i < 2000; i++) {
      byte[] flat = bytes(100, 100);
      jitter.apply(flat, random);
      seen.add((int) flat[0]);
    }
    // a flat picture has no contrast: 80 to 120, all of them
    assertEquals(41, seen.size());
    assertTrue(seen.contains(80) && seen.contains(120));
  }

  @Test
  void noiseHasMeanZeroAndItsDeviation() {
    byte[] picture = new byte[200_003];
    Arrays.fill(picture, (byte) 128);
    new Noise(0.05).apply(picture, new SplittableRandom(4));
    double sum = 0;
    double squares = 0;
    for (byte value : picture) {
      double off = (value & 0xff) - 128;
      sum += off;
      squares += off * off;
    }
    assertEquals(0, sum / picture.length, 0.1);
    assertEquals(0.05 * 255, Math.sqrt(squares / picture.length), 0.1);
  }

  @Test
  void aSquareIsCutOutAndClippedAtTheEdges() {
    Input input = new Input(4, 3, 1, List.of(9f), List.of(1f));
    byte[] empty = bytes(9, 9, 9, 9);
    byte[] picture = bytes(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    byte[] middle = picture.clone();
    new Cutout(2, input, empty).apply(middle, 2, 1);
    assertArrayEquals(bytes(1, 9, 9, 1, 1, 9, 9, 1, 1, 1, 1, 1), middle);
    byte[] corner = picture.clone();
    new Cutout(3, input, empty).apply(corner, 3, 2);
    assertArrayEquals(bytes(1, 1, 1, 1, 1, 1, 9, 9, 1, 1, 9, 9), corner);
    new Cutout(Integer.MAX_VALUE, input, empty).apply(picture, 0, 0);
    assertArrayEquals(bytes(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9), picture);
  }

  /** Of Beta(a, a) the mean is 1/2 and the variance 1 / (4 (2a + 1)). */
  @Test
  void sharesHaveMeanAndVarianceOfTheBetaDistribution() {
    for (double alpha : new double[] {0.2, 0.5, 1, 3}) {
      SplittableRandom random = new SplittableRandom(5);
      double sum = 0;
      double squares = 0;
      int n = 40_000;
      for (int i = 0; i < n; i++) {
        double share = Beta.next(alpha, random);
        assertTrue(share >= 0 && share <= 1);
        sum += share;
        squares += (share - 0.5) * (share - 0.5);
      }
      assertEquals(0.5, sum / n, 0.01);
      assertEquals(1 / (4 * (2 * alpha + 1)), squares / n, 0.005);
    }
  }

  @Test
  void mixUpMixesInItsShare() {
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray batch = manager.create(new float[] {0, 4, 8, 12}, new Shape(2, 1, 1, 2));
      NDArray mixed = Mixing.mix(batch, new int[] {1, 0}, 0.75, manager);
      assertArrayEquals(new float[] {2, 6, 6, 10}, mixed.toFloatArray());
      assertArrayEquals(new float[] {0, 4, 8, 12}, batch.toFloatArray());
    }
  }

  @Test
  void cutMixPutsARectangleInAndTheShareIsTheAreaThatStays() {
    try (NDManager manager = Torch.manager(Device.cpu())) {
      float[] values = {1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60};
      NDArray batch = manager.create(values, new Shape(2, 1, 2, 3));
      Mixing.Mixed mixed = Mixing.cut(batch, new int[] {1, 0}, new int[] {1, 0, 3, 1}, manager);
      assertArrayEquals(
          new float[] {1, 20, 30, 4, 5, 6, 10, 2, 3, 40, 50, 60}, mixed.pictures().toFloatArray());
      assertEquals(4 / 6.0, mixed.share(), 1e-12);
      Mixing.Mixed none = Mixing.cut(batch, new int[] {1, 0}, new int[] {2, 1, 2, 1}, manager);
      assertArrayEquals(values, none.pictures().toFloatArray());
      assertEquals(1, none.share());
    }
  }

  @Test
  void mixingIsDecidedByTheSeedAndLeftOutUnlessAsked() {
    try (NDManager manager = Torch.manager(Device.cpu())) {
      NDArray batch = manager.arange(0f, 64f).reshape(4, 1, 4, 4);
      SplittableRandom random = new SplittableRandom(1);
      assertSame(batch, new Mixing(Augmentations.none()).apply(batch, random, manager).pictures());
      assertEquals(new SplittableRandom(1).nextLong(), random.nextLong());
      Mixing both = new Mixing(Augmentations.none().mixUp(0.4).cutMix(1));
      Set<Boolean> whole = new TreeSet<>();
      for (int seed = 0; seed < 20; seed++) {
        Mixing.Mixed one = both.apply(batch, new SplittableRandom(seed), manager);
        Mixing.Mixed two = both.apply(batch, new SplittableRandom(seed), manager);
        float[] mixed = one.pictures().toFloatArray();
        assertArrayEquals(mixed, two.pictures().toFloatArray());
        assertEquals(one.share(), two.share());
        boolean cut = true;
        for (float value : mixed) {
          cut &= value == Math.rint(value);
        }
        whole.add(cut);
      }
      assertEquals(Set.of(true, false), whole);
    }
  }

  @Test
  void eachChangesTheTrainingAndItIsStillLearnt() {
    BaselineTraining plain = small();
    List<Step> steps = plain.train().curve().steps();
    for (BaselineTraining changed :
        List.of(
            small().colour(0.2),
            small().noise(0.05),
            small().cutout(4),
            small().mixUp(0.2),
            small().cutMix(1))) {
      Baseline trained = changed.train();
      assertFalse(steps.equals(trained.curve().steps()));
      assertTrue(trained.accuracy() > 0.9, trained.toString());
    }
    assertEquals(steps, small().colour(0).noise(0).cutout(0).mixUp(0).train().curve().steps());
  }

  private static BaselineTraining small() {
    return BaselineTraining.on(Blobs.dataset(90)).folds(2).epochs(6).width(4).seed(3).batch(16);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertMessage("colour is 1.5; expected 0 to 1; 0.2 is usual", () -> small().colour(1.5));
    assertMessage("noise is NaN; expected 0 to 1; 0.05 is much", () -> small().noise(Double.NaN));
    assertMessage("cutout is -1; expected 0 or more pixels", () -> small().cutout(-1));
    assertMessage("mixUp is -0.5; expected 0 to 10; 0.2 is usual", () -> small().mixUp(-0.5));
    assertMessage("cutMix is 11; expected 0 to 10; 1 is usual", () -> small().cutMix(11));
    assertMessage("shift is -2; expected 0 or more pixels", () -> Augmentations.none().shift(-2));
  }

  private static void assertMessage(String message, Runnable work) {
    assertEquals(message, assertThrows(PredictionException.class, work::run).getMessage());
  }
}
