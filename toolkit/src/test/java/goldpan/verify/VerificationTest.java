package goldpan.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.review.Decisions;
import goldpan.review.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions that help, hurt and do nothing, on texts whose right labels are known. */
class VerificationTest {
  private static final int SAMPLES = 500;
  @TempDir Path folder;
  private Dataset texts;
  private Dataset gold;

  /** Of the cats, two in five are called dogs. */
  private static boolean isPlanted(int i) {
    return i % 2 == 0 && (i / 2) % 5 < 2;
  }

  private static String truth(int i) {
    return i % 2 == 0 ? "cat" : "dog";
  }

  @BeforeEach
  void write() throws IOException {
    texts = open("texts.csv", 1, i -> isPlanted(i) ? "dog" : truth(i));
    gold = open("gold.csv", 2, VerificationTest::truth);
  }

  private Dataset open(String name, long seed, java.util.function.IntFunction<String> label)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder table = new StringBuilder("text,label\n");
    for (int i = 0; i < SAMPLES; i++) {
      for (int w = 0; w < 8; w++) {
        boolean own = random.nextDouble() < 0.35;
        table.append(own ? truth(i) : "word").append(random.nextInt(own ? 40 : 60)).append(' ');
      }
      table.append(',').append(label.apply(i)).append('\n');
    }
    return Dataset.open(Files.writeString(folder.resolve(name), table.toString()));
  }

  private Decisions relabel(IntPredicate chosen) {
    try (Journal journal = Journal.open(folder.resolve("journals" + chosen.hashCode()), texts)) {
      IntStream.range(0, SAMPLES)
          .filter(chosen)
          .forEach(
              i -> {
                String given = texts.sample(i).label();
                journal.relabel(texts.id(i), given.equals("cat") ? "dog" : "cat");
              });
      return journal.decisions();
    }
  }

  private Verification verify(Decisions decisions) {
    return VerificationTraining.of(texts, decisions).gold(gold).seeds(3).run();
  }

  @Test
  void trueCorrectionsHelp() {
    Verification found = verify(relabel(VerificationTest::isPlanted));
    assertEquals(Verification.Verdict.HELPED, found.verdict(), found.toString());
    assertEquals(100, found.relabels());
    assertEquals(SAMPLES, found.size());
    assertTrue(
        found.difference(Arm.CONTROL, "accuracy").difference()
            < found.difference(Arm.DECIDED, "accuracy").difference(),
        found.toString());
    assertTrue(found.toString().contains("measured on the 500 samples of gold set gold"));
    assertEquals(3 * 3 + 2, found.table().rowCount());
  }

  @Test
  void spoiledLabelsHurt() {
    Verification found = verify(relabel(i -> i % 2 == 0 && !isPlanted(i) && i % 3 > 0));
    assertEquals(Verification.Verdict.HURT, found.verdict(), found.toString());
  }

  @Test
  void aFewRandomDecisionsMakeNoDifference() {
    Verification found = verify(relabel(i -> i % 125 == 3));
    assertEquals(Verification.Verdict.NO_DIFFERENCE, found.verdict(), found.toString());
  }

  @Test
  void withoutAGoldSetPartsOfTheDecidedSamplesAreHeldOut() {
    Decisions decisions = relabel(VerificationTest::isPlanted);
    VerificationTraining training = VerificationTraining.of(texts, decisions).seeds(2).parts(2);
    assertEquals(3 * 2 * 2, training.trainings());
    assertEquals(
        "verification of 100 decisions on texts.csv: 12 trainings (3 arms × 2 seeds × 2 parts) on about 500 samples each, measured on the 100 samples that a person decided, which are mostly harder than the others; call run()",
        training.toString());
    Verification found = training.run();
    assertEquals(100, found.size());
    assertEquals(Verification.Verdict.HELPED, found.verdict(), found.toString());
  }

  @Test
  void whatWasTrainedIsNotTrainedAgainAndTheOutcomeIsTheSame() throws IOException {
    Decisions decisions = relabel(VerificationTest::isPlanted);
    Path unfinished = folder.resolve("unfinished");
    VerificationTraining training =
        VerificationTraining.of(texts, decisions).gold(gold).seeds(2).resumable(unfinished);
    String first = training.run().toString();
    assertEquals(first, training.run().toString());
    try (var left = Files.list(unfinished)) {
      assertEquals(0, left.filter(Files::isDirectory).count());
    }
  }

  @Test
  void aTestSetCleanedByTheModelsOwnOpinionIsRefused() {
    Decisions decisions = relabel(i -> i == 0);
    int[] opinion = texts.labels();
    opinion[2] = 1 - opinion[2];
    Dataset cleaned = texts.withLabels(opinion).named("cleaned");
    VerificationTraining training = VerificationTraining.of(texts, decisions);
    assertEquals(
        "gold set cleaned has other labels than texts.csv for 1 samples that nobody decided (first: [002]); expected labels that are given or decided, since a test set cleaned by a model's own opinion only says that the model agrees with itself; review them, or say who labelled them: goldBy(\"who\", dataset)",
        assertThrows(VerificationException.class, () -> training.gold(cleaned)).getMessage());
    assertTrue(
        training.goldBy("three vets", cleaned).toString().contains(", labelled by three vets"));
  }

  @Test
  void tooFewDecisionsAndNoChangesAreRefused() {
    assertEquals(
        "texts.csv has 1 samples that a person kept or relabelled; expected 20 or more to measure by; decide more, such as suspects.toReview(20), or pass a set with right labels: gold(dataset)",
        assertThrows(
                VerificationException.class,
                () -> VerificationTraining.of(texts, relabel(i -> i == 0)).run())
            .getMessage());
    assertEquals(
        "the 0 decisions on texts.csv relabel or drop no sample that is trained on; expected at least one, as nothing else changes a training; decide more with review(suspects)",
        assertThrows(
                VerificationException.class,
                () -> VerificationTraining.of(texts, relabel(i -> false)))
            .getMessage());
  }

  @Test
  void theControlChangesAsManySamplesAtRandom() {
    ArmLabels decided = ArmLabels.decided(texts, relabel(VerificationTest::isPlanted));
    int[] all = IntStream.range(0, SAMPLES).toArray();
    ArmLabels control = ArmLabels.control(texts, decided, all, 5);
    assertEquals(100, control.relabels(texts, all));
    assertEquals(0, control.drops(all));
  }
}
