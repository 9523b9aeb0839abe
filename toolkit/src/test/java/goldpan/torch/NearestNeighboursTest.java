package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import goldpan.predict.Matrix;
import goldpan.predict.Neighbours;
import goldpan.train.NeighbourVotes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestNeighboursTest {

  private static Matrix random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    Matrix.Builder matrix = Matrix.builder(rows, columns);
    for (int r = 0; r < rows; r++) {
      float[] row = new float[columns];
      for (int c = 0; c < columns; c++) {
        row[c] = (float) random.nextGaussian();
      }
      matrix.set(r, row, 0);
    }
    return matrix.build();
  }

  private static double cosine(Matrix a, int i, Matrix b, int j) {
    double product = 0;
    double left = 0;
    double right = 0;
    for (int c = 0; c < a.columns(); c++) {
      product += (double) a.at(i, c) * b.at(j, c);
      left += (double) a.at(i, c) * a.at(i, c);
      right += (double) b.at(j, c) * b.at(j, c);
    }
    return product == 0 ? 0 : product / Math.sqrt(left * right);
  }

  private static long[][] search(Matrix bank, Matrix queries, int count) {
    long[][] found = new long[queries.rows()][];
    int before = Torch.liveArrays();
    new NearestNeighbours(Device.cpu(), count)
        .search(
            bank,
            queries,
            2,
            (query, places, similarities, from) -> {
              found[query] = Arrays.copyOfRange(places, from, from + count);
              for (int i = 0; i < count; i++) {
                double oracle = cosine(queries, query, bank, (int) found[query][i]);
                assertEquals(oracle, similarities[from + i], 1e-5);
              }
            });
    assertEquals(before, Torch.liveArrays());
    return found;
  }

  @Test
  void findsWhatLookingAtEveryPairFinds() {
    for (int size : new int[] {7, 64, 65, 1000, 1500}) {
      Matrix bank = random(size, 9, size);
      Matrix queries = random(700, 9, 5);
      long[][] found = search(bank, queries, 7);
      for (int q = 0; q < 700; q++) {
        int query = q;
        long[] oracle =
            IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -cosine(queries, query, bank, i)))
                .limit(7)
                .mapToLong(i -> i)
                .toArray();
        assertArrayEquals(oracle, found[q], "query " + q + " among " + size);
      }
    }
  }

  @Test
  void rowsThatOnlyFillUpAreNeverFoundEvenWhenAllElseIsOpposite() {
    Matrix bank = Matrix.of(new float[] {-1, 0}, new float[] {-1, -1}, new float[] {0, 0});
    assertArrayEquals(new long[] {2, 1, 0}, search(bank, Matrix.of(new float[] {2, 0}), 3)[0]);
  }

  @Test
  void equalRowsAreFoundInTheOrderOfTheBank() {
    Matrix five = random(5, 33, 3);
    int[] repeated = IntStream.range(0, 1000).map(i -> i % 5).toArray();
    long[][] found = search(five.rows(repeated), five, 12);
    for (int q = 0; q < 5; q++) {
      int query = q;
      long[] oracle = IntStream.range(0, 12).mapToLong(i -> query + 5L * i).toArray();
      assertArrayEquals(oracle, found[q], "query " + q);
    }
  }

  @Test
  void manyThatAreNearerToEachOtherThanRoundingTellsAreRankedExactly() {
    // cosines differ by 2e-9, less than 32 bits show
    Matrix.Builder bank = Matrix.builder(3000, 2);
    for (int i = 0; i < 3000; i++) {
      bank.set(i, new float[] {1, (i * 37 % 3000) * 3e-9f}, 0);
    }
    long[] found = search(bank.build(), Matrix.of(new float[] {1, 1}), 3)[0];
    assertEquals(2999, found[0] * 37 % 3000);
    assertEquals(2998, found[1] * 37 % 3000);
    assertEquals(2997, found[2] * 37 % 3000);
  }

  @Test
  void aBankWithFewerRowsThanAreAskedForIsRefused() {
    NearestNeighbours three = new NearestNeighbours(Device.cpu(), 3);
    Matrix two = random(2, 4, 1);
    assertEquals(
        "bank has 2 rows of 4, queries are of 4; expected at least 3 rows of as many",
        assertThrows(
                IllegalArgumentException.class,
                () -> three.search(two, two, 1, (query, bank, similarities, from) -> {}))
            .getMessage());
  }

  @Test
  void neighboursAreSamplesOfTheSameFoldWithoutTheSampleItself() {
    // two folds in turn; in each, two bundles of directions labelled 0 and 1
    int n = 40;
    Matrix.Builder bank = Matrix.builder(n, 2);
    int[] labels = new int[n];
    int[] folds = new int[n];
    for (int i = 0; i < n; i++) {
      boolean right = i % 4 < 2;
      folds[i] = i % 2;
      labels[i] = right ? 0 : 1;
      bank.set(i, right ? new float[] {1, i / 1e3f} : new float[] {i / 1e3f, 1}, 0);
    }
    labels[4] = 1;
    NeighbourVotes votes = new NeighbourVotes(bank.build(), labels, folds);
    assertEquals(19, votes.count());
    int[] known = IntStream.concat(IntStream.range(0, n), IntStream.of(-1)).toArray();
    int[] asked = Arrays.copyOf(labels, n + 1);
    Matrix.Builder embeddings = Matrix.builder(n + 1, 2);
    embeddings.set(n, new float[] {3, 0}, 0);
    Neighbours near = votes.of(embeddings.build(), known, asked, "cpu", 2);
    // fold 0 holds ten rightward samples, one of them labelled 1; of 19 neighbours 9 are rightward
    assertEquals(0, near.agreement(4), 0.05);
    assertEquals(1, near.commonest(0));
    assertEquals(11, near.votes(0));
    assertTrue(near.agreement(0) > 0.85, "agreement " + near.agreement(0));
    assertTrue(near.agreement(n) > 0.85, "agreement of a new sample " + near.agreement(n));
    assertEquals(9, near.matrix().columns() * 3);
    assertEquals(near.agreement(3), Neighbours.of(19, near.matrix()).agreement(3));
  }
}
