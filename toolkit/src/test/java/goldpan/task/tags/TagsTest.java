package goldpan.task.tags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.mining.Losses;
import goldpan.mining.Suspects;
import goldpan.review.Journal;
import goldpan.review.Note;
import goldpan.run.Home;
import goldpan.run.Mining;
import goldpan.run.Run;
import goldpan.run.Runs;
import goldpan.train.Baseline;
import goldpan.train.BaselineTraining;
import goldpan.train.Blobs;
import goldpan.train.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop on samples with any number of tags: units, losses, decisions, the cleaned dataset. */
class TagsTest {
  private static final List<String> NAMES = List.of("low", "middle", "round");
  private static final int N = 120;
  @TempDir Path folder;

  /** Ants are low and round, bees middle and round, cats nothing; sample 9 lacks "low". */
  private static List<BitSet> sets() {
    List<BitSet> sets = new ArrayList<>();
    for (int i = 0; i < N; i++) {
      BitSet own = new BitSet();
      own.set(0, i % 3 == 0 && i != 9);
      own.set(1, i % 3 == 1);
      own.set(2, i % 3 != 2);
      sets.add(own);
    }
    return sets;
  }

  private static Dataset tagged() {
    Dataset blobs = Blobs.dataset(N).withClasses(List.of("ant", "bee", "cat"));
    return Dataset.of(
            "tagged",
            blobs.root(),
            NAMES,
            Dataset.Ids.of(blobs.stream().map(s -> s.id()).toList()),
            new int[N],
            blobs.stream().map(s -> Split.NONE).toArray(Split[]::new),
            new Blobs.Bars(Blobs.labels(N, 3), 12, 12, 1, java.util.Set.of()),
            List.of())
        .annotated(Tags.of(NAMES, sets()));
  }

  private static Baseline baseline(Dataset dataset) {
    return BaselineTraining.on(dataset).folds(2).epochs(8).width(4).batch(8).seed(3).train();
  }

  @Test
  void samplesSayTheirTagsAndRefuseToSayOneClass() {
    Dataset tagged = tagged();
    assertEquals("low, round", tagged.sample(0).label());
    assertEquals("no tag", tagged.sample(2).label());
    assertEquals(-1, tagged.sample(0).labelIndex());
    DatasetException refused = assertThrows(DatasetException.class, () -> tagged.label(0));
    assertEquals(
        "the samples of tagged have tags; expected one class each; mine(...) gives each of its tags a label and a loss",
        refused.getMessage());
    assertTrue(tagged.toString().contains("low 39, middle 40, round 80"), tagged.toString());
  }

  @Test
  void aUnitIsOneTagOfOneSample() {
    Dataset units = tagged().units();
    assertEquals(3 * N, units.size());
    assertEquals(List.of("absent", "present"), units.classes());
    assertEquals("s0#low", units.id(0));
    assertEquals("present", units.labelText(0));
    assertEquals("absent", units.labelText(1));
    assertEquals(0, units.baseIndex(2));
    assertEquals("round", units.part(2));
    assertEquals(1, units.indexOf("s0#middle").orElseThrow());
  }

  @Test
  void theLackingTagIsTheFirstSuspect() {
    Dataset tagged = tagged();
    Run run = Mining.in(new Home(folder), Progress.SILENT).mine(tagged, baseline(tagged));
    Losses losses = run.losses();
    assertEquals(3 * N, losses.size());
    Suspects suspects = losses.top(1);
    assertEquals("s9#low", suspects.get(0).sample().id());
    assertEquals("absent", suspects.get(0).sample().label());
    assertEquals("present", suspects.get(0).predicted());
    assertTrue(losses.dataset().base() == tagged);
    assertEquals("s9", losses.sampleTable().stringColumn("id").get(0));
    assertEquals("low", losses.sampleTable().stringColumn("worst").get(0));
    assertEquals(N, losses.sampleTable().rowCount());
  }

  @Test
  void aRunReopensWithItsUnitsAndItsBaseline() throws IOException {
    StringBuilder table = new StringBuilder("text,tags\n");
    for (int i = 0; i < N; i++) {
      table.append('"').append(Sentences.text(i)).append("\",");
      table.append(i % 3 == 0 ? "ant|small" : i % 3 == 1 ? "bee|small" : "").append('\n');
    }
    Path file = Files.writeString(folder.resolve("animals.csv"), table);
    Dataset tagged = Dataset.open(file).where(s -> s.index() != 7);
    Home home = new Home(folder.resolve("home"));
    Run run = Mining.in(home, Progress.SILENT).mine(tagged, BaselineTraining.on(tagged).train());
    Run again = Runs.in(home).open(run.id());
    assertEquals(run.losses().table().toString(), again.losses().table().toString());
    assertEquals(run.dataset().fingerprint(), again.dataset().fingerprint());
    assertEquals(tagged.identity(), again.dataset().base().identity());
    assertEquals(tagged.fingerprint(), again.baseline().orElseThrow().dataset().fingerprint());
  }

  @Test
  void decisionsOnTagsAndSamplesMakeTheCleanedDataset() {
    Dataset tagged = tagged();
    try (Journal journal = Journal.open(folder, tagged.units())) {
      journal.relabel("s9#low", "present");
      journal.relabel(List.of("s0#round"), "absent", Note.mine());
      journal.keep("s1#middle");
      journal.drop("s2");
      IllegalArgumentException unknown =
          assertThrows(IllegalArgumentException.class, () -> journal.relabel("s9#low", "cat"));
      assertEquals(
          "class \"cat\" is not in tagged; expected one of [absent, present]",
          unknown.getMessage());
      IllegalArgumentException whole =
          assertThrows(IllegalArgumentException.class, () -> journal.relabel("s9", "present"));
      assertEquals(
          "\"s9\" of tagged is a sample that has tags; expected it kept or dropped, or one of its tags (an id such as \"s9#…\") labelled",
          whole.getMessage());
      Dataset clean = tagged.apply(journal.decisions());
      assertEquals(N - 1, clean.size());
      assertEquals("low, round", clean.sample("s9").label());
      assertEquals("low", clean.sample("s0").label());
      assertFalse(clean.indexOf("s2").isPresent());
      assertNotEquals(clean.fingerprint(), tagged.fingerprint());
      assertTrue(clean.lineage().isPresent());
    }
    try (Journal again = Journal.open(folder, tagged)) {
      assertEquals(4, again.decisions().size());
    }
  }

  @Test
  void otherTagsHaveAnotherFingerprint() {
    List<BitSet> others = sets();
    others.get(5).flip(1);
    Dataset tagged = tagged();
    assertEquals(tagged().fingerprint(), tagged.fingerprint());
    assertNotEquals(tagged.annotated(Tags.of(NAMES, others)).fingerprint(), tagged.fingerprint());
    assertEquals(tagged.identity(), tagged.units().identity());
  }

  @Test
  void unitsThatAreNotThereAreNamed() {
    DatasetException refused =
        assertThrows(DatasetException.class, () -> tagged().units(List.of("s0#low", "s0#red")));
    assertTrue(refused.getMessage().contains("s0#red"), refused.getMessage());
  }
}
