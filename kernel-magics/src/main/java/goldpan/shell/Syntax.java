package goldpan.shell;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Whether a snippet could be Java, whatever its names mean: only the compiler's parser is asked.
 */
final class Syntax {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** What a snippet may stand in: a file, a method, a class, and behind an equals sign. */
  private static final List<String> PLACES =
      List.of(
          "%s",
          "class $ { void $() throws Throwable { %s\n} }",
          "class $ { %s\n}",
          "class $ { Object $ = (%s\n); }");

  private Syntax() {}

  static boolean isJava(String snippet) {
    String bare = snippet.strip();
    String expression = bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare;
    return PLACES.stream()
        .anyMatch(
            place -> parses(place.replace("%s", place.contains("= (%s") ? expression : bare)));
  }

  private static boolean parses(String code) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            COMPILER.getTask(
                null, null, found, List.of("-proc:none"), null, List.of(new Source(code)));
    try {
      Object unused = task.parse();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return found.getDiagnostics().stream().noneMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String code) {
      super(URI.create("mem:///Snippet.java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
