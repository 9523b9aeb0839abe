package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameEncodingTest {

  @Test
  void underUtf8EveryFileCanBeNamed() {
    assertEquals(Optional.empty(), NameEncoding.ofEncoding("UTF-8"));
    assertEquals(Optional.empty(), NameEncoding.ofEncoding("utf8"));
  }

  @Test
  void underAsciiItSaysHowToStartJava() {
    assertEquals(
        Optional.of(
            "this Java names files in ANSI_X3.4-1968; start it with LC_ALL=C.UTF-8 in its environment"),
        NameEncoding.ofEncoding("ANSI_X3.4-1968"));
  }

  @Test
  void whatCanBeNamedHasNoProblem() {
    assertEquals(Optional.empty(), NameEncoding.problem("plain/name.png"));
  }
}
