package goldpan.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;

/**
 * Runs a prompt's snippets as {@link InProcessExecution} does and tells the jshell tool their
 * values: one of several lines begins on a line of its own, so that tables stand straight.
 */
final class PromptExecution extends DirectExecutionControl {
  private final InProcessExecution execution;

  PromptExecution(SnippetLoader loader) {
    super(loader);
    execution = new InProcessExecution(loader);
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    try {
      String unused = execution.invoke(snippet);
      return laidOut(valueString(execution.value()));
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
    return laidOut(super.varValue(className, variable));
  }

  private static String laidOut(String value) {
    return value.contains("\n") ? "\n" + value.stripTrailing() : value;
  }

  @Override
  public void stop() {
    execution.requestStop();
  }
}
