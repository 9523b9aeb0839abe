package goldpan.task.boxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxUnitsTest {
  private static final int PICTURES = 40;
  private static final Box LEFT = new Box(0, 10, 10, 110, 90);
  private static final Box MIDDLE = new Box(1, 200, 100, 300, 220);
  private static final Box RIGHT = new Box(0, 400, 300, 480, 400);

  /** Three things a picture, found with some noise; pictures 1 to 5 have one error each. */
  private static Detections found() {
    Random random = new Random(3);
    List<List<GivenBox>> given = new ArrayList<>();
    List<List<ScoredBox>> found = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      List<ScoredBox> own = new ArrayList<>();
      for (Box box : List.of(LEFT, MIDDLE, RIGHT)) {
        double dx = random.nextGaussian() * 3;
        double dy = random.nextGaussian() * 3;
        Box at = new Box(box.label(), box.x0() + dx, box.y0() + dy, box.x1() + dx, box.y1() + dy);
        own.add(ScoredBox.of(at, 0.7 + 0.25 * random.nextDouble(), probabilities(box.label())));
      }
      found.add(own);
      given.add(
          switch (i) {
            case 1 -> Boxed.given(LEFT, MIDDLE);
            case 2 -> Boxed.given(LEFT, new Box(1, 235, 100, 335, 220), RIGHT);
            case 3 -> Boxed.given(LEFT, MIDDLE.labelled(0), RIGHT);
            case 4 -> Boxed.given(LEFT, MIDDLE, RIGHT, new Box(0, 500, 20, 580, 100));
            case 5 -> Boxed.given(LEFT, MIDDLE, RIGHT, new Box(0, 412, 312, 492, 412));
            default -> Boxed.given(LEFT, MIDDLE, RIGHT);
          });
    }
    return Boxed.detections(Boxed.dataset(2, given), found, Origin.OUT_OF_FOLD);
  }

  private static float[] probabilities(int label) {
    return label == 0 ? new float[] {0.95f, 0.05f} : new float[] {0.05f, 0.95f};
  }

  @Test
  void eachErrorIsLikelyWrongAndProposedToBeMended() {
    Predictions p = BoxUnits.of(found()).predictions();
    Dataset units = p.dataset();
    List<String> wrong = new ArrayList<>();
    for (int u = 0; u < p.size(); u++) {
      if (p.predicted(u) != p.label(u)) {
        wrong.add(
            units.id(u).replaceFirst("@.*", "@")
                + ": "
                + units.classes().get(p.label(u))
                + " > "
                + units.classes().get(p.predicted(u)));
      }
    }
    assertEquals(
        List.of(
            "01#new@: (no object) > c0",
            "02#1@: c1 > (moved)",
            "03#1: c0 > c1",
            "04#3: c0 > (no object)",
            "05#3: c0 > (no object)"),
        wrong);
  }

  @Test
  void theThreeLossesAddUpToTheCrossEntropyOfWhatIsGiven() {
    BoxUnits units = BoxUnits.of(found());
    Predictions p = units.predictions();
    int classes = p.classes();
    for (int u = 0; u < p.size(); u++) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += p.probability(u, k);
      }
      assertEquals(1, sum, 1e-5);
      double entropy = -Math.log(p.probability(u, p.label(u)));
      assertEquals(entropy, units.loss(u), 1e-4);
      assertTrue(
          units.objectnessLoss(u) >= 0
              && units.classificationLoss(u) >= 0
              && units.localisationLoss(u) >= 0);
    }
    int shifted =
        p.dataset().stream()
            .filter(s -> s.id().startsWith("02#1@"))
            .findFirst()
            .orElseThrow()
            .index();
    assertTrue(units.localisationLoss(shifted) > units.objectnessLoss(shifted));
    assertTrue(units.localisationLoss(shifted) > units.classificationLoss(shifted));
  }

  @Test
  void originsAndFoldsGoAlong() {
    Predictions p = BoxUnits.of(found()).predictions();
    assertEquals(Origin.OUT_OF_FOLD, p.origin(0));
    assertEquals(0, p.fold(0));
    assertEquals(p.dataset().base().size(), PICTURES);
  }

  @Test
  void aDetectorThatFindsNothingMakesNoBoxCertainlyWrong() {
    List<List<GivenBox>> given = List.of(Boxed.given(LEFT), Boxed.given(MIDDLE));
    Detections none =
        Boxed.detections(Boxed.dataset(2, given), List.of(List.of(), List.of()), Origin.HELD_OUT);
    Predictions p = BoxUnits.of(none).predictions();
    assertEquals(2, p.size());
    assertTrue(p.probability(0, 0) > 0.5, "" + p.probability(0, 0));
  }

  @Test
  void degenerateBoxesAreCertainlyNoObjects() {
    Box line = new Box(0, 5, 5, 5, 50);
    Detections found =
        Boxed.detections(
            Boxed.dataset(2, List.of(Boxed.given(line, LEFT))),
            List.of(List.of(ScoredBox.of(LEFT, 0.9))),
            Origin.HELD_OUT);
    Predictions p = BoxUnits.of(found).predictions();
    assertEquals(2, p.predicted(0));
    assertEquals(0, p.predicted(1));
  }

  @Test
  void noPictureJudgedIsRefused() {
    Detections.Builder none =
        Detections.builder(
            Boxed.dataset(1, List.of(List.of())),
            new goldpan.predict.Provenance("m", 0, "", "cpu", 1));
    assertEquals(
        "Detections: 0 boxes in 0 of 1 pictures of boxed; m judge no picture; expected what a detector found in at least one",
        assertThrows(PredictionException.class, () -> BoxUnits.of(none.build())).getMessage());
    assertEquals(
        "confidence of new boxes is 7.0; expected 0.0 to 1.0",
        assertThrows(IllegalArgumentException.class, () -> MiningOptions.usual().newFrom(7))
            .getMessage());
  }

  @Test
  void objectLabsScoresAreThosePublished() {
    Box given = new Box(0, 0, 0, 10, 10);
    Box half = new Box(0, 5, 0, 15, 10);
    double alike = 0.9 / 3 + 0.1 * Math.exp(-0.5);
    GivenBox box = new GivenBox(0, given, false);
    assertEquals(alike, ObjectLab.similarity(given, half), 1e-12);
    assertEquals(alike, ObjectLab.badlyLocated(box, List.of(ScoredBox.of(half, 0.6))), 1e-12);
    assertEquals(1, ObjectLab.badlyLocated(box, List.of(ScoredBox.of(half, 0.4))));
    ScoredBox other = ScoredBox.of(half.labelled(1), 0.96);
    assertEquals(1 - alike, ObjectLab.swapped(box, List.of(other), 0.01), 1e-12);
    assertEquals(0.01 * 0.04, ObjectLab.overlooked(other, List.of(box), 0.01), 1e-12);
    assertEquals(1, ObjectLab.overlooked(ScoredBox.of(half, 0.9), List.of(box), 0.01));
    double e = Math.exp(5);
    double one = Math.exp(0);
    assertEquals((0.5 * e + one) / (e + one), ObjectLab.softmin(0.5, 1), 1e-12);
    assertEquals(1, ObjectLab.softmin());
  }
}
