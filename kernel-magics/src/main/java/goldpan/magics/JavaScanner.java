package goldpan.magics;

/**
 * Walks through Java just closely enough to find percent signs that are code, and to know what
 * stands before them.
 *
 * <p>Not a parser: it knows comments, strings, characters, text blocks, brackets, and whether the
 * token before could end an operand.
 */
final class JavaScanner {
  private final String code;
  private int position = -1;
  private int next;
  private int depth;
  private Before before = Before.NOTHING;

  /** What the last token was. */
  private enum Before {
    /** Nothing, or the end of a statement. */
    NOTHING,
    OPERAND,
    OPERATOR
  }

  JavaScanner(String code) {
    this.code = code;
  }

  /** Moves to the next percent sign in code; false when there is none. */
  boolean nextPercent() {
    while (next < code.length()) {
      char c = code.charAt(next);
      if (c == '%') {
        position = next++;
        return true;
      }
      settlePercent();
      step(c);
    }
    return false;
  }

  /** A percent sign that nobody took for a magic is an operator. */
  private void settlePercent() {
    if (position >= 0) {
      before = Before.OPERATOR;
      position = -1;
    }
  }

  private void step(char c) {
    if (Character.isWhitespace(c)) {
      next++;
    } else if (code.startsWith("//", next)) {
      next = after("\n", next);
    } else if (code.startsWith("/*", next)) {
      next = after("*/", next + 2);
    } else if (c == '"' || c == '\'') {
      literal(c);
    } else if (Character.isJavaIdentifierPart(c)) {
      word();
    } else {
      symbol(c);
    }
  }

  private int after(String end, int from) {
    int at = code.indexOf(end, from);
    return at < 0 ? code.length() : at + end.length();
  }

  private void literal(char quote) {
    String end = code.startsWith("\"\"\"", next) ? "\"\"\"" : String.valueOf(quote);
    int at = next + end.length();
    while (at < code.length() && !code.startsWith(end, at)) {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    next = Math.min(code.length(), at + end.length());
    before = Before.OPERAND;
  }

  private void word() {
    int start = next;
    while (next < code.length() && Character.isJavaIdentifierPart(code.charAt(next))) {
      next++;
    }
    String word = code.substring(start, next);
    boolean keyword = word.equals("return") || word.equals("yield") || word.equals("case");
    before = keyword ? Before.OPERATOR : Before.OPERAND;
  }

  private void symbol(char c) {
    next++;
    switch (c) {
      case '(', '[' -> open();
      case ')', ']' -> close();
      case ';', '{', '}' -> before = Before.NOTHING;
      default -> before = Before.OPERATOR;
    }
  }

  private void open() {
    depth++;
    before = Before.OPERATOR;
  }

  private void close() {
    depth--;
    before = Before.OPERAND;
  }

  int position() {
    return position;
  }

  int depth() {
    return depth;
  }

  boolean afterOperand() {
    return before == Before.OPERAND;
  }

  boolean afterOperator() {
    return before == Before.OPERATOR;
  }

  /** Whether nothing at all stands before on the line. */
  boolean atLineStart() {
    return position == 0 || code.charAt(position - 1) == '\n';
  }

  /** Goes on behind a magic. */
  void skipTo(int end, boolean statement) {
    next = end;
    position = -1;
    before = statement ? Before.NOTHING : Before.OPERAND;
  }
}
