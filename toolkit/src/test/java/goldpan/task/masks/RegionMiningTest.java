package goldpan.task.masks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegionMiningTest {
  private static final int SIDE = 10;

  @Test
  void softminOfASureAndADoubtfulPixelIsNearTheDoubtfulOne() {
    Softmin pooled = new Softmin(0.1);
    pooled.add(1);
    pooled.add(0.5);
    double weight = Math.exp(5);
    assertEquals(1 - (1 + 0.5 * weight) / (1 + weight), pooled.suspicion(), 1e-12);
    assertEquals(0.4967, pooled.suspicion(), 1e-4);
  }

  @Test
  void softminOfNoPixelsIsNoDoubt() {
    assertEquals(0, new Softmin(0.1).suspicion());
  }

  @Test
  void softminIsThatOfANaiveLoop() {
    Random random = new Random(5);
    double[] p = random.doubles(500).toArray();
    double top = 0;
    double bottom = 0;
    Softmin pooled = new Softmin(0.1);
    for (double each : p) {
      top += each * Math.exp(-each / 0.1);
      bottom += Math.exp(-each / 0.1);
      pooled.add(each);
    }
    assertEquals(1 - top / bottom, pooled.suspicion(), 1e-9);
  }

  @Test
  void aConfidentPatchOfAnotherClassIsARegionWithItsShape() {
    Mask mask = Mask.of(SIDE, SIDE, new byte[SIDE * SIDE]);
    // class 1 with .9 in the square of 4 to 7
    RegionFinder finder = finder(mask, said(2, (k, x, y) -> (in(x, y) == (k == 1)) ? .9f : .1f));
    List<RegionFinder.Found> all = finder.all();
    assertEquals(2, all.size());
    RegionFinder.Found patch = all.get(0);
    assertEquals(0, patch.part().given());
    assertEquals(1, patch.part().proposed().orElseThrow());
    assertEquals(16, patch.cells());
    Region region = patch.part().region().orElseThrow();
    for (int i = 0; i < SIDE * SIDE; i++) {
      assertEquals(in(i % SIDE, i / SIDE), region.has(i % SIDE, i / SIDE));
    }
    // 100 cells, so the prior is 1 sure cell: (16 * .9) / 17 and (16 * .1 + 1) / 17
    assertEquals(16 * .9 / 17, patch.probabilities().get(1), 1e-6);
    assertEquals((16 * .1 + 1) / 17, patch.probabilities().get(0), 1e-6);
    assertEquals(0, patch.probabilities().get(2), "no model says that no class is given");
    RegionFinder.Found rest = all.get(1);
    assertEquals("0", rest.part().toString());
    assertEquals(84, rest.cells());
    assertEquals((84 * .9 + 1) / 85, rest.probabilities().get(0), 1e-6);
    assertEquals(List.of(84L, 16L, 0L, 0L), Arrays.stream(finder.confusion()).boxed().toList());
  }

  @Test
  void aThinLineOrADoubtfulPatchIsNoRegion() {
    Mask mask = Mask.of(SIDE, SIDE, new byte[SIDE * SIDE]);
    RegionFinder line =
        finder(mask, said(2, (k, x, y) -> ((x == 4 && y > 1) == (k == 1)) ? .9f : .1f));
    assertEquals(List.of("0"), line.all().stream().map(f -> f.part().toString()).toList());
    RegionFinder doubt =
        finder(
            mask,
            said(3, (k, x, y) -> in(x, y) ? new float[] {.3f, .45f, .25f}[k] : k == 0 ? 1 : 0));
    assertEquals(List.of("0"), doubt.all().stream().map(f -> f.part().toString()).toList());
  }

  @Test
  void pixelsWithoutAClassAreInNoRegionAndCountNothing() {
    byte[] none = new byte[SIDE * SIDE];
    Arrays.fill(none, (byte) Mask.IGNORED);
    RegionFinder finder = finder(Mask.of(SIDE, SIDE, none), said(2, (k, x, y) -> .5f));
    assertEquals(List.of(), finder.all());
    assertEquals(0, finder.softmin());
    assertEquals(0, finder.cells());
  }

  @Test
  void outputsOfAnotherSizeMeetTheMaskCellByCell() {
    byte[] halves = new byte[40 * 20];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = (byte) (i % 40 < 20 ? 0 : 1);
    }
    RegionFinder finder =
        finder(Mask.of(40, 20, halves), said(2, (k, x, y) -> (x < SIDE / 2) == (k == 0) ? 1 : 0));
    assertEquals(List.of(50L, 0L, 0L, 50L), Arrays.stream(finder.confusion()).boxed().toList());
  }

  @Test
  void largeOutputsAreAveragedInBlocks() {
    PixelProbabilities large =
        PixelProbabilities.of(1, 3, 2, new float[] {0, 1, .5f, .2f, .4f, .7f});
    PixelProbabilities small = large.reduced(2);
    assertEquals(2, small.width());
    assertEquals(1, small.height());
    assertEquals(.4f, small.at(0, 0, 0), 1e-6);
    assertEquals(.6f, small.at(0, 1, 0), 1e-6);
  }

  @Test
  void intersectionOverUnionIsByHand() {
    PixelAgreement agreement = new PixelAgreement(List.of("a", "b", "c"));
    agreement.add(new long[] {6, 2, 0, 1, 3, 0, 0, 0, 0});
    assertEquals(6.0 / 9, agreement.iou(0), 1e-12);
    assertEquals(3.0 / 6, agreement.iou(1), 1e-12);
    assertTrue(Double.isNaN(agreement.iou(2)));
    assertEquals((6.0 / 9 + 0.5) / 2, agreement.meanIou(), 1e-12);
  }

  @Test
  void numbersThatAreNoProbabilitiesAreTold() {
    float[] logits = {2, -1};
    assertEquals(
        "a.npy: pixel 0,0 has invalid numbers with sum 1.000; expected probabilities from 0 to 1 that sum to 1; if they are logits, say logits()",
        assertThrows(
                PredictionException.class,
                () ->
                    PixelProbabilities.read(
                        2, 1, 1, logits.clone(), Outputs.PROBABILITIES, "a.npy"))
            .getMessage());
    PixelProbabilities said =
        PixelProbabilities.read(2, 1, 1, logits.clone(), Outputs.LOGITS, "a.npy");
    assertEquals(1 / (1 + Math.exp(-3)), said.at(0, 0, 0), 1e-6);
    float[] rounded = {.995f, .01f};
    assertEquals(
        .995f / 1.005f,
        PixelProbabilities.read(2, 1, 1, rounded, Outputs.PROBABILITIES, "a").at(0, 0, 0),
        1e-6);
    float[] nothing = {Float.NaN, 1};
    assertThrows(
        PredictionException.class,
        () -> PixelProbabilities.read(2, 1, 1, nothing, Outputs.LOGITS, "a"));
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertEquals(
        "confidence is 1.0; expected above 0 and below 1",
        assertThrows(PredictionException.class, () -> new RegionMining(1, 0, .1, 1)).getMessage());
    assertEquals(
        "temperature is NaN; expected a number above 0",
        assertThrows(PredictionException.class, () -> new RegionMining(.5, 0, Double.NaN, 1))
            .getMessage());
  }

  private static boolean in(int x, int y) {
    return x >= 4 && x < 8 && y >= 4 && y < 8;
  }

  private interface Said {
    float at(int k, int x, int y);
  }

  private static PixelProbabilities said(int classes, Said said) {
    float[] values = new float[classes * SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      int cell = i % (SIDE * SIDE);
      values[i] = said.at(i / (SIDE * SIDE), cell % SIDE, cell / SIDE);
    }
    return PixelProbabilities.of(classes, SIDE, SIDE, values);
  }

  private static RegionFinder finder(Mask mask, PixelProbabilities said) {
    return new RegionFinder(new RegionMining(.5, .01, .1, 100), mask, said);
  }
}
