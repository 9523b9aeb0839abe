package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goldpan.data.Dataset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {
  @TempDir Path folder;
  private final Dataset toy = Toy.dataset(30);

  @Test
  void twoReviewersAgreeExceptWhereTheyDiffer() {
    Decisions anna;
    Decisions ben;
    try (Journal journal = Journal.open(folder.resolve("anna"), toy)) {
      journal.drop(List.of("s1", "s2", "s3"), new Note("anna", ""));
      anna = journal.decisions();
    }
    try (Journal journal = Journal.open(folder.resolve("ben"), toy)) {
      journal.drop(List.of("s2"), new Note("ben", ""));
      journal.relabel(List.of("s3", "s4"), "bird", new Note("ben", "whiskers"));
    }
    ben = Journal.read(Journal.path(folder.resolve("ben"), toy), toy);
    Merge merge = anna.merge(ben);
    assertEquals(
        List.of("s1", "s2", "s4"), merge.agreed().list().stream().map(Decision::id).toList());
    assertEquals(List.of("s3"), merge.conflicts().stream().map(Merge.Conflict::id).toList());
    assertEquals(Decision.Action.DROP, merge.preferringFirst().of("s3").orElseThrow().action());
    assertEquals("bird", merge.preferringSecond().of("s3").orElseThrow().newLabel());
    assertEquals(
        "3 decisions agree, 1 conflict\n  " + anna.of("s3").get() + " | " + ben.of("s3").get(),
        merge.toString());
  }

  @Test
  void aColleaguesDecisionsAreTakenOverAndUndoneAsOne() {
    try (Journal journal = Journal.open(folder, toy)) {
      journal.keep("s1");
      Decisions mine = journal.decisions();
      Decision theirs =
          new Decision("s1", Decision.Action.RELABEL, "dog", "cat", "ben", Now.get(), "");
      journal.take(Decisions.of(toy, List.of(theirs)), Note.mine());
      assertEquals("ben", journal.decision("s1").orElseThrow().by());
      journal.undo();
      assertEquals(mine, journal.decisions());
    }
  }

  @Test
  void decisionsOnOtherDatasetsAreRefused() {
    Decisions other = Decisions.of("other", "ffffffffffffffff", 3, List.of());
    Decisions mine = Decisions.of(toy, List.of());
    String brief = Merge.brief(toy.fingerprint());
    assertEquals(
        "decisions are on toy ("
            + brief
            + ") and other (ffffffffffff); expected both on one dataset; merge decisions with equal fingerprints",
        assertThrows(JournalException.class, () -> mine.merge(other)).getMessage());
  }
}
