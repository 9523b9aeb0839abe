package goldpan.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {

  private static List<String> labels(Ticks ticks, double low, double high, int most) {
    return ticks.between(low, high, most).stream().map(Ticks.Tick::label).toList();
  }

  @Test
  void evenTicksAreRound() {
    assertEquals(
        List.of("0", "0.2", "0.4", "0.6", "0.8", "1"), labels(Ticks.EVEN, -0.008, 1.008, 6));
    assertEquals(List.of("-1", "-0.5", "0", "0.5", "1"), labels(Ticks.EVEN, -1, 1, 5));
  }

  @Test
  void wholeTicksNeverRepeat() {
    assertEquals(List.of("0", "1", "2"), labels(Ticks.WHOLE, 0, 2, 9));
    assertEquals(List.of("0", "5,000", "10,000"), labels(Ticks.WHOLE, 0, 10_000, 3));
  }

  @Test
  void powersHaveTwosAndFivesWhenFew() {
    assertEquals(List.of("0.1", "0.2", "0.5", "1", "2"), labels(Ticks.POWERS, -1, 0.4, 8));
    assertEquals(List.of("0.01", "0.1", "1", "10", "100"), labels(Ticks.POWERS, -2, 2, 8));
  }

  @Test
  void neverManyMoreThanAsked() {
    for (Ticks ticks : Ticks.values()) {
      for (double width = 1e-3; width < 30; width *= 1.7) {
        assertTrue(ticks.between(-width, width, 8).size() <= 10, ticks + " over " + width);
      }
    }
  }
}
