package goldpan.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Java up to the next {@code /} command, or that command.
 *
 * @param line where it begins, from 1
 * @param code Java, with empty lines before it so that its line numbers are the file's
 * @param command the command; empty for Java
 */
record ScriptPart(int line, String code, Optional<ScriptCommand> command) {
  static List<ScriptPart> of(String text) {
    List<ScriptPart> parts = new ArrayList<>();
    StringBuilder java = new StringBuilder();
    int line = 0;
    for (String each : text.split("\n", -1)) {
      line++;
      Optional<ScriptCommand> command = ScriptCommand.of(each);
      if (command.isPresent()) {
        parts.add(new ScriptPart(1, java.toString(), Optional.empty()));
        parts.add(new ScriptPart(line, "", command));
        java = new StringBuilder("\n".repeat(line));
      } else {
        java.append(each).append('\n');
      }
    }
    parts.add(new ScriptPart(1, java.toString(), Optional.empty()));
    return parts;
  }
}
