package goldpan.shell;

import goldpan.magics.MagicException;
import goldpan.magics.Magics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs a file of Java statements: {@code java -cp … goldpan.shell.ScriptMain script.jsh
 * [arguments]}.
 *
 * <p>The script finds its arguments in {@code String[] args} and everything of {@link Startup}
 * imported. Unlike {@code jshell}, a statement that does not compile or throws ends the run: {@code
 * file:line: message} on standard error, exit status 1. A first line that begins with {@code #!} is
 * passed over. The script called {@code -} is what comes on standard input.
 */
public final class ScriptMain {
  private static final String USAGE = "usage: goldpan.shell.ScriptMain SCRIPT [ARGUMENT...]";
  private static final int WRONG_USE = 2;
  private static final String STANDARD_INPUT = "-";

  /** The running script's arguments: its own code reads them from here. */
  private static String[] arguments = {};

  private ScriptMain() {}

  public static void main(String[] command) {
    if (command.length == 0) {
      System.err.println("script is missing; expected a file of Java statements; " + USAGE);
      System.exit(WRONG_USE);
    }
    arguments = Arrays.copyOfRange(command, 1, command.length);
    int status = command[0].equals(STANDARD_INPUT) ? runInput() : run(Path.of(command[0]));
    System.out.flush();
    System.exit(status);
  }

  /** The arguments behind the script's name. */
  public static String[] arguments() {
    return arguments.clone();
  }

  private static int run(Path file) {
    try {
      return run(file.toString(), Files.readString(file));
    } catch (IOException unreadable) {
      System.err.println(
          file
              + ": cannot be read: "
              + unreadable
              + "; expected a text file in UTF-8; check the path");
      return WRONG_USE;
    }
  }

  private static int runInput() {
    try {
      byte[] text = System.in.readAllBytes();
      return run("standard input", new String(text, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      System.err.println("standard input: cannot be read: " + unreadable);
      return WRONG_USE;
    }
  }

  private static int run(String name, String text) {
    try (ShellSession session = ShellSession.open(ShellUse.SCRIPT)) {
      String prelude = "String[] args = " + ScriptMain.class.getName() + ".arguments();";
      Optional<Failure> broken =
          session.start().failure().or(() -> session.evaluate("startup", prelude).failure());
      if (broken.isPresent()) {
        report("startup", broken.get());
        return 1;
      }
      return statements(session, name, text);
    }
  }

  private static int statements(ShellSession session, String name, String text) {
    ScriptHost host = new ScriptHost(session);
    Magics.use(host);
    String rest = text.startsWith("#!") ? "//" + text : text;
    for (ScriptPart part : ScriptPart.of(rest)) {
      if (part.command().isPresent()) {
        ScriptCommand command = part.command().get();
        if (!command.known()) {
          System.err.println(name + ":" + part.line() + ": " + command.complaint());
          return 1;
        }
        return command.exitStatus();
      }
      Optional<Failure> failure = session.evaluate(name, host.toJava(part.code())).failure();
      if (failure.isPresent()) {
        report(name, failure.get());
        return 1;
      }
    }
    return 0;
  }

  private static void report(String name, Failure failure) {
    Place place = failure.place();
    if (failure.thrown() instanceof MagicException magic) {
      System.out.flush();
      System.err.println((place == null ? name : place.toString()) + ": " + magic.getMessage());
      return;
    }
    String title =
        failure.kind() == Failure.Kind.EXCEPTION
            ? failure.name() + (failure.message().isEmpty() ? "" : ": " + failure.message())
            : failure.message();
    String details =
        failure.details().stream()
            .filter(line -> !line.equals(failure.message()))
            .map(line -> "\n" + line)
            .collect(Collectors.joining());
    System.out.flush();
    System.err.println((place == null ? name : place.toString()) + ": " + title + details);
  }
}
