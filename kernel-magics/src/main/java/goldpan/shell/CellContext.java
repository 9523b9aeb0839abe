package goldpan.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;

/**
 * The snippet of a cell that the cursor is in, behind what the cell declares before it: JShell's
 * analysis knows one snippet at a time and nothing of variables that no cell has declared yet.
 *
 * @param text what to analyse; a block when there is something before
 * @param shift what to add to an offset in the text to get one in the cell
 * @param declared names that the cell declares before: JShell completes members of what they name,
 *     but not the names
 */
record CellContext(String text, int shift, List<String> declared) {
  private static final Pattern VAR = Pattern.compile("\\s*var\\s+(\\w+)\\b.*", Pattern.DOTALL);

  static CellContext at(String code, int cursor, SourceCodeAnalysis analysis) {
    List<Piece> pieces = Piece.of(code.substring(0, cursor), analysis);
    int start = pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).start();
    String snippet = code.substring(start, cursor);
    List<String> before = new ArrayList<>();
    List<String> declared = new ArrayList<>();
    for (Piece piece : pieces.subList(0, Math.max(0, pieces.size() - 1))) {
      declared.addAll(names(piece, analysis));
      if (declares(piece, analysis)) {
        before.add(piece.source().strip());
      }
    }
    if (before.isEmpty()) {
      return new CellContext(snippet, start, declared);
    }
    String block = "{ " + String.join(" ", before) + " ";
    return new CellContext(block + snippet, start - block.length(), declared);
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

  /** Names of variables, classes and, with a parenthesis, methods. */
  private static List<String> names(Piece piece, SourceCodeAnalysis analysis) {
    Matcher variable = VAR.matcher(piece.source());
    if (variable.matches()) {
      return List.of(variable.group(1));
    }
    return analysis.sourceToSnippets(piece.source()).stream()
        .filter(DeclarationSnippet.class::isInstance)
        .map(DeclarationSnippet.class::cast)
        .map(s -> s instanceof MethodSnippet ? s.name() + "(" : s.name())
        .toList();
  }

  int end() {
    return text.length();
  }
}
