package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  private enum Colour {
    RED
  }

  private record Point(int x, double y) {}

  private record Drawing(
      String name, List<Point> points, Map<String, Long> counts, Colour colour, boolean open) {}

  @Test
  void recordsAreObjectsWithTheirComponentsInOrder() {
    Drawing drawing =
        new Drawing("<a>", List.of(new Point(1, 0.5)), Map.of("n", 3L), Colour.RED, true);
    String text =
        "{\"name\":\"<a>\",\"points\":[{\"x\":1,\"y\":0.5}],\"counts\":{\"n\":3},\"colour\":\"RED\",\"open\":true}";
    assertEquals(text, Json.compact().toJson(drawing));
    assertEquals(drawing, Json.compact().fromJson(text, Drawing.class));
  }

  @Test
  void nullComponentsAreLeftOutAndMissingOnesAreNullZeroAndFalse() {
    assertEquals(
        "{\"open\":false}", Json.compact().toJson(new Drawing(null, null, null, null, false)));
    assertEquals(
        new Drawing(null, null, null, null, false),
        Json.compact().fromJson("{\"other\": [1, {}]}", Drawing.class));
    assertEquals(new Point(0, 0), Json.compact().fromJson("{}", Point.class));
    assertNull(Json.compact().fromJson("null", Point.class));
  }

  @Test
  void aNumberThatIsNullIsRefused() {
    JsonParseException refused =
        assertThrows(
            JsonParseException.class, () -> Json.compact().fromJson("{\"x\":null}", Point.class));
    assertEquals("x is null; expected a number or truth value", refused.getMessage());
  }

  @Test
  void onlyAnObjectIsAnObject() {
    assertEquals(1, Json.object("{\"a\": 1}").get("a").getAsInt());
    for (String other : List.of("", "[1]", "1", "null", "{", "{} {}")) {
      assertThrows(JsonParseException.class, () -> Json.object(other), other);
    }
  }
}
