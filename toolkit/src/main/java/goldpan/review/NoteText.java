package goldpan.review;

import goldpan.data.Words;

/** Names and reasons that come from outside of the program, before they go into a journal. */
final class NoteText {
  static final int LONGEST_NAME = 80;
  static final int LONGEST_REASON = 1000;
  static final int LONGEST_TAG = 40;

  private NoteText() {}

  /**
   * A text on one line: control characters, line ends, half characters and marks that turn the
   * direction of what follows become spaces, and spaces at the ends go.
   *
   * @param what how messages call it
   * @throws IllegalArgumentException when it is longer than {@code longest} characters
   */
  static String line(String what, String text, int longest) {
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      throw new IllegalArgumentException(
          Words.of("%s has %,d characters; expected at most %,d", what, length, longest));
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(isPlain(c) ? c : ' '));
    return out.toString().strip();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> c == 0x200c || c == 0x200d; // joiners, which scripts and emoji need
      default -> true;
    };
  }
}
