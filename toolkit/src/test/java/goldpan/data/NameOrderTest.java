package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameOrderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 1 2 9 10 11",
        "0.0 1.0 2.0 9.0 10.0 11.0",
        "-2 -1 0 +1 2 10",
        "-1e1 -.5 0 1e0 2. 3.5 1E2",
        "7 007 8", // two spellings of one number stay apart
        "00 0 1",
        "5e-1 1 1e3"
      })
  void numbersInAnySpellingAreOrderedAsNumbers(String ordered) {
    List<String> names = Arrays.asList(ordered.split(" "));
    List<String> shuffled = Arrays.asList(ordered.split(" "));
    Collections.shuffle(shuffled, new Random(4));
    List<String> expected =
        ordered.startsWith("7 ")
            ? List.of("007", "7", "8")
            : ordered.startsWith("00 ") ? List.of("0", "00", "1") : names;
    assertEquals(expected, NameOrder.classes(shuffled));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 1 10 2 x", "1,5 10 2", "1e9999 2 30", "0x1 10 2", "NaN 10 2"})
  void whatIsNotAllNumbersIsOrderedByCodePoint(String names) {
    List<String> sorted = Arrays.stream(names.split(" ")).sorted().toList();
    assertEquals(sorted, NameOrder.classes(Arrays.asList(names.split(" "))));
  }

  @Test
  void theEarlierOrderKnewWholeNumbersAlone() {
    assertEquals(List.of("2", "10"), NameOrder.earlierClasses(List.of("10", "2")));
    assertEquals(List.of("10.0", "2.0"), NameOrder.earlierClasses(List.of("2.0", "10.0")));
  }
}
