package goldpan.shell;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
    Stream<String> known =
        analysis.completionSuggestions(context.text(), context.end(), anchor).stream()
            .sorted(Comparator.comparing(suggestion -> !suggestion.matchesType()))
            .map(Suggestion::continuation);
    int name = nameStart(code, cursor);
    List<String> declared =
        context.declared().stream()
            .filter(each -> each.startsWith(code.substring(name, cursor)))
            .filter(each -> name < cursor && (name == 0 || code.charAt(name - 1) != '.'))
            .toList();
    List<String> matches =
        Stream.concat(declared.stream(), known)
            .filter(match -> !isInternal(match))
            .distinct()
            .toList();
    int start = declared.isEmpty() ? context.shift() + Math.max(0, anchor[0]) : name;
    return new Completions(matches, Math.max(0, Math.min(start, cursor)), cursor);
  }

  /** Where the name that ends at the cursor begins. */
  private static int nameStart(String code, int cursor) {
    int start = cursor;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Names that JShell has made for itself. */
  private static boolean isInternal(String match) {
    return match.contains("$JShell$") || match.contains("do_it$") || match.startsWith("REPL");
  }
}
