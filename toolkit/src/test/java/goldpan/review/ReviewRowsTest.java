package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import goldpan.data.Dataset;
import goldpan.data.Json;
import goldpan.data.Progress;
import goldpan.mining.Explanation;
import goldpan.mining.Losses;
import goldpan.mining.Suspect;
import goldpan.mining.Suspects;
import goldpan.predict.Predictions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewRowsTest {
  private final Dataset toy = Toy.dataset(200);
  private final Losses losses = Toy.losses(toy);

  @Test
  void columnsHoldWhatTheSuspectsSay() {
    Suspects suspects = losses.top(200);
    ReviewRows rows = new ReviewRows(suspects);
    Map<String, Integer> at = starts(rows.columns(), 200);
    ByteBuffer columns = rows.columns().order(ByteOrder.LITTLE_ENDIAN);
    for (int place = 0; place < 200; place++) {
      Suspect s = suspects.get(place);
      assertEquals((float) s.score(), columns.getFloat(at.get("score") + 4 * place));
      assertEquals((float) s.lossNats(), columns.getFloat(at.get("loss") + 4 * place));
      assertEquals((float) s.probabilityGiven(), columns.getFloat(at.get("pGiven") + 4 * place));
      assertEquals(
          (float) s.probabilityPredicted(), columns.getFloat(at.get("pPredicted") + 4 * place));
      assertEquals(s.sample().index(), columns.getInt(at.get("sample") + 4 * place));
      assertEquals(s.sample().labelIndex(), columns.getShort(at.get("given") + 2 * place));
      assertEquals(
          s.predicted(), toy.classes().get(columns.getShort(at.get("predicted") + 2 * place)));
      assertEquals(s.sample().split().ordinal(), columns.get(at.get("split") + place));
      assertEquals(0, columns.get(at.get("origin") + place));
      assertEquals(1, columns.get(at.get("member") + place));
      assertEquals(s.id(), rows.id(place));
      assertEquals(place, rows.place(s.sample().index()));
    }
  }

  /** Where each column begins, by the header. */
  private static Map<String, Integer> starts(ByteBuffer block, int rows) {
    int length = block.order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    byte[] header = new byte[length];
    block.get(4, header);
    JsonObject json = Json.object(new String(header, StandardCharsets.UTF_8));
    assertEquals(rows, json.get("rows").getAsInt());
    Map<String, Integer> starts = new HashMap<>();
    for (JsonElement column : json.getAsJsonArray("columns")) {
      int at = column.getAsJsonObject().get("at").getAsInt();
      assertEquals(0, at % 4);
      starts.put(column.getAsJsonObject().get("name").getAsString(), at);
    }
    return starts;
  }

  @Test
  void kindsAndReasonsAreThoseOfTheExplanations() {
    ReviewRows rows = new ReviewRows(losses.top(200));
    int kinds = starts(rows.kinds(), 200).get("kind");
    int holds = starts(rows.reasonsThatHold("SAYS cat"), 200).get("holds");
    for (int place = 0; place < 200; place++) {
      Explanation explanation = losses.explanation(rows.row(place));
      assertEquals(explanation.kind().ordinal(), rows.kinds().get(kinds + place));
      assertEquals(
          explanation.toString().contains("says cat") ? 1 : 0,
          rows.reasonsThatHold("SAYS cat").get(holds + place));
    }
  }

  @Test
  void chosenSuspectsAreMarkedAmongAll() {
    Suspects some = losses.top(50).where(s -> s.given().equals("cat"));
    ReviewRows rows = new ReviewRows(some);
    assertFalse(rows.isWhole());
    assertTrue(new ReviewRows(losses.top(50)).isWhole());
    ByteBuffer columns = rows.columns();
    int member = starts(rows.columns(), 200).get("member");
    int members = IntStream.range(0, 200).map(place -> columns.get(member + place)).sum();
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
