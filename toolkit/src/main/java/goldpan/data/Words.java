package goldpan.data;

import java.util.Locale;

/**
 * Text with numbers in it, spelt the same on every machine: what ends in a file or a message must
 * not depend on where it was written.
 */
public final class Words {
  private Words() {}

  /** {@link String#format} by the rules of no country. */
  public static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
