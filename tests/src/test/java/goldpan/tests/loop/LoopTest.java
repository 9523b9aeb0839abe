package goldpan.tests.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.mining.Losses;
import goldpan.run.Home;
import goldpan.run.Mining;
import goldpan.run.Run;
import goldpan.run.Runs;
import goldpan.train.Baseline;
import goldpan.train.BaselineTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the bundled digits, and on the same digits with errors planted among them. */
class LoopTest {
  private static final int PLANTED = 300;
  @TempDir Path folder;

  private static BaselineTraining baseline(Dataset dataset) {
    return BaselineTraining.on(dataset).folds(5).epochs(3).seed(7);
  }

  @Test
  void bundledDigitsAreLearntAndEverySampleIsJudgedOutOfFold() throws IOException {
    Dataset digits = Dataset.bundled("mnist-test");
    Baseline baseline = baseline(digits).train();
    for (double accuracy : baseline.accuracies()) {
      assertTrue(accuracy >= 0.97, baseline.toString());
    }
    Run run = Mining.in(new Home(folder), Progress.SILENT).mine(digits, baseline);
    Losses losses = run.losses();
    assertEquals(10_000, losses.size());
    assertEquals("10,000 out-of-fold", losses.predictions().originSummary());
    for (int r = 0; r < losses.size(); r++) {
      assertTrue(Double.isFinite(losses.at(r)) && losses.at(r) >= 0);
    }
    Run again = Runs.in(new Home(folder)).open(run.id());
    Path csv = again.losses().csv(folder.resolve("again.csv"));
    assertEquals(-1, Files.mismatch(run.folder().resolve("losses.csv"), csv));
  }

  @Test
  void plantedErrorsAreFound() {
    Dataset digits = Dataset.bundled("mnist-test");
    int[] labels = digits.labels();
    boolean[] planted = new boolean[labels.length];
    Random random = new Random(20);
    for (int left = PLANTED; left > 0; ) {
      int i = random.nextInt(labels.length);
      if (!planted[i]) {
        planted[i] = true;
        labels[i] = (labels[i] + 1 + random.nextInt(9)) % 10;
        left--;
      }
    }
    Dataset flawed = digits.withLabels(labels);
    Losses losses = Losses.of(baseline(flawed).train().predict(flawed, Progress.SILENT));
    double precision = averagePrecision(losses, planted);
    assertTrue(precision >= 0.90, "average precision " + precision);
  }

  /** Mean, over the planted errors, of the precision down to each. */
  private static double averagePrecision(Losses losses, boolean[] planted) {
    int[] found = {0};
    double sum = 0;
    int[] order = losses.scores().descending(losses.size());
    for (int rank = 1; rank <= order.length; rank++) {
      if (planted[losses.sampleIndex(order[rank - 1])]) {
        sum += (double) ++found[0] / rank;
      }
    }
    return sum / PLANTED;
  }
}
