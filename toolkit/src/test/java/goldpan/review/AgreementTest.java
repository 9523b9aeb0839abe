package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private final Dataset toy = Toy.dataset(300);

  /** Decisions on the first samples, by letter: k keeps, d drops, r relabels to "dog" or "cat". */
  private Decisions decisions(String letters) {
    List<Decision> all = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (letter == '-') {
        continue;
      }
      String given = toy.classes().get(toy.label(i));
      String other = toy.classes().get((toy.label(i) + 1) % toy.classes().size());
      Decision.Action action =
          letter == 'k'
              ? Decision.Action.KEEP
              : letter == 'd' ? Decision.Action.DROP : Decision.Action.RELABEL;
      all.add(
          new Decision(
              toy.id(i), action, given, letter == 'r' ? other : null, "x", Instant.EPOCH, ""));
    }
    return Decisions.of(toy, all);
  }

  /** Cohen's example as tables in textbooks have it: 20, 5, 10, 15 of 50 give kappa 0.40. */
  @Test
  void kappaOfFiftyIsPointFour() {
    Agreement agreement =
        Agreement.of(
            decisions("k".repeat(25) + "d".repeat(25)),
            decisions("k".repeat(20) + "d".repeat(5) + "k".repeat(10) + "d".repeat(15)));
    assertEquals(50, agreement.both());
    assertEquals(35, agreement.same());
    assertEquals(0.4, agreement.kappa().orElseThrow(), 1e-12);
    // by hand: p_o .7, p_e .5, a = (.5, .5), b = (.6, .4); standard error .1258
    // diagonal .4 (.5 - 1.1 * .3)^2 + .3 (.5 - .9 * .3)^2 = .02743;
    // others .3^2 (.1 * (.6 + .5)^2 + .2 * (.4 + .5)^2) = .02547, less (.35 - 1 + .7)^2 = .0025
    double error = Math.sqrt((0.02743 + 0.02547 - 0.0025) / (50 * 0.0625));
    assertEquals(0.4 - 1.959964 * error, agreement.low(), 1e-4);
    assertEquals(0.4 + 1.959964 * error, agreement.high(), 1e-4);
    assertEquals("kappa 0.40 (0.15 to 0.65), 35 of 50 decided alike", agreement.toString());
  }

  @Test
  void onlySamplesOfBothCount() {
    Agreement agreement = Agreement.of(decisions("kd--kd"), decisions("--kdkd"));
    assertEquals(2, agreement.both());
    assertEquals(1, agreement.kappa().orElseThrow(), 1e-12);
    assertEquals(1, agreement.low(), 1e-12);
  }

  @Test
  void oneCategoryLeavesKappaUndefined() {
    Agreement agreement = Agreement.of(decisions("kkk"), decisions("kkk"));
    assertTrue(agreement.kappa().isEmpty());
    assertEquals("kappa undefined, 3 of 3 decided alike in one category", agreement.toString());
    assertEquals(
        "no sample is decided by both", Agreement.of(decisions("k-"), decisions("-k")).toString());
  }

  @Test
  void reviewersWhoGuessAgreeByChanceOnly() {
    Random random = new Random(5);
    int inside = 0;
    for (int round = 0; round < 200; round++) {
      Agreement agreement = Agreement.of(guesses(random), guesses(random));
      inside += agreement.low() <= 0 && agreement.high() >= 0 ? 1 : 0;
    }
    assertTrue(inside >= 180 && inside <= 199, inside + " of 200 intervals hold 0");
  }

  private Decisions guesses(Random random) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      letters.append("kkd".charAt(random.nextInt(3)));
    }
    return decisions(letters.toString());
  }

  @Test
  void decisionsOnAnotherDatasetAreRefused() {
    Dataset other = Toy.dataset(301);
    assertThrows(
        JournalException.class, () -> Agreement.of(decisions("k"), Decisions.of(other, List.of())));
  }
}
