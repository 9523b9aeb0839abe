package goldpan.shell;

/**
 * A spot in what the user wrote.
 *
 * @param source name of the cell or file
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(String source, int line, int column) {
  static Place in(String source, String code, int offset) {
    int line = 1;
    int start = 0;
    int end = Math.min(offset, code.length());
    for (int i = 0; i < end; i++) {
      if (code.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    return new Place(source, line, end - start + 1);
  }

  @Override
  public String toString() {
    return source + ":" + line;
  }
}
