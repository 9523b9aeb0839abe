package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.mining.Losses;
import goldpan.mining.Suspect;
import goldpan.mining.Suspects;
import goldpan.predict.Predictions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewRowsTest {
  private final Dataset toy = Toy.dataset(200);
  private final Losses losses = Toy.losses(toy);

  @Test
  void columnsHoldWhatTheSuspectsSay() {
    Suspects suspects = losses.top(200);
    ReviewRows rows = new ReviewRows(suspects);
    ByteBuffer columns = rows.columns().order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(200 * 27, columns.remaining());
    for (int place = 0; place < 200; place++) {
      Suspect s = suspects.get(place);
      assertEquals((float) s.score(), columns.getFloat(4 * place));
      assertEquals((float) s.lossNats(), columns.getFloat(800 + 4 * place));
      assertEquals((float) s.probabilityGiven(), columns.getFloat(1600 + 4 * place));
      assertEquals((float) s.probabilityPredicted(), columns.getFloat(2400 + 4 * place));
      assertEquals(s.sample().index(), columns.getInt(3200 + 4 * place));
      assertEquals(s.sample().labelIndex(), columns.getShort(4000 + 2 * place));
      assertEquals(s.predicted(), toy.classes().get(columns.getShort(4400 + 2 * place)));
      assertEquals(s.sample().split().ordinal(), columns.get(4800 + place));
      assertEquals(0, columns.get(5000 + place));
      assertEquals(1, columns.get(5200 + place));
      assertEquals(s.id(), rows.id(place));
      assertEquals(place, rows.place(s.sample().index()));
    }
  }

  @Test
  void chosenSuspectsAreMarkedAmongAll() {
    Suspects some = losses.top(50).where(s -> s.given().equals("cat"));
    ReviewRows rows = new ReviewRows(some);
    assertFalse(rows.isWhole());
    assertTrue(new ReviewRows(losses.top(50)).isWhole());
    ByteBuffer columns = rows.columns();
    int members = IntStream.range(0, 200).map(place -> columns.get(5200 + place)).sum();
    assertEquals(some.size(), members);
  }

  @Test
  void neighboursAreThoseANaiveLoopFinds() {
    ReviewRows rows = new ReviewRows(losses.top(200));
    Surroundings surroundings = new Surroundings(rows, Progress.SILENT);
    Predictions p = losses.predictions();
    for (int row = 0; row < 20; row++) {
      int here = row;
      List<Integer> naive =
          IntStream.range(0, 200)
              .filter(r -> r != here)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer r) -> -overlap(p, here, r)))
              .limit(8)
              .toList();
      assertEquals(naive, surroundings.neighbours(row));
    }
  }

  private static float overlap(Predictions p, int a, int b) {
    float sum = 0;
    for (int k = 0; k < p.classes(); k++) {
      sum += (float) Math.sqrt(p.probability(a, k)) * (float) Math.sqrt(p.probability(b, k));
    }
    return sum;
  }

  @Test
  void typicalSamplesAreThoseOfTheClassWithTheLowestLoss() {
    Surroundings surroundings = new Surroundings(new ReviewRows(losses.top(200)), Progress.SILENT);
    for (int label = 0; label < 3; label++) {
      int wanted = label;
      List<Integer> naive =
          IntStream.range(0, 200)
              .filter(r -> toy.label(r) == wanted)
              .boxed()
              .sorted(Comparator.comparingDouble(losses::at))
              .limit(8)
              .toList();
      assertEquals(naive, surroundings.typical(label));
    }
  }

  @Test
  void percentagesReadLikeOnes() {
    assertEquals("93\u00a0%", Guess.percent(0.93));
    assertEquals("4.2\u00a0%", Guess.percent(0.042));
    assertEquals("<0.1\u00a0%", Guess.percent(0.0002));
    assertEquals("0.0\u00a0%", Guess.percent(0));
  }
}
