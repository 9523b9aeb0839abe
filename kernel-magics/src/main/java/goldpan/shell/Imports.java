package goldpan.shell;

import java.util.Arrays;
import java.util.regex.Pattern;
import jdk.jshell.JShell;

/**
 * Imports that are there already: evaluating them again would only make JShell rebuild what depends
 * on them.
 */
final class Imports {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Imports() {}

  static boolean active(JShell shell, String source) {
    String wanted = normal(source);
    return wanted.startsWith("import ")
        && shell
            .imports()
            .flatMap(known -> Arrays.stream(known.source().split(";")))
            .anyMatch(known -> normal(known).equals(wanted));
  }

  private static String normal(String source) {
    return SPACE.matcher(source.strip().replace(";", "")).replaceAll(" ").strip();
  }
}
