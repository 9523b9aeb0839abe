package goldpan.shell;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;

/**
 * The snippet of a cell that the cursor is in, behind what the cell declares before it: JShell's
 * analysis knows one snippet at a time and nothing of variables that no cell has declared yet.
 *
 * @param text what to analyse; a block when there is something before
 * @param shift what to add to an offset in the text to get one in the cell
 */
record CellContext(String text, int shift) {
  static CellContext at(String code, int cursor, SourceCodeAnalysis analysis) {
    List<Piece> pieces = Piece.of(code.substring(0, cursor), analysis);
    int start = pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).start();
    String snippet = code.substring(start, cursor);
    List<String> before = new ArrayList<>();
    for (Piece piece : pieces.subList(0, Math.max(0, pieces.size() - 1))) {
      if (declares(piece, analysis)) {
        before.add(piece.source().strip());
      }
    }
    if (before.isEmpty()) {
      return new CellContext(snippet, start);
    }
    String block = "{ " + String.join(" ", before) + " ";
    return new CellContext(block + snippet, start - block.length());
  }

  /**
   * Whether it is a variable or a class, which may stand in a block. To JShell a {@code var} of a
   * class that no cell has declared yet is an error.
   */
  private static boolean declares(Piece piece, SourceCodeAnalysis analysis) {
    return piece.source().strip().startsWith("var ")
        || analysis.sourceToSnippets(piece.source()).stream()
            .anyMatch(
                snippet ->
                    snippet.kind() == Snippet.Kind.VAR || snippet.kind() == Snippet.Kind.TYPE_DECL);
  }

  int end() {
    return text.length();
  }
}
