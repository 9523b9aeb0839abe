package goldpan.shell;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Hands JShell the execution that the session made. */
record InProcessProvider(InProcessExecution execution) implements ExecutionControlProvider {
  @Override
  public String name() {
    return "goldpan";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    return execution;
  }
}
