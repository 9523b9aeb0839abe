package goldpan.shell;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * One snippet of a cell.
 *
 * @param source the snippet's code, as JShell wants it
 * @param start its offset in the cell
 * @param complete whether it is whole; the compiler says what is missing when not
 */
record Piece(String source, int start, boolean complete) {
  static List<Piece> of(String code, SourceCodeAnalysis analysis) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    while (start < code.length()) {
      String rest = code.substring(start);
      CompletionInfo info = analysis.analyzeCompletion(rest);
      switch (info.completeness()) {
        case EMPTY -> {
          return pieces;
        }
        case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {
          pieces.add(new Piece(info.source(), start, true));
          int next = code.length() - info.remaining().length();
          start = next > start ? next : code.length();
        }
        default -> {
          pieces.add(new Piece(rest, start, false));
          return pieces;
        }
      }
    }
    return pieces;
  }
}
