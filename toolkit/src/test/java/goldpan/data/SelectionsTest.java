package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionsTest {
  private final Dataset ten = numbers(10);

  @Test
  void aSubsetKeepsOrderIdsAndPictures() {
    Dataset d = ten.subset(new int[] {7, 2, 4}).subset(new int[] {2, 0});
    assertEquals(List.of("4", "7"), d.stream().map(Sample::id).toList());
    assertEquals(7, d.pixels(1).at(0, 0, 0));
    assertEquals(ten.classes(), d.classes());
  }

  @Test
  void aSubsetKeepsFindingsOfItsSamplesAndOfOtherThings() {
    assertEquals(
        List.of("3", "folder"),
        ten.where(s -> s.index() < 5).findings().stream().map(Finding::where).toList());
    assertEquals(
        List.of("folder"),
        ten.where(s -> s.index() >= 5).findings().stream().map(Finding::where).toList());
  }

  @Test
  void indicesAreChecked() {
    assertEquals(
        "index is 10; expected 0 to 9, the samples of ten",
        assertThrows(IllegalArgumentException.class, () -> ten.subset(new int[] {10}))
            .getMessage());
    assertEquals(
        "index 1 is given twice; expected every sample of ten at most once",
        assertThrows(IllegalArgumentException.class, () -> ten.subset(new int[] {1, 1}))
            .getMessage());
  }

  @Test
  void aSeedGivesTheSameSplitForever() {
    assertEquals(
        List.of("5", "8", "9"),
        ten.randomSplit(0.3, 7).split(Split.TEST).stream().map(Sample::id).toList());
    assertNotEquals(ten.randomSplit(0.3, 7).fingerprint(), ten.randomSplit(0.3, 8).fingerprint());
  }

  @Test
  void everySampleIsDrawnAboutAsOften() {
    int[] drawn = new int[10];
    for (int seed = 0; seed < 10_000; seed++) {
      ten.randomSplit(0.3, seed).split(Split.TEST).stream()
          .forEach(s -> drawn[Integer.parseInt(s.id())]++);
    }
    for (int count : drawn) {
      assertEquals(3000, count, 200);
    }
  }

  @Test
  void aStratifiedSplitKeepsTheFractionInEveryClass() {
    Dataset d = numbers(1000).stratifiedSplit(0.2, 3);
    for (int c = 0; c < 2; c++) {
      int wanted = c;
      assertEquals(100, d.where(s -> s.labelIndex() == wanted && s.split() == Split.TEST).size());
    }
  }

  @Test
  void fractionsAreChecked() {
    for (double bad : new double[] {0, 1, -1, Double.NaN}) {
      assertEquals(
          "testFraction is " + bad + "; expected above 0 and below 1, such as 0.2",
          assertThrows(IllegalArgumentException.class, () -> ten.randomSplit(bad, 1)).getMessage());
    }
  }

  @Test
  void newLabelsAreChecked() {
    assertEquals(
        "ten has 10 samples, the new labels are 1; pass one a sample",
        assertThrows(DatasetException.class, () -> ten.withLabels(new int[] {0})).getMessage());
    int[] labels = new int[10];
    labels[4] = 2;
    labels[5] = -1;
    assertEquals(
        "ten has 2 bad new labels; expected 0 to 1:\n  4: 2\n  5: -1",
        assertThrows(DatasetException.class, () -> ten.withLabels(labels)).getMessage());
  }

  @Test
  void decisionsAreApplied() {
    Corrections corrections =
        new Fixed(ten.fingerprint(), Map.of("1", Optional.of("even"), "3", Optional.empty()));
    Dataset d = ten.apply(corrections);
    assertEquals(9, d.size());
    assertEquals("even", d.sample("1").label());
    assertEquals("odd", d.sample("5").label());
    assertEquals(Optional.of(new Dataset.Lineage(ten, corrections)), d.lineage());
    assertEquals(List.of("folder"), d.findings().stream().map(Finding::where).toList());
  }

  @Test
  void decisionsForAnotherDatasetAreRefused() {
    assertEquals(
        "the decisions were made for the dataset with fingerprint 0123456789ab…, ten is "
            + ten.fingerprint().substring(0, 12)
            + "…; open the dataset that they were made for",
        assertThrows(
                DatasetException.class, () -> ten.apply(new Fixed("0123456789abcdef", Map.of())))
            .getMessage());
  }

  @Test
  void decisionsThatDoNotFitAreRefused() {
    Corrections unknown = new Fixed(ten.fingerprint(), Map.of("x", Optional.empty()));
    assertEquals(
        "ten has 1 decisions that do not fit; expected its ids and classes [even, odd]:\n"
            + "  x: no such sample",
        assertThrows(DatasetException.class, () -> ten.apply(unknown)).getMessage());
    Corrections other = new Fixed(ten.fingerprint(), Map.of("1", Optional.of("prime")));
    assertEquals(
        "ten has 1 decisions that do not fit; expected its ids and classes [even, odd]:\n"
            + "  1: unknown class \"prime\"",
        assertThrows(DatasetException.class, () -> ten.apply(other)).getMessage());
  }

  @Test
  void fingerprintsTellApartWhatDiffers() {
    assertEquals("8f1822e7b6506bce", ten.fingerprint().substring(0, 16));
    assertEquals(ten.fingerprint(), numbers(10).fingerprint());
    assertEquals(ten.fingerprint(), ten.subset(IntStream.range(0, 10).toArray()).fingerprint());
    assertNotEquals(ten.fingerprint(), ten.subset(new int[] {1, 0}).fingerprint());
    assertNotEquals(ten.fingerprint(), ten.withLabels(new int[10]).fingerprint());
    assertNotEquals(ten.fingerprint(), ten.randomSplit(0.5, 1).fingerprint());
  }

  @Test
  void tablesCountClassesBySplit() {
    Dataset d = ten.stratifiedSplit(0.2, 1);
    assertEquals(
        List.of("class", "train", "test", "samples", "share"), d.classTable().columnNames());
    assertEquals("even", d.classTable().stringColumn("class").get(0));
    assertEquals(1, d.classTable().intColumn("test").get(0));
    assertEquals(0.5, d.classTable().doubleColumn("share").get(1));
    assertEquals(List.of("class", "samples", "share"), ten.classTable().columnNames());
    assertEquals(10, d.table().rowCount());
    assertArrayEquals(
        new Object[] {"3", "odd"}, new Object[] {ten.table().get(3, 0), ten.table().get(3, 2)});
  }

  @Test
  void aDatasetTellsWhatItIs() {
    assertEquals(
        """
        ten: 10 samples, 2 classes (train 8, test 2)
          even 5, odd 5
          2 findings:
            3: odd (note)
            folder: not followed (not followed)""",
        ten.stratifiedSplit(0.2, 1).toString());
  }

  private record Fixed(String fingerprint, Map<String, Optional<String>> labels)
      implements Corrections {
    @Override
    public int size() {
      return labels.size();
    }

    @Override
    public Optional<String> label(String id, String given) {
      return labels.get(id);
    }

    @Override
    public Iterable<String> ids() {
      return labels.keySet();
    }
  }

  /** Pictures of one pixel that count up, even and odd. */
  private static Dataset numbers(int n) {
    Media media =
        new Media() {
          @Override
          public int size() {
            return n;
          }

          @Override
          public Pixels pixels(int position) {
            return Pixels.of(1, 1, 1, bytes(position));
          }

          @Override
          public byte[] bytes(int position) {
            return new byte[] {(byte) position};
          }
        };
    Split[] splits = new Split[n];
    Arrays.fill(splits, Split.NONE);
    return Dataset.of(
        "ten",
        Path.of("ten"),
        List.of("even", "odd"),
        Dataset.Ids.numbered(n),
        IntStream.range(0, n).map(i -> i % 2).toArray(),
        splits,
        media,
        List.of(
            new Finding("3", Finding.Kind.NOTE, "odd"),
            new Finding("folder", Finding.Kind.NOT_FOLLOWED, "not followed")));
  }
}
