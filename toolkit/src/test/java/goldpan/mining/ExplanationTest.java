package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldpan.predict.Dynamics;
import goldpan.predict.Neighbours;
import goldpan.predict.Predictions;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final float[] SURE = {0.02f, 0.97f, 0.01f};

  private static Predictions told() {
    Predictions p = Simulated.predictions(new int[] {0, 1, 0}, SURE, SURE, SURE);
    float[] none = {0, 0, 0};
    return p.with(
            Dynamics.of(new int[] {12, 12, 0}, none, none, none, new float[] {0, 1, 0}, none, none))
        .with(
            Neighbours.of(
                20, new float[] {0.1f, 0.9f, 0.5f}, new int[] {1, 1, 1}, new int[] {18, 18, 9}));
  }

  @Test
  void evidenceIsSaidInWords() {
    Losses losses = Losses.of(told());
    assertEquals(
        "never learnt in 12 looks; the other folds say class 1 with 0.97 and class 0 with 0.02; 18 of 20 neighbours are labelled class 1",
        losses.explanation(0).why());
    assertEquals(
        "the other folds say class 1 with 0.97, as given; 18 of 20 neighbours are labelled class 1",
        losses.explanation(1).why());
    assertEquals(
        "the other folds say class 1 with 0.97 and class 0 with 0.02; 9 of 20 neighbours are labelled class 1",
        losses.explanation(2).why());
  }

  @Test
  void kindsByTheirRules() {
    Predictions p =
        Simulated.predictions(
            new int[] {0, 0, 0, 0, 1},
            SURE,
            new float[] {0.4f, 0.5f, 0.1f},
            new float[] {0.2f, 0.45f, 0.35f},
            new float[] {0.2f, 0.7f, 0.1f},
            new float[] {0.2f, 0.7f, 0.1f});
    assertEquals(Kind.MISLABELLED, Kind.of(p, 0, true));
    assertEquals(Kind.AMBIGUOUS, Kind.of(p, 1, false));
    assertEquals(Kind.ATYPICAL, Kind.of(p, 2, false));
    assertEquals(Kind.HARD, Kind.of(p, 3, false));
    assertEquals(Kind.AGREED, Kind.of(p, 4, false));
    assertEquals(Kind.ATYPICAL, Kind.of(told(), 2, false));
    assertEquals("likely mislabelled", Kind.MISLABELLED.toString());
  }

  @Test
  void suspectsCarryThem() {
    Suspect first = Losses.of(told()).top(1).get(0);
    assertEquals(first.explanation().why(), first.why());
    assertEquals(first.explanation().kind(), first.kind());
    assertEquals("why", Losses.of(told()).top(2).reasons().columnNames().get(6));
  }
}
