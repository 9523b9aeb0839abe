package goldpan.data;

import java.util.Optional;

/**
 * What a person is shown of a sample: its picture or its text.
 *
 * @param picture what is drawn; empty for a sample that is read
 * @param text what is read; empty for a sample that is looked at
 */
public record Preview(Optional<Pixels> picture, Optional<String> text) {

  /** A sample that is looked at. */
  public static Preview picture(Pixels pixels) {
    return new Preview(Optional.of(pixels), Optional.empty());
  }

  /** A sample that is read. */
  public static Preview text(String text) {
    return new Preview(Optional.empty(), Optional.of(text));
  }
}
