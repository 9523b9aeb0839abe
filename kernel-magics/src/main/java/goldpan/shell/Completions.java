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
    int snippet = startOfSnippet(code, cursor, analysis);
    String text = code.substring(snippet, cursor);
    int[] anchor = {text.length()};
    List<String> matches =
        analysis.completionSuggestions(text, text.length(), anchor).stream()
            .sorted(Comparator.comparing(suggestion -> !suggestion.matchesType()))
            .map(Suggestion::continuation)
            .distinct()
            .toList();
    return new Completions(matches, snippet + Math.max(0, anchor[0]), cursor);
  }

  /** The analysis knows one snippet at a time: the one that the cursor is in. */
  static int startOfSnippet(String code, int cursor, SourceCodeAnalysis analysis) {
    int start = 0;
    for (Piece piece : Piece.of(code.substring(0, cursor), analysis)) {
      start = piece.start();
    }
    return start;
  }
}
