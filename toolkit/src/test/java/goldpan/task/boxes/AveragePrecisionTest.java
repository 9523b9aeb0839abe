package goldpan.task.boxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import goldpan.predict.Origin;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {

  /** Made-up boxes with crowds, ties and more than 100 found ones; AP by pycocotools 2.0.11. */
  @Test
  void numbersAreThoseOfPycocotools() {
    JsonArray cases =
        JsonParser.parseReader(
                new InputStreamReader(
                    AveragePrecisionTest.class.getResourceAsStream("average-precision.json"),
                    StandardCharsets.UTF_8))
            .getAsJsonArray();
    assertEquals(3, cases.size());
    for (JsonElement each : cases) {
      JsonObject one = each.getAsJsonObject();
      AveragePrecision ap = AveragePrecision.of(detections(one));
      JsonArray expected = one.getAsJsonArray("expected");
      for (int k = 0; k < expected.size(); k++) {
        if (expected.get(k).isJsonNull()) {
          assertEquals(OptionalDouble.empty(), ap.ap(k));
          continue;
        }
        JsonObject numbers = expected.get(k).getAsJsonObject();
        String where = one.get("seed") + " class " + k;
        assertEquals(
            numbers.get("ap50").getAsDouble(), ap.ap50(k).orElseThrow(), 1e-9, where + " ap50");
        assertEquals(
            numbers.get("ap75").getAsDouble(), ap.at(k, 0.75).orElseThrow(), 1e-9, where + " ap75");
        assertEquals(numbers.get("ap").getAsDouble(), ap.ap(k).orElseThrow(), 1e-9, where + " ap");
      }
    }
  }

  private static Detections detections(JsonObject one) {
    int pictures = one.get("pictures").getAsInt();
    int classes = one.get("classes").getAsInt();
    List<List<GivenBox>> given = new ArrayList<>();
    List<List<ScoredBox>> found = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      given.add(new ArrayList<>());
      found.add(new ArrayList<>());
    }
    for (JsonElement line : one.getAsJsonArray("given")) {
      double[] v = numbers(line);
      List<GivenBox> own = given.get((int) v[0]);
      own.add(new GivenBox(own.size(), box(v), v[6] == 1));
    }
    for (JsonElement line : one.getAsJsonArray("found")) {
      double[] v = numbers(line);
      found.get((int) v[0]).add(ScoredBox.of(box(v), v[6]));
    }
    return Boxed.detections(Boxed.dataset(classes, given), found, Origin.OUT_OF_FOLD);
  }

  private static Box box(double[] v) {
    return new Box((int) v[1], v[2], v[3], v[2] + v[4], v[3] + v[5]);
  }

  private static double[] numbers(JsonElement line) {
    double[] v = new double[7];
    for (int i = 0; i < v.length; i++) {
      v[i] = line.getAsJsonArray().get(i).getAsDouble();
    }
    return v;
  }

  @Test
  void halfOfTwoBoxesFoundIsHalf() {
    Box one = new Box(0, 0, 0, 10, 10);
    Box two = new Box(0, 50, 50, 60, 60);
    Detections found =
        Boxed.detections(
            Boxed.dataset(2, List.of(Boxed.given(one, two))),
            List.of(List.of(ScoredBox.of(one, 0.9))),
            Origin.OUT_OF_FOLD);
    AveragePrecision ap = AveragePrecision.of(found, 0.5);
    assertEquals(51.0 / 101, ap.ap50(0).orElseThrow(), 1e-12);
    assertEquals(OptionalDouble.empty(), ap.ap50(1));
    assertEquals(51.0 / 101, ap.ap50(), 1e-12);
    assertEquals(
        "AP by COCO's definition, [out-of-fold]: 0.505 over all overlaps\n  c0: 0.505 of 2 boxes",
        ap.toString());
  }

  @Test
  void rejectsOverlapsThatAreNone() {
    Detections none =
        Boxed.detections(
            Boxed.dataset(1, List.of(List.of())), List.of(List.of()), Origin.OUT_OF_FOLD);
    assertEquals(0, AveragePrecision.of(none).ap());
    assertEquals(
        "overlap is 50.0; expected above 0 and at most 1, such as 0.5",
        assertThrows(IllegalArgumentException.class, () -> AveragePrecision.of(none, 50))
            .getMessage());
  }
}
