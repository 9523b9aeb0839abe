package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import goldpan.data.Progress;
import org.junit.jupiter.api.Test;

class RunningTest {
  private final Running running = new Running(new Broadcast());

  @Test
  void tasksAreListedUntilTheyEnd() {
    Progress.Task first = running.start("mining", 100, "images");
    Progress.Task second = running.start("walking", -1, "files");
    first.advance(30);
    first.advance(12);
    first.note("loss 0.5");
    assertEquals(
        JsonParser.parseString(
            """
            [{"task":1,"what":"mining","done":42,"total":100,"unit":"images","note":"loss 0.5","ended":false},
             {"task":2,"what":"walking","done":0,"total":-1,"unit":"files","note":"","ended":false}]
            """),
        running.tasks());
    first.close();
    first.close();
    assertEquals(1, running.tasks().size());
    second.close();
    assertEquals(new JsonArray(), running.tasks());
  }
}
