package goldpan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CellStreamsTest {
  @Test
  void charactersAreNeverCut() {
    byte[] bytes = "aé猫😀".getBytes(StandardCharsets.UTF_8);
    int[] whole = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
    for (int length = 0; length <= bytes.length; length++) {
      assertEquals(whole[length], CellStreams.wholeCharacters(Arrays.copyOf(bytes, length)));
    }
  }
}
