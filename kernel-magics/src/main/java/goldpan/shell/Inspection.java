package goldpan.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** What is known of the thing under the cursor. */
record Inspection(SourceCodeAnalysis analysis, JShell shell, Variables variables) {
  Optional<String> at(String code, int cursor) {
    int end = endOfName(code, Math.min(cursor, code.length()));
    return documentation(code, end).or(() -> variable(nameBefore(code, end)));
  }

  private Optional<String> documentation(String code, int end) {
    String text = CellContext.at(code, end, analysis).text();
    return documented(text).or(() -> callable(text)).or(() -> documented(text + "("));
  }

  private Optional<String> callable(String text) {
    return text.endsWith("(") ? Optional.empty() : documented(text + "()");
  }

  private Optional<String> documented(String text) {
    List<Documentation> found = analysis.documentation(text, text.length(), true);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            found.stream().map(Inspection::text).distinct().collect(Collectors.joining("\n\n")));
  }

  private static String text(Documentation documentation) {
    String explanation = documentation.javadoc();
    String signature = documentation.signature();
    return explanation == null ? signature : signature + "\n" + explanation.strip();
  }

  private Optional<String> variable(String name) {
    return shell
        .variables()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .map(found -> found.typeName() + " " + name + " = " + shown(name));
  }

  private String shown(String name) {
    String text = variables.value(name).map(String::valueOf).orElse("null");
    return text.length() <= 500 ? text : text.substring(0, 500) + "…";
  }

  private static int endOfName(String code, int cursor) {
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    return end < code.length() && code.charAt(end) == '(' ? end + 1 : end;
  }

  private static String nameBefore(String code, int end) {
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    return code.substring(start, end);
  }
}
