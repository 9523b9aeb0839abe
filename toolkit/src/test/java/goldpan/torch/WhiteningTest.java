package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Progress;
import goldpan.input.Input;
import goldpan.input.PictureSource;
import goldpan.predict.Predictions;
import goldpan.train.Baseline;
import goldpan.train.BaselineTraining;
import goldpan.train.Blobs;
import goldpan.train.Network;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhiteningTest {
  private static final Input INPUT = new Input(3, 3, 1, List.of(100f), List.of(50f));

  /** Noise in which neighbours to the right repeat. */
  private static PictureSource pairs() {
    return (i, into, offset) -> {
      Random random = new Random(i);
      for (int y = 0; y < 3; y++) {
        int value = random.nextInt(200);
        for (int x = 0; x < 3; x++) {
          into[offset + 3 * y + x] = (byte) (value + random.nextInt(20));
        }
      }
      return Optional.empty();
    };
  }

  @Test
  void rotationsFindEigenvaluesAndVectors() {
    double[][] a = {{2, 1, 0}, {1, 2, 0}, {0, 0, 5}};
    double[][] vectors = Whitening.diagonalise(a);
    double[] values = {a[0][0], a[1][1], a[2][2]};
    java.util.Arrays.sort(values);
    assertEquals(1, values[0], 1e-12);
    assertEquals(3, values[1], 1e-12);
    assertEquals(5, values[2], 1e-12);
    for (int v = 0; v < 3; v++) {
      double[] x = {vectors[0][v], vectors[1][v], vectors[2][v]};
      assertEquals(a[v][v] * x[0], 2 * x[0] + x[1], 1e-12);
      assertEquals(a[v][v] * x[1], x[0] + 2 * x[1], 1e-12);
      assertEquals(a[v][v] * x[2], 5 * x[2], 1e-12);
    }
  }

  @Test
  void answersOfTheFiltersAreUncorrelatedAndOfUnitVariance() {
    float[] filters = Whitening.filters(pairs(), 400, INPUT);
    assertEquals(Whitening.count(1) * 4, filters.length);
    double[][] products = new double[4][4];
    byte[] picture = new byte[9];
    int patches = 0;
    for (int i = 0; i < 400; i++) {
      pairs().read(i, picture, 0);
      for (int at : new int[] {0, 1, 3, 4}) {
        double[] answers = new double[4];
        for (int f = 0; f < 4; f++) {
          for (int p = 0; p < 4; p++) {
            double value = ((picture[at + p / 2 * 3 + p % 2] & 0xff) - 100) / 50.0;
            answers[f] += filters[4 * f + p] * value;
          }
        }
        patches++;
        for (int f = 0; f < 4; f++) {
          for (int g = 0; g < 4; g++) {
            products[f][g] += answers[f] * answers[g];
          }
        }
      }
    }
    for (int f = 0; f < 4; f++) {
      for (int g = 0; g < 4; g++) {
        // the least variance that is assumed keeps the quiet directions below one
        double most = f == g ? 1.0001 : 1e-4;
        assertTrue(products[f][g] / patches <= most, f + " with " + g);
      }
      assertTrue(products[f][f] / patches > 0.5, "variance " + f);
      assertEquals(-filters[4 * f], filters[16 + 4 * f]);
    }
  }

  @Test
  void aWhitenedNetworkOfAnySizeLearnsAndComesBackFromItsWeights() {
    for (int side : new int[] {8, 12, 28}) {
      int[] labels = Blobs.labels(90, 3);
      var dataset =
          Blobs.dataset(
              labels,
              new Blobs.Bars(labels, side, side, 3, Set.of()),
              i -> goldpan.data.Split.NONE);
      BaselineTraining training =
          BaselineTraining.on(dataset).thorough().width(4).epochs(12).batch(16).seed(3);
      Baseline baseline = training.train();
      assertEquals(2, baseline.recipe().folds());
      assertEquals(Network.WHITENED, baseline.recipe().network());
      assertTrue(baseline.accuracy() > 0.8, side + " pixels: accuracy " + baseline.accuracy());
      Predictions own = baseline.predict(dataset, Progress.SILENT);
      Predictions other = baseline.inSample().predict(dataset, Progress.SILENT);
      assertNotEquals(own.probability(0, 0), other.probability(0, 0));
      assertEquals(16, own.embeddings().orElseThrow().columns());
      assertEquals(
          own.neighbours().orElseThrow().votes(5), other.neighbours().orElseThrow().votes(5));
      assertTrue(training.overfitOneBatch().passed());
    }
  }
}
