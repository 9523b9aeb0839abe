package goldpan.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Split;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

  private static Dataset labelled(int... labels) {
    return Blobs.dataset(labels, new Blobs.Bars(labels, 8, 8, 1, Set.of()), i -> Split.NONE);
  }

  private static int[] all(Dataset dataset) {
    return IntStream.range(0, dataset.size()).toArray();
  }

  private static Targets targets(Dataset dataset) {
    return Targets.single(dataset.labels(), dataset.classes().size());
  }

  @Test
  void everySampleIsHeldOutOnceAndClassesAreSpreadEvenly() {
    int[] labels = IntStream.range(0, 100).map(i -> i < 70 ? 0 : i < 93 ? 1 : 2).toArray();
    Dataset dataset = labelled(labels);
    Folds folds = Folds.stratified(dataset, all(dataset), 4, 9);
    int[] seen = new int[100];
    for (int f = 0; f < 4; f++) {
      int[] heldOut = folds.heldOut(f);
      assertEquals(25, heldOut.length);
      assertEquals(75, folds.learnt(f).length);
      int[] sizes = new int[3];
      for (int i : heldOut) {
        seen[i]++;
        sizes[labels[i]]++;
        assertEquals(f, folds.of(i));
      }
      assertTrue(sizes[0] >= 17 && sizes[0] <= 18, Arrays.toString(sizes));
      assertTrue(sizes[1] >= 5 && sizes[1] <= 6, Arrays.toString(sizes));
      assertTrue(sizes[2] >= 1 && sizes[2] <= 2, Arrays.toString(sizes));
    }
    assertTrue(Arrays.stream(seen).allMatch(s -> s == 1));
  }

  @Test
  void aSeedGivesTheSameFoldsAndAnotherSeedOthers() {
    Dataset dataset = Blobs.dataset(60);
    assertArrayEquals(heldOut(dataset, 1), heldOut(dataset, 1));
    assertFalse(Arrays.equals(heldOut(dataset, 1), heldOut(dataset, 2)));
  }

  private static int[] heldOut(Dataset dataset, long seed) {
    return Folds.stratified(dataset, all(dataset), 3, seed).heldOut(0);
  }

  @Test
  void tooFewSamplesSayWhatToDo() {
    assertRefused(
        "blobs has 9 usable training samples for 5 folds; expected at least 10; use fewer folds,"
            + " add samples, or bring predictions along",
        5,
        labelled(0, 1, 0, 1, 0, 1, 0, 1, 0));
  }

  @Test
  void oneClassSaysWhatToDo() {
    assertRefused(
        "blobs has training samples of 1 class (bee); expected at least 2; a model of one class has"
            + " nothing to tell apart: add the other classes",
        2,
        labelled(1, 1, 1, 1));
  }

  @Test
  void oneFoldIsRefused() {
    assertRefused(
        "folds is 1; expected 2 or more, so that every sample is held out once",
        1,
        labelled(0, 1, 0, 1));
  }

  @Test
  void classesWithFewerSamplesThanFoldsAreFindings() {
    Dataset dataset = labelled(0, 0, 0, 0, 0, 1, 2, 2);
    assertEquals(
        "[bee: note: class has 1 training sample, fewer than the 3 folds: the model that judges it"
            + " never saw its class, so its loss says nothing; add samples, merge it with another"
            + " class, or leave it out with where(...), cat: note: class has 2 training samples,"
            + " fewer than the 3 folds: losses of this class rest on very few examples; add samples,"
            + " merge it with another class, or leave it out with where(...)]",
        Folds.smallClasses(dataset, targets(dataset), 3).stream()
            .map(f -> f.where() + ": " + f.kind().words() + ": " + f.what())
            .toList()
            .toString());
    assertEquals(
        0, Folds.smallClasses(dataset, targets(dataset).rows(new int[] {0, 1, 2}), 3).size());
  }

  private static void assertRefused(String message, int count, Dataset dataset) {
    PredictionException e =
        assertThrows(
            PredictionException.class, () -> Folds.stratified(dataset, all(dataset), count, 1));
    assertEquals(message, e.getMessage());
  }
}
