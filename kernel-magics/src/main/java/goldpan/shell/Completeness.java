package goldpan.shell;

import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Whether code can be run as it is.
 *
 * @param state what it is
 * @param indent what a next line would begin with when the code is incomplete
 */
public record Completeness(State state, String indent) {
  /** What the code is. */
  public enum State {
    COMPLETE,
    INCOMPLETE,
    INVALID
  }

  static Completeness of(String code, SourceCodeAnalysis analysis) {
    String rest = code;
    while (true) {
      CompletionInfo info = analysis.analyzeCompletion(rest);
      switch (info.completeness()) {
        case EMPTY -> {
          return new Completeness(State.COMPLETE, "");
        }
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
          return new Completeness(State.INCOMPLETE, indentAfter(code));
        }
        case UNKNOWN -> {
          return new Completeness(State.INVALID, "");
        }
        default -> {
          // Whole by its brackets and semicolons, and still no Java: int = 5;
          if (!Syntax.isJava(info.source())) {
            return new Completeness(State.INVALID, "");
          }
          rest = shorter(rest, info.remaining());
        }
      }
    }
  }

  private static String shorter(String before, String remaining) {
    return remaining.length() < before.length() ? remaining : "";
  }

  private static String indentAfter(String code) {
    List<String> lines = code.lines().toList();
    String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    String indent = last.substring(0, last.length() - last.stripLeading().length());
    return last.stripTrailing().endsWith("{") || last.stripTrailing().endsWith("(")
        ? indent + "    "
        : indent;
  }
}
