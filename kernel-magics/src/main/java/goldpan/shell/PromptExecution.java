package goldpan.shell;

import goldpan.text.TextTable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Runs a prompt's snippets as {@link InProcessExecution} does and tells the jshell tool their
 * values: one of several lines begins on a line of its own, so that tables stand straight.
 */
final class PromptExecution extends DirectExecutionControl {
  private static final int ROWS = 20;
  private final InProcessExecution execution;

  PromptExecution(SnippetLoader loader) {
    super(loader);
    execution = new InProcessExecution(loader);
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    try {
      String unused = execution.invoke(snippet);
      return laidOut(shown(execution.value()));
    } catch (InvocationTargetException thrown) {
      if (execution.stopRequested()) {
        System.out.println("|  stopped");
        throw new StoppedException();
      }
      throw thrown;
    } finally {
      execution.clearStop();
    }
  }

  @Override
  public String varValue(String className, String variable)
      throws RunException, EngineTerminationException, InternalException {
    String unused = execution.varValue(className, variable);
    Field field = execution.field();
    try {
      return laidOut(shown(field == null ? null : field.get(null)));
    } catch (IllegalAccessException hidden) {
      throw new InternalException(hidden.toString());
    }
  }

  /** Tablesaw's tables fitted to the screen, all else as the JDK's prompt shows it. */
  private static String shown(@Nullable Object value) {
    return value instanceof Table table ? TextTable.of(table, ROWS).toString() : valueString(value);
  }

  private static String laidOut(String value) {
    return value.contains("\n") ? "\n" + value.stripTrailing() : value;
  }

  @Override
  public void stop() {
    execution.requestStop();
  }
}
