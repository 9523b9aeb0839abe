package goldpan.magics;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

/**
 * How the code of a cell uses what a magic returns.
 *
 * <p>IJava and JJava write the same call for a magic on a line of its own and for one in a
 * declaration, and show the value of a cell's last line, but of no other. JShell tells them apart:
 * it compiles each snippet to a class that has a field for the variable it declares, and one called
 * {@code $1}, {@code $2}, … for a value that nobody took.
 */
enum CallSite {
  /** A line of its own: the value goes nowhere but to the page. */
  STATEMENT,
  /** The value of a variable. */
  DECLARATION,
  /** Inside a loop, a method or an assignment, or called by no snippet at all. */
  ELSEWHERE;

  private static final String SNIPPET = "REPL.$JShell$";
  private static final String BODY = "do_it$";

  /** Where the innermost snippet on this thread calls from. */
  static CallSite here() {
    return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
        .walk(frames -> frames.filter(CallSite::isSnippet).findFirst().map(CallSite::of))
        .orElse(ELSEWHERE);
  }

  private static boolean isSnippet(StackFrame frame) {
    return frame.getClassName().startsWith(SNIPPET);
  }

  private static CallSite of(StackFrame frame) {
    List<String> variables =
        Arrays.stream(frame.getDeclaringClass().getDeclaredFields()).map(Field::getName).toList();
    if (variables.isEmpty() || !frame.getMethodName().startsWith(BODY)) {
      return ELSEWHERE;
    }
    return variables.get(0).matches("\\$\\d+") ? STATEMENT : DECLARATION;
  }
}
