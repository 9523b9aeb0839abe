package goldpan.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * Where the code of each compiled class came from, so that stack frames can be named by cell and
 * line.
 *
 * <p>JShell has a translation of its own, which answers the snippet's first line for most frames.
 */
final class SourceMap {
  private static final String WRAPPER = "REPL.$JShell$";

  private final SourceCodeAnalysis analysis;
  private final Map<String, Cell> bySnippet = new HashMap<>();
  private final Map<String, int[]> linesByClass = new HashMap<>();
  private final Map<String, String> sourceByClass = new HashMap<>();

  SourceMap(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  private record Cell(String source, String code, int start) {}

  void add(Snippet snippet, String source, String code, Piece piece) {
    bySnippet.put(snippet.id(), new Cell(source, code, piece.start()));
  }

  /** Remembers the class that holds a snippet now; it changes whenever the snippet is rebuilt. */
  void compiled(Snippet snippet) {
    Cell cell = bySnippet.get(snippet.id());
    if (cell == null) {
      return;
    }
    SnippetWrapper wrapper = analysis.wrapper(snippet);
    sourceByClass.put(wrapper.fullClassName(), cell.source);
    linesByClass.put(wrapper.fullClassName(), lines(wrapper, cell));
  }

  private static int[] lines(SnippetWrapper wrapper, Cell cell) {
    String[] wrapped = wrapper.wrapped().split("\n", -1);
    int[] lines = new int[wrapped.length];
    int position = 0;
    for (int i = 0; i < wrapped.length; i++) {
      String line = wrapped[i];
      int code = position + line.length() - line.stripLeading().length();
      int offset = cell.start + Math.max(0, wrapper.wrappedToSourcePosition(code));
      lines[i] = Place.in(cell.source, cell.code, offset).line();
      position += line.length() + 1;
    }
    return lines;
  }

  /** The place of a stack frame; empty for frames of libraries. */
  Optional<Place> place(StackTraceElement frame) {
    if (!frame.getClassName().startsWith(WRAPPER)) {
      return Optional.empty();
    }
    String name = wrapperName(frame.getClassName());
    int[] lines = linesByClass.get(name);
    int line = frame.getLineNumber() - 1;
    if (lines == null || line < 0 || line >= lines.length) {
      return Optional.empty();
    }
    return Optional.of(new Place(sourceByClass.getOrDefault(name, ""), lines[line], 1));
  }

  private static String wrapperName(String className) {
    int nested = className.indexOf('$', WRAPPER.length());
    return nested < 0 ? className : className.substring(0, nested);
  }

  /** The name of the user's own class in a frame; empty for code outside of any. */
  static String userClass(String className) {
    String wrapper = wrapperName(className);
    return wrapper.equals(className)
        ? ""
        : className.substring(wrapper.length() + 1).replace('$', '.');
  }
}
