package goldpan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class EscapeTest {

  @Test
  void whatWouldColourATerminalOrBreakALineIsSpelt() {
    assertEquals("a\\u001b[31mb\\nc\\r\\t\\u0000", Escape.controls("a\u001b[31mb\nc\r\t\0"));
    assertEquals("\\u0085\\u2028\\u009b", Escape.controls("\u0085\u2028\u009b"));
  }

  @Test
  void whatWouldTurnTheDirectionOfReadingIsSpelt() {
    assertEquals("cat\\u202egnp.exe", Escape.controls("cat\u202egnp.exe"));
    assertEquals("\\u2067x\\u2069", Escape.controls("\u2067x\u2069"));
  }

  @Test
  void halfACharacterIsSpelt() {
    assertEquals("x\\ud83d", Escape.controls("x\ud83d"));
  }

  @Test
  void everyScriptStaysAsItIs() {
    String text = "café кот 猫 שלום 👩\u200d👧 C:\\new";
    assertSame(text, Escape.controls(text));
  }
}
