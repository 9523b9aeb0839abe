package goldpan.shell;

import java.util.Comparator;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * What could be typed at a place.
 *
 * @param matches texts that may stand between start and end, the likeliest first
 * @param start offset of the first character that a match replaces
 * @param end offset after the last
 */
public record Completions(List<String> matches, int start, int end) {
  public Completions {
    matches = List.copyOf(matches);
  }

  static Completions at(String code, int cursor, SourceCodeAnalysis analysis) {
    CellContext context = CellContext.at(code, cursor, analysis);
    int[] anchor = {context.end()};
    List<String> matches =
        analysis.completionSuggestions(context.text(), context.end(), anchor).stream()
            .sorted(Comparator.comparing(suggestion -> !suggestion.matchesType()))
            .map(Suggestion::continuation)
            .filter(match -> !isInternal(match))
            .distinct()
            .toList();
    int start = context.shift() + Math.max(0, anchor[0]);
    return new Completions(matches, Math.max(0, Math.min(start, cursor)), cursor);
  }

  /** Names that JShell has made for itself. */
  private static boolean isInternal(String match) {
    return match.contains("$JShell$") || match.contains("do_it$") || match.startsWith("REPL");
  }
}
