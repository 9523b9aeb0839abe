package goldpan.magics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a cell with magics into Java, line for line, so that messages name the line the user sees.
 *
 * <p>A percent sign is a magic only where Java cannot mean the remainder operator: at the start of
 * a statement or after what cannot end an operand. Strings, text blocks, characters and comments
 * are passed over.
 */
public final class MagicParser {
  /** Spaces and whole comments, which may stand above a magic that heads a cell. */
  private static final String COMMENTS = "(?:\\s++|//[^\\n]*+(?:\\n|\\z)|/\\*.*?\\*/)*+";

  private static final Pattern CELL =
      Pattern.compile(
          "\\A" + COMMENTS + "%%([\\p{L}_][\\p{L}\\p{N}_-]*)([^\\n]*)\\n?", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("%([\\p{L}_][\\p{L}\\p{N}_-]*)");
  private static final String CALL = "goldpan.magics.Magics.";

  private final MagicRegistry registry;

  public MagicParser(MagicRegistry registry) {
    this.registry = registry;
  }

  /** The cell as Java; the cell itself when it holds no magic. */
  public String toJava(String cell) {
    if (cell.indexOf('%') < 0) {
      return cell;
    }
    Matcher head = CELL.matcher(cell);
    return head.find() ? cellCall(cell, head) : lines(cell);
  }

  /** Whether a magic heads the cell, comments aside. */
  public static boolean headsCell(String cell) {
    return CELL.matcher(cell).find();
  }

  private static String cellCall(String cell, Matcher head) {
    long body = Magics.keep(cell.substring(head.end()));
    String name = JavaText.literal(head.group(1));
    return CALL
        + "runCell("
        + name
        + ", "
        + JavaText.literal(head.group(2).strip())
        + ", "
        + body
        + "L);";
  }

  private String lines(String cell) {
    StringBuilder java = new StringBuilder();
    JavaScanner scanner = new JavaScanner(cell);
    int copied = 0;
    while (scanner.nextPercent()) {
      Matcher name = NAME.matcher(cell).region(scanner.position(), cell.length());
      if (name.lookingAt() && isMagic(scanner, name.group(1))) {
        java.append(cell, copied, scanner.position());
        boolean statement = !scanner.afterOperator();
        int end = statement ? endOfLine(cell, name.end()) : endOfExpression(cell, name.end());
        String line = cell.substring(name.end(), end).strip();
        java.append(statement ? statement(name.group(1), line) : expression(name.group(1), line));
        if (!statement && scanner.depth() == 0 && atLineEnd(cell, end)) {
          java.append(';');
        }
        copied = end;
        scanner.skipTo(end, statement);
      }
    }
    return java.append(cell, copied, cell.length()).toString();
  }

  private boolean isMagic(JavaScanner scanner, String name) {
    if (scanner.afterOperand()) {
      // A forgotten semicolon above; an indented line goes on with the expression.
      return scanner.atLineStart() && scanner.depth() == 0 && registry.find(name).isPresent();
    }
    return true;
  }

  private static String statement(String name, String line) {
    String arguments = line.endsWith(";") ? line.substring(0, line.length() - 1).strip() : line;
    return CALL + "run(" + JavaText.literal(name) + ", " + JavaText.literal(arguments) + ");";
  }

  private String expression(String name, String line) {
    String call = CALL + "value(" + JavaText.literal(name) + ", " + JavaText.literal(line) + ")";
    String type =
        registry.find(name).map(found -> found.resultType().getCanonicalName()).orElse("");
    boolean typed = !type.isEmpty() && !type.equals("java.lang.Object") && !type.equals("void");
    return typed ? "((" + type + ") " + call + ")" : call;
  }

  private static int endOfLine(String cell, int from) {
    int end = cell.indexOf('\n', from);
    return end < 0 ? cell.length() : end;
  }

  private static boolean atLineEnd(String cell, int at) {
    return at == cell.length() || cell.charAt(at) == '\n';
  }

  private static int endOfExpression(String cell, int from) {
    int parentheses = 0;
    char quote = 0;
    int end = endOfLine(cell, from);
    for (int i = from; i < end; i++) {
      char c = cell.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        parentheses++;
      } else if (c == ';' || (c == ')' && parentheses-- == 0)) {
        return i;
      }
    }
    return end;
  }
}
