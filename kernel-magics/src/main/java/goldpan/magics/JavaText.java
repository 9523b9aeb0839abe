package goldpan.magics;

/** Text as Java source. */
final class JavaText {
  private JavaText() {}

  /** Where the text begins that is open at the end of some code; -1 when none is. */
  static int openText(String code) {
    int at = 0;
    while (at < code.length()) {
      char c = code.charAt(at);
      if (code.startsWith("//", at)) {
        at = after(code, "\n", at);
      } else if (code.startsWith("/*", at)) {
        at = after(code, "*/", at + 2);
      } else if (c == '"' || c == '\'') {
        String quote = code.startsWith("\"\"\"", at) ? "\"\"\"" : String.valueOf(c);
        int start = at + quote.length();
        at = afterText(code, quote, start);
        if (at < 0) {
          return c == '"' ? start : -1;
        }
      } else {
        at++;
      }
    }
    return -1;
  }

  private static int after(String code, String end, int from) {
    int at = code.indexOf(end, from);
    return at < 0 ? code.length() : at + end.length();
  }

  /** Behind the closing quote; -1 when the text is open, at once where a line ends it. */
  private static int afterText(String code, String quote, int from) {
    int at = from;
    while (at < code.length()) {
      if (code.startsWith(quote, at)) {
        return at + quote.length();
      }
      if (quote.length() == 1 && code.charAt(at) == '\n') {
        return at;
      }
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return -1;
  }

  /** A string literal; letters of every script stay as they are. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
