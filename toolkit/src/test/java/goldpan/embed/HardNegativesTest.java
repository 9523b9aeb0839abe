package goldpan.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.predict.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardNegativesTest {
  private static final int N = 300;
  @TempDir private Path folder;

  private Embeddings random(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder labels = new StringBuilder();
    float[][] rows = new float[N][5];
    for (int r = 0; r < N; r++) {
      labels.append("abc".charAt(random.nextInt(3)));
      for (int d = 0; d < 5; d++) {
        rows[r][d] = (float) random.nextGaussian();
      }
    }
    Dataset dataset = EmbeddingsTest.labelled(folder, labels.toString());
    return Embeddings.of(dataset, Matrix.of(rows), "random");
  }

  private static double cosine(Embeddings e, int a, int b) {
    double product = 0;
    double left = 0;
    double right = 0;
    for (int d = 0; d < e.dimensions(); d++) {
      product += (double) e.vectors().at(a, d) * e.vectors().at(b, d);
      left += (double) e.vectors().at(a, d) * e.vectors().at(a, d);
      right += (double) e.vectors().at(b, d) * e.vectors().at(b, d);
    }
    return product / Math.sqrt(left * right);
  }

  /** What looking at every pair finds: anchor, positive and negative as text. */
  private static List<String> oracle(
      Embeddings e,
      int each,
      int from,
      int to,
      double least,
      double most,
      double absolute,
      double relative) {
    int[] labels = e.dataset().labels();
    List<String> found = new ArrayList<>();
    for (int a = 0; a < e.size(); a++) {
      int anchor = a;
      Comparator<Integer> nearer = Comparator.comparingDouble(i -> -cosine(e, anchor, i));
      int positive =
          IntStream.range(0, e.size())
              .filter(i -> i != anchor && labels[i] == labels[anchor])
              .boxed()
              .min(nearer)
              .orElseThrow();
      double reference = cosine(e, anchor, positive);
      IntStream.range(0, e.size())
          .filter(i -> labels[i] != labels[anchor])
          .boxed()
          .sorted(nearer)
          .skip(from)
          .limit(to - from)
          .filter(i -> cosine(e, anchor, i) >= least && cosine(e, anchor, i) <= most)
          .filter(i -> cosine(e, anchor, i) <= reference - absolute)
          .filter(i -> cosine(e, anchor, i) <= reference - relative * Math.abs(reference))
          .limit(each)
          .forEach(i -> found.add(anchor + " " + positive + " " + i));
    }
    return found;
  }

  private static List<String> texts(MinedNegatives mined) {
    return mined.triplets().stream()
        .map(t -> t.anchor() + " " + t.positive() + " " + t.negative())
        .toList();
  }

  @Test
  void theyAreWhatLookingAtEveryPairFinds() throws IOException {
    Embeddings e = random(1);
    HardNegatives any = HardNegatives.of(e);
    assertEquals(oracle(e, 1, 0, 100, -1, 1, -9, -9), texts(any.mine()));
    assertEquals(oracle(e, 5, 0, 100, -1, 1, .05, -9), texts(any.perAnchor(5).margin(.05).mine()));
    assertEquals(
        oracle(e, 3, 4, 30, .1, .8, -9, -9),
        texts(any.perAnchor(3).range(4, 30).minScore(.1).maxScore(.8).mine()));
    assertEquals(
        oracle(e, 4, 0, 250, -1, 1, -9, .2),
        texts(any.perAnchor(4).range(0, 250).relativeMargin(.2).mine()));
  }

  @Test
  void theRelativeMarginIsStricterForNegativeSimilaritiesToo() throws IOException {
    Dataset three = EmbeddingsTest.labelled(folder, "aab");
    // the positive of the first is at -0.6, the negative at -0.65: less than a tenth below
    Embeddings e =
        Embeddings.of(
            three,
            Matrix.of(new float[] {1, 0}, new float[] {-.6f, .8f}, new float[] {-.65f, -.759934f}),
            "by hand");
    List<Integer> loose =
        HardNegatives.of(e).relativeMargin(.05).mine().triplets().stream()
            .map(MinedNegatives.Triplet::anchor)
            .toList();
    List<Integer> strict =
        HardNegatives.of(e).relativeMargin(.1).mine().triplets().stream()
            .map(MinedNegatives.Triplet::anchor)
            .toList();
    assertTrue(loose.contains(0), "-0.65 is below -0.6 - 0.05 * 0.6 = -0.63");
    assertTrue(!strict.contains(0), "-0.65 is not below -0.6 - 0.1 * 0.6 = -0.66");
  }

  @Test
  void randomOnesAreTheSameForASeedAndAmongTheCandidates() throws IOException {
    HardNegatives ten = HardNegatives.of(random(2)).range(0, 10).perAnchor(2);
    List<String> candidates = texts(ten.perAnchor(10).mine());
    List<String> first = texts(ten.random(7).mine());
    assertEquals(first, texts(ten.random(7).mine()));
    assertNotEquals(first, texts(ten.random(8).mine()));
    assertNotEquals(first, texts(ten.top().mine()));
    assertEquals(2 * N, first.size());
    assertTrue(candidates.containsAll(first), "of the ten nearest");
  }

  @Test
  void duplicatesAndDoubtedSamplesAreNoNegatives() throws IOException {
    Embeddings e = random(3);
    List<MinedNegatives.Triplet> all = HardNegatives.of(e).mine().triplets();
    MinedNegatives.Triplet first = all.get(0);
    int[] groups = new int[N];
    Arrays.fill(groups, -1);
    groups[first.anchor()] = 4;
    groups[first.negative()] = 4;
    MinedNegatives apart = HardNegatives.of(e).apart(groups).mine();
    assertTrue(
        apart.triplets().stream()
            .noneMatch(t -> t.anchor() == first.anchor() && t.negative() == first.negative()));
    String doubted = e.dataset().id(first.negative());
    assertTrue(
        HardNegatives.of(e).without(List.of(doubted)).mine().triplets().stream()
            .noneMatch(t -> t.negative() == first.negative()));
  }

  @Test
  void aClassOfOneHasPairsAndNoTriplets() throws IOException {
    Dataset three = EmbeddingsTest.labelled(folder, "aab");
    Embeddings e =
        Embeddings.of(
            three,
            Matrix.of(new float[] {1, 0}, new float[] {1, 1}, new float[] {1, .5f}),
            "by hand");
    MinedNegatives pairs = HardNegatives.of(e).mine();
    assertTrue(!pairs.triplets().get(2).hasPositive());
    assertEquals(3, HardNegatives.of(e).margin(0).mine().anchorsWithout());
    Path csv = pairs.save(folder.resolve("n.csv"));
    assertEquals(
        "anchor,positive,negative,anchor_label,negative_label,positive_similarity,negative_similarity",
        Files.readAllLines(csv).get(0));
    assertTrue(Files.readAllLines(csv).get(3).startsWith("2,,"), Files.readString(csv));
    String json = Files.readAllLines(pairs.save(folder.resolve("n.jsonl"))).get(2);
    assertTrue(json.startsWith("{\"anchor\":\"2\",\"negative\":"), json);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() throws IOException {
    HardNegatives any = HardNegatives.of(random(4));
    assertEquals("negatives are 0 an anchor; expected 1 or more", refusal(() -> any.perAnchor(0)));
    assertEquals(
        "range is 5 to 5; expected 0 or more, and a higher end", refusal(() -> any.range(5, 5)));
    assertEquals("similarity is NaN; expected -1 to 1", refusal(() -> any.minScore(Double.NaN)));
    assertEquals("margin is 1.5; expected 0 to 1", refusal(() -> any.relativeMargin(1.5)));
    assertEquals(
        "groups are 2, labels.txt has 300 samples; expected one a sample",
        refusal(() -> any.apart(new int[2])));
    assertEquals(
        "file is n.parquet; expected a name that ends in .csv or .jsonl",
        refusal(() -> any.mine().save(Path.of("n.parquet"))));
  }

  private static String refusal(org.junit.jupiter.api.function.Executable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
