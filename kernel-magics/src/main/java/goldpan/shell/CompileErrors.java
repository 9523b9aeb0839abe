package goldpan.shell;

import goldpan.shell.Outcomes.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;

/** Says what the compiler refused, with the line it is on and carets under it. */
final class CompileErrors {
  private final JShell shell;

  CompileErrors(JShell shell) {
    this.shell = shell;
  }

  Failure rejected(Located at) {
    Piece piece = at.piece();
    String source = at.source();
    String code = at.code();
    List<Diag> errors = shell.diagnostics(at.snippet()).filter(Diag::isError).toList();
    if (errors.isEmpty()) {
      Place place = Place.in(source, code, piece.start());
      String message =
          "the code is not valid Java; expected a statement, expression or declaration";
      return new Failure(Failure.Kind.COMPILE, "CompileError", message, List.of(), place, null);
    }
    List<String> details = new ArrayList<>();
    for (Diag error : errors) {
      details.addAll(spans(error, piece, source, code));
    }
    if (piece.source().stripLeading().startsWith("!")) {
      details.add("  to run a program, write %bash COMMAND, or a cell that begins with %%bash");
    }
    Diag first = errors.get(0);
    Place place = Place.in(source, code, offset(first, piece));
    return new Failure(
        Failure.Kind.COMPILE, "CompileError", firstLine(first), details, place, null);
  }

  private static int offset(Diag error, Piece piece) {
    long start = error.getStartPosition();
    return piece.start() + (int) (start == Diag.NOPOS ? 0 : start);
  }

  private static String firstLine(Diag error) {
    return message(error).get(0);
  }

  /** JShell's own class names mean nothing to the user, and the place is shown by carets. */
  private static List<String> message(Diag error) {
    List<String> lines =
        error
            .getMessage(Locale.ROOT)
            .lines()
            .map(line -> line.replaceAll("REPL\\.\\$JShell\\$\\w+\\.", ""))
            .filter(line -> !line.strip().startsWith("location:"))
            .toList();
    return lines.isEmpty() ? List.of("the code does not compile") : lines;
  }

  private static List<String> spans(Diag error, Piece piece, String source, String code) {
    int start = Math.min(offset(error, piece), code.length());
    long length = Math.max(1, error.getEndPosition() - error.getStartPosition());
    Place place = Place.in(source, code, start);
    int lineStart = start - place.column() + 1;
    int lineEnd = code.indexOf('\n', lineStart);
    String line = code.substring(lineStart, lineEnd < 0 ? code.length() : lineEnd);
    int carets = (int) Math.max(1, Math.min(length, line.length() - place.column() + 1));
    List<String> lines = new ArrayList<>(message(error));
    lines.add("  " + place + ", column " + place.column());
    lines.add("    " + line);
    lines.add("    " + indent(line, place.column() - 1) + "^".repeat(carets));
    return lines;
  }

  private static String indent(String line, int width) {
    return line.chars()
        .limit(width)
        .mapToObj(c -> c == '\t' ? "\t" : " ")
        .collect(Collectors.joining());
  }

  Failure unresolved(Located at) {
    DeclarationSnippet snippet = (DeclarationSnippet) at.snippet();
    Piece piece = at.piece();
    String source = at.source();
    String code = at.code();
    List<String> missing = shell.unresolvedDependencies(snippet).toList();
    Place place = Place.in(source, code, firstCode(code, piece.start()));
    List<String> details = new ArrayList<>();
    shell
        .diagnostics(snippet)
        .filter(Diag::isError)
        .forEach(error -> details.addAll(spans(error, piece, source, code)));
    String message =
        missing.isEmpty()
            ? "a declaration is not usable yet"
            : "cannot find "
                + String.join(", ", missing)
                + "; declare it in this cell or an earlier one";
    return new Failure(
        Failure.Kind.UNRESOLVED, "UnresolvedReference", message, details, place, null);
  }

  static int firstCode(String code, int start) {
    int at = start;
    while (at < code.length() && Character.isWhitespace(code.charAt(at))) {
      at++;
    }
    return at;
  }
}
