package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumbersTest {

  private static String shortest(float value) {
    StringBuilder out = new StringBuilder();
    Numbers.appendShortest(out, value);
    return out.toString();
  }

  @Test
  void writesTheFewestDigits() {
    assertEquals("0", shortest(-0f));
    assertEquals("1", shortest(1f));
    assertEquals("-1", shortest(-1f));
    assertEquals("0.1", shortest(0.1f));
    assertEquals("0.002", shortest(2e-3f));
    assertEquals("12.5", shortest(12.5f));
    assertEquals("1200", shortest(1200f));
    assertEquals("0.0000012", shortest(1.2e-6f));
    assertEquals("1.2e-8", shortest(1.2e-8f));
    assertEquals("1e-45", shortest(Float.MIN_VALUE));
    assertEquals("3.4028235e38", shortest(Float.MAX_VALUE));
    assertEquals("87.33655", shortest((float) (126 * Math.log(2))));
  }

  @Test
  void everyFloatReadsBack() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 200_000; i++) {
      float any = Float.intBitsToFloat(random.nextInt());
      float f = i % 2 == 0 ? (float) random.nextDouble() : Float.isFinite(any) ? any : 1;
      assertEquals(f, Float.parseFloat(shortest(f)), shortest(f));
      assertTrue(digits(shortest(f)) <= digits(Float.toString(f)), shortest(f));
    }
  }

  private static int digits(String number) {
    String mantissa = number.split("[eE]")[0].replace("-", "").replace(".", "");
    return mantissa.replaceAll("^0+|0+$", "").length();
  }

  @Test
  void briefNumbersHaveFourDigits() {
    assertEquals("0.6931", Numbers.brief(Math.log(2)));
    assertEquals("0", Numbers.brief(-0.0));
    assertEquals("100", Numbers.brief(100));
    assertEquals("0.95", Numbers.brief(0.95));
    assertEquals("1.235E-9", Numbers.brief(1.2345678e-9));
    assertEquals("Infinity", Numbers.brief(Double.POSITIVE_INFINITY));
    assertEquals("1,234,567", Numbers.count(1234567));
  }
}
