package goldpan.shell;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that JShell's own tool would take as a command. Only {@code /exit} has a meaning in a
 * script.
 *
 * @param name what stands behind the slash
 * @param argument what stands behind the name
 */
record ScriptCommand(String name, String argument) {
  private static final Pattern COMMAND =
      Pattern.compile("/([a-z!?-][\\w-]*)(?:\\s+(.*?))?\\s*;?\\s*");
  private static final Pattern STATUS = Pattern.compile("\\d{1,3}");

  static Optional<ScriptCommand> of(String line) {
    Matcher command = COMMAND.matcher(line);
    return command.matches()
        ? Optional.of(
            new ScriptCommand(command.group(1), command.group(2) == null ? "" : command.group(2)))
        : Optional.empty();
  }

  boolean known() {
    return name.equals("exit") && (argument.isEmpty() || STATUS.matcher(argument).matches());
  }

  int exitStatus() {
    return argument.isEmpty() ? 0 : Integer.parseInt(argument);
  }

  String complaint() {
    return name.equals("exit")
        ? "exit status is " + argument + "; expected a number from 0 to 255; write /exit 1"
        : "/" + name + " is a command of the jshell tool; expected Java or /exit; remove the line";
  }
}
