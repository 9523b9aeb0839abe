package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.input.Input;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final Input INPUT = new Input(3, 2, 2, List.of(7f, 8.6f), List.of(1f, 1f));
  private static final byte[] PICTURE = {10, 11, 20, 21, 30, 31, 40, 41, 50, 51, 60, 61};

  private static Augmentation of(int shift, Augmentations.Flip flip) {
    return new Augmentation(Augmentations.none().shift(shift).flip(flip), INPUT);
  }

  @Test
  void withoutShiftAndMirrorNothingChanges() {
    assertArrayEquals(
        PICTURE, of(0, Augmentations.Flip.NONE).apply(PICTURE, new SplittableRandom(1)));
  }

  @Test
  void whatIsNotAskedForDrawsNoRandomNumber() {
    SplittableRandom random = new SplittableRandom(1);
    of(0, Augmentations.Flip.NONE).apply(PICTURE, random);
    assertEquals(new SplittableRandom(1).nextLong(), random.nextLong());
  }

  @Test
  void allTogetherAreDecidedByTheSeed() {
    Augmentations all = new Augmentations(Augmentations.Flip.HORIZONTAL, 1, 0.3, 0.1, 1, 0, 0);
    byte[] one = new Augmentation(all, INPUT).apply(PICTURE, new SplittableRandom(5)).clone();
    byte[] two = new Augmentation(all, INPUT).apply(PICTURE, new SplittableRandom(5)).clone();
    byte[] other = new Augmentation(all, INPUT).apply(PICTURE, new SplittableRandom(6));
    assertArrayEquals(one, two);
    assertTrue(!java.util.Arrays.equals(one, other));
  }

  @Test
  void mirroringTurnsColumnsAndKeepsChannels() {
    byte[] mirrored = {30, 31, 20, 21, 10, 11, 60, 61, 50, 51, 40, 41};
    int turned = 0;
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 400; i++) {
      byte[] out = of(0, Augmentations.Flip.HORIZONTAL).apply(PICTURE, random);
      boolean is = java.util.Arrays.equals(mirrored, out);
      turned += is ? 1 : 0;
      assertArrayEquals(is ? mirrored : PICTURE, out);
    }
    assertTrue(turned > 150 && turned < 250, turned + " of 400");
  }

  @Test
  void shiftsFillWithTheMeanAndAllOccur() {
    Set<List<Byte>> seen = new HashSet<>();
    SplittableRandom random = new SplittableRandom(2);
    Augmentation augmentation = of(1, Augmentations.Flip.NONE);
    for (int i = 0; i < 500; i++) {
      byte[] out = augmentation.apply(PICTURE, random);
      seen.add(boxed(out));
    }
    assertEquals(9, seen.size());
    // one to the left and one up: the mean is 7 and, rounded, 9
    assertTrue(seen.contains(List.of(bytes(50, 51, 60, 61, 7, 9, 7, 9, 7, 9, 7, 9))));
    assertTrue(seen.contains(List.of(bytes(7, 9, 10, 11, 20, 21, 7, 9, 40, 41, 50, 51))));
  }

  @Test
  void shiftsBeyondThePictureLeaveTheMean() {
    SplittableRandom random = new SplittableRandom(3);
    Augmentation augmentation = of(50, Augmentations.Flip.HORIZONTAL);
    for (int i = 0; i < 200; i++) {
      assertEquals(12, augmentation.apply(PICTURE, random).length);
    }
  }

  private static Byte[] bytes(int... values) {
    Byte[] out = new Byte[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) values[i];
    }
    return out;
  }

  private static List<Byte> boxed(byte[] values) {
    Byte[] out = new Byte[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i];
    }
    return List.of(out);
  }
}
