package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Corrections;
import goldpan.data.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PrecisionTest {
  private static final String IDENTITY = losses().dataset().identity();

  /** Decisions by id: what is wrong is dropped, the rest kept. */
  private record Said(Map<String, Optional<String>> labels) implements Corrections {
    static Said of(List<Suspect> looked, IntPredicate wrong) {
      Map<String, Optional<String>> labels = new LinkedHashMap<>();
      for (Suspect s : looked) {
        labels.put(s.id(), wrong.test(s.row()) ? Optional.empty() : Optional.of(s.given()));
      }
      return new Said(labels);
    }

    @Override
    public String fingerprint() {
      return IDENTITY;
    }

    @Override
    public int size() {
      return labels.size();
    }

    @Override
    public Optional<String> label(String id, String given) {
      return labels.getOrDefault(id, Optional.of(given));
    }

    @Override
    public Iterable<String> ids() {
      return labels.keySet();
    }
  }

  private static Losses losses() {
    return Losses.of(Simulated.predictions(4000, 10, 0.15, 6));
  }

  @Test
  void whenAllAreDecidedItIsKnown() {
    Suspects suspects = losses().top(10);
    Precision precision = suspects.precision(Said.of(suspects.list(), row -> row % 2 == 0));
    double even = suspects.stream().filter(s -> s.row() % 2 == 0).count() / 10.0;
    assertEquals(new Precision(even, even, even, 10, 10, 10), precision);
  }

  @Test
  void decisionsSharpenIt() {
    Suspects suspects = losses().top(600);
    Precision before = suspects.precision();
    Precision after =
        suspects.precision(Said.of(suspects.toReview(60).list(), row -> row % 10 < 5));
    assertTrue(after.low() < 0.5 && 0.5 < after.high(), after + " after " + before);
    assertTrue(after.high() - after.low() < 0.35, after + " after " + before);
    assertEquals(60, after.decided());
    assertEquals(60, after.drawn());
  }

  @Test
  void intervalHoldsTheTruthAsOftenAsItSays() {
    Suspects suspects = losses().top(500);
    List<Suspect> all = List.copyOf(suspects.list());
    List<Suspect> looked = List.copyOf(suspects.toReview(20).list());
    SplittableRandom random = new SplittableRandom(12);
    int trials = 200;
    int held = 0;
    for (int trial = 0; trial < trials; trial++) {
      double first = random.nextDouble();
      double last = random.nextDouble() * first;
      boolean[] wrong = new boolean[4000];
      int count = 0;
      for (int i = 0; i < all.size(); i++) {
        double chance = first + (last - first) * i / all.size();
        wrong[all.get(i).row()] = random.nextDouble() < chance;
        count += wrong[all.get(i).row()] ? 1 : 0;
      }
      Precision found = suspects.precision(Said.of(looked, row -> wrong[row]));
      held += found.low() <= count / 500.0 && count / 500.0 <= found.high() ? 1 : 0;
      assertTrue(found.high() - found.low() < 0.45, found.toString());
    }
    assertTrue(held >= 0.9 * trials, held + " of " + trials);
  }

  @Test
  void isUnknownUntilASampleIsDecided() {
    Suspects suspects = losses().top(300);
    Precision before = suspects.precision();
    assertFalse(before.isKnown());
    assertEquals(0, before.low());
    assertEquals(1, before.high());
    assertEquals("unknown; decide the 20 that toReview(20) draws from the list", before.toString());
    Precision topFirst = suspects.precision(Said.of(suspects.top(40).list(), row -> true));
    assertFalse(topFirst.isKnown());
    assertEquals(40 / 300.0, topFirst.low());
    assertEquals(
        "unknown, 40 decided; decide the 20 that toReview(20) draws from the list",
        topFirst.toString());
    List<Suspect> drawn = List.copyOf(suspects.toReview(20).list());
    assertFalse(suspects.precision(Said.of(drawn.subList(0, 19), r -> true)).isKnown());
    assertEquals(20, suspects.precision(Said.of(drawn, row -> true)).drawn());
  }

  @Test
  void decisionsThatPeopleChoseAddWhatIsKnownAndNoMore() {
    Suspects suspects = losses().top(300);
    Precision drawn =
        suspects.precision(Said.of(suspects.toReview(20).list(), row -> row % 2 == 0));
    List<Suspect> more = new ArrayList<>(suspects.toReview(20).list());
    List<Integer> sampled = more.stream().map(Suspect::row).toList();
    suspects.top(60).stream().filter(s -> !sampled.contains(s.row())).forEach(more::add);
    Precision both =
        suspects.precision(Said.of(more, row -> !sampled.contains(row) || row % 2 == 0));
    assertEquals(20, both.drawn());
    assertEquals(more.size(), both.decided());
    // the rest keeps the share that the sample says: what people chose says nothing of it
    int chosen = more.size() - 20;
    double rest = drawn.estimate() * 300 - hits(sampled);
    assertEquals(
        hits(sampled) + chosen + rest * (280.0 - chosen) / 280, 300 * both.estimate(), 1e-9);
  }

  private static long hits(List<Integer> rows) {
    return rows.stream().filter(row -> row % 2 == 0).count();
  }

  @Test
  void strataAreEqualAndEachGivesOne() {
    int[] ranks = ReviewSampling.ranks(103, 10);
    assertEquals(10, ranks.length);
    for (int i = 0; i < 10; i++) {
      assertTrue(ranks[i] >= i * 103 / 10 && ranks[i] < (i + 1) * 103 / 10, "stratum " + i);
    }
    assertArrayEquals(new int[] {0, 1, 2}, ReviewSampling.ranks(3, 20));
    assertArrayEquals(new int[0], ReviewSampling.ranks(0, 20));
  }

  @Test
  void toReviewIsSpreadOverTheRankingAndRepeatable() {
    Suspects suspects = losses().top(300);
    Suspects few = suspects.toReview(30);
    assertEquals(30, few.size());
    assertEquals(few.ids(), suspects.toReview(30).ids());
    assertEquals(suspects.ids(), suspects.toReview(1000).ids());
    assertTrue(few.stream().anyMatch(s -> suspects.ids().indexOf(s.id()) >= 150));
    assertTrue(few.stream().anyMatch(s -> suspects.ids().indexOf(s.id()) < 150));
    assertEquals(
        "to review is -1; expected 0 or more",
        assertThrows(IllegalArgumentException.class, () -> suspects.toReview(-1)).getMessage());
  }

  @Test
  void thresholdsWithDecisionsAreThoseOfTheirSuspects() {
    Losses losses = losses().by("suspicion");
    Suspects suspects = losses.suspects();
    Said said = Said.of(suspects.toReview(36).list(), row -> row % 10 < 3);
    Thresholds with = losses.thresholds(said);
    assertEquals(said.size(), with.decided());
    for (Thresholds.Row row : with.rows()) {
      assertEquals(losses.precision(row.threshold(), said), row.precision());
    }
    Thresholds.Row auto =
        with.rows().stream().filter(r -> r.threshold().name().equals("auto")).findFirst().get();
    assertEquals(said.size(), auto.precision().decided());
    assertTrue(auto.precision().isKnown());
  }

  @Test
  void thresholdsSayHowManyDecisionsTheyKnow() {
    Losses losses = losses();
    Suspects one = losses.top(1);
    Thresholds with = losses.thresholds(Said.of(one.list(), row -> true));
    assertEquals(
        "Thresholds on cross-entropy of simulated, with 1 decision",
        with.toString().lines().findFirst().get());
    assertEquals("Thresholds on cross-entropy of simulated, with 1 decision", with.table().name());
    assertTrue(with.plot().title().endsWith(": cut → suspects, with 1 decision"));
    assertEquals("Thresholds on cross-entropy of simulated", losses.thresholds().table().name());
    assertTrue(losses.thresholds().plot().title().endsWith(": cut → suspects"));
    Said none = Said.of(List.of(), row -> true);
    assertEquals(losses.thresholds().toString(), losses.thresholds(none).toString());
  }

  @Test
  void thresholdTableHoldsEstimateAndInterval() {
    Losses losses = losses();
    Said said = Said.of(losses.above(fixed(0.5)).toReview(20).list(), row -> row % 2 == 0);
    Thresholds thresholds = Thresholds.of(losses, List.of(fixed(0.5), fixed(100), fixed(1)), said);
    Table table = thresholds.table();
    Precision precision = losses.precision(fixed(0.5), said);
    assertEquals(precision.estimate(), table.doubleColumn("precision").get(0));
    assertEquals(precision.low(), table.doubleColumn("precision_low").get(0));
    assertEquals(precision.high(), table.doubleColumn("precision_high").get(0));
    assertTrue(table.doubleColumn("precision").isMissing(1));
    assertEquals(0, table.intColumn("decided").get(1));
    String interval = Words.of("%.1f–%.1f %%", 100 * precision.low(), 100 * precision.high());
    assertTrue(thresholds.toString().contains(interval), thresholds.toString());
    // what was drawn from one list is no sample of another
    assertTrue(table.doubleColumn("precision").isMissing(2));
    assertTrue(thresholds.toString().contains("unknown"), thresholds.toString());
  }

  private static Threshold fixed(double value) {
    return ThresholdNames.find("fixed").with(value);
  }

  @Test
  void readsAsWords() {
    assertEquals("no suspects", losses().top(0).precision().toString());
    assertEquals(
        "62 % (40–80 %), 30 decided", new Precision(0.62, 0.4, 0.8, 20, 30, 200).toString());
  }
}
