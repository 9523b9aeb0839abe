package goldpan.install;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints. */
final class Printed {
  private Printed() {}

  /**
   * @param command what picocli puts into a command before it calls it
   */
  static PrintWriter by(@Nullable CommandSpec command) {
    if (command == null) {
      throw new IllegalStateException("the command was not called by picocli");
    }
    return command.commandLine().getOut();
  }
}
