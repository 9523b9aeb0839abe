package goldpan.install;

import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** {@code java -jar goldpan-kernel.jar install | uninstall | list | doctor}. */
@Command(
    name = "goldpan-kernel",
    description =
        "Installs the Jupyter kernel \"Java (Goldpan)\", removes it, and says what ails it.",
    mixinStandardHelpOptions = true,
    versionProvider = KernelCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InstallCommand.class,
      UninstallCommand.class,
      ListCommand.class,
      DoctorCommand.class
    })
public final class KernelCommand {
  private KernelCommand() {}

  public static void main(String[] arguments) {
    CommandLine line = line();
    System.exit(run(line, arguments));
  }

  /** Runs a command that prints all to one writer, for tests. */
  static int run(PrintWriter writer, String... arguments) {
    return run(line().setOut(writer).setErr(writer), arguments);
  }

  private static CommandLine line() {
    CommandLine line = new CommandLine(new KernelCommand());
    line.setParameterExceptionHandler(KernelCommand::wrongCall);
    line.setExecutionExceptionHandler(
        (failed, command, parsed) -> {
          command
              .getErr()
              .println(failed instanceof InstallException ? failed.getMessage() : failed);
          return 1;
        });
    return line;
  }

  /** Runs a command; returns 0, 1 for what cannot be done, 2 for a wrong call. */
  private static int run(CommandLine line, String... arguments) {
    if (arguments.length == 0) {
      line.usage(line.getErr());
      return 2;
    }
    return line.execute(arguments);
  }

  private static int wrongCall(ParameterException wrong, String... arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(command.getCommandSpec().qualifiedName() + ": " + wrong.getMessage() + "; usage:");
    command.usage(err);
    return 2;
  }

  /** The version in the jar's manifest; "dev" where there is no jar. */
  static String version() {
    return Objects.requireNonNullElse(
        KernelCommand.class.getPackage().getImplementationVersion(), "dev");
  }

  /** For {@code --version}. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"goldpan-kernel " + version()};
    }
  }
}
