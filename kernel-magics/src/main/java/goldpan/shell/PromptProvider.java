package goldpan.shell;

import com.google.auto.service.AutoService;
import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Lets the jshell tool find {@link PromptExecution}: {@code --execution goldpanPrompt}. */
@AutoService(ExecutionControlProvider.class)
public final class PromptProvider implements ExecutionControlProvider {
  static final String NAME = "goldpanPrompt";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    return new PromptExecution(
        new SnippetLoader(PromptProvider.class.getClassLoader(), ShellUse.SCRIPT));
  }
}
