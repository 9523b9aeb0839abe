package goldpan.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.mining.Simulated;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
  @Test
  void predictionsDoNotDifferFromThemselves() {
    Predictions some = Simulated.predictions(500, 4, 0.2, 1);
    Benchmark same = Benchmark.of(some.dataset(), some, some);
    for (Benchmark.Row row : same) {
      assertEquals(0, row.difference().value(), 0.0, row.toString());
      assertFalse(row.differs());
    }
    assertEquals(1, same.overall("accuracy").pValue());
  }

  @Test
  void theBetterOneIsSaidToBe() {
    Predictions good = Simulated.predictions(800, 4, 0.02, 1);
    Predictions bad = Simulated.predictions(800, 4, 0.5, 2);
    Dataset gold = good.dataset();
    int[] labels = IntStream.range(0, gold.size()).map(good::predicted).toArray();
    Benchmark compared = Benchmark.of(gold.withLabels(labels), bad, good);
    Benchmark.Row accuracy = compared.overall("accuracy");
    assertEquals(1, accuracy.second());
    assertTrue(accuracy.secondIsBetter(), accuracy.toString());
    assertTrue(accuracy.pValue() < 1e-6);
    Benchmark.Row loss = compared.overall("log-loss");
    assertTrue(loss.difference().value() < 0 && loss.secondIsBetter(), loss.toString());
    assertTrue(compared.toString().contains("class "), compared.toString());
    assertEquals(compared.rows().size(), compared.table().rowCount());
  }

  @Test
  void samplesMeetByIdAndOnlyThoseOfBothCount() {
    Predictions some = Simulated.predictions(100, 3, 0.1, 1);
    Dataset fewer = some.dataset().subset(new int[] {9, 4, 7});
    Benchmark three = Benchmark.of(fewer, some, some);
    assertEquals(3, three.overall("accuracy").samples());
  }

  @Test
  void otherClassesAreRefused() {
    Predictions three = Simulated.predictions(50, 3, 0.1, 1);
    Predictions four = Simulated.predictions(50, 4, 0.1, 1);
    PredictionException refused =
        assertThrows(PredictionException.class, () -> Benchmark.of(three.dataset(), three, four));
    assertEquals(
        "predictions are of the classes %s, %s has %s; expected the same in the same order; use classes(...) or withClasses(...)"
            .formatted(four.dataset().classes(), three.dataset().name(), three.dataset().classes()),
        refused.getMessage());
  }
}
