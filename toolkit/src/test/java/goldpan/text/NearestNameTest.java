package goldpan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  private static Optional<String> find(String typed, String... known) {
    return NearestName.find(typed, Stream.of(known));
  }

  @Test
  void theNameWithFewestEditsIsFound() {
    assertEquals(Optional.of("suspects"), find("suspcts", "dataset", "suspects", "scores"));
    assertEquals(Optional.of("run"), find("rnu", "run", "undo"));
  }

  @Test
  void caseCostsNothing() {
    assertEquals(Optional.of("Ship"), find("SHIP", "Ship", "shop"));
  }

  @Test
  void ofNamesAsNearTheFirstInTheAlphabetIsTaken() {
    assertEquals(Optional.of("bat"), find("at", "cat", "bat", "hat"));
  }

  @Test
  void whatIsFurtherThanHalfOfTheNameIsNotMeant() {
    assertEquals(Optional.of("abcxyz"), find("abcdef", "abcxyz"));
    assertEquals(Optional.empty(), find("abcdef", "abwxyz"));
    assertEquals(Optional.empty(), find("zebra", "ship"));
  }

  @Test
  void oneCharacterMayBeWrongInANameOfOne() {
    assertEquals(Optional.of("7"), find("x", "7", "10"));
    assertEquals(Optional.empty(), find("x", "10"));
  }

  @Test
  void amongNoNamesThereIsNone() {
    assertEquals(Optional.empty(), find("ship"));
  }
}
