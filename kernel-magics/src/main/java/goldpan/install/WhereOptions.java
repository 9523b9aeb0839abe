package goldpan.install;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where, and under which name. */
final class WhereOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @ArgGroup private @Nullable Where where;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "the kernelspec's name: letters, digits, dot, dash and underscore (goldpan)")
  private @Nullable String name;

  /** One of three. */
  static final class Where {
    @Option(names = "--user", description = "for you alone; what happens when nothing is said")
    private boolean user;

    @Option(
        names = "--sys-prefix",
        description = "for the Python environment that is active: its sys.prefix")
    private boolean systemPrefix;

    @Option(
        names = "--prefix",
        paramLabel = "FOLDER",
        description = "under FOLDER/share, as for /usr/local")
    private @Nullable Path prefix;
  }

  boolean isSaid() {
    return where != null;
  }

  InstallPlace place(Machine machine) {
    if (where != null && where.systemPrefix) {
      return InstallPlace.under(JupyterFolders.systemPrefix());
    }
    Path prefix = where == null || where.user ? null : where.prefix;
    return prefix == null ? InstallPlace.user(machine) : InstallPlace.under(prefix);
  }

  String name(String otherwise) {
    String chosen = name == null ? otherwise : name;
    if (!chosen.matches("[A-Za-z0-9._-]+") || chosen.startsWith(".")) {
      String wrong =
          "name is \"" + chosen + "\"; expected letters, digits, dot, dash and underscore";
      throw command == null
          ? new InstallException(wrong)
          : new ParameterException(command.commandLine(), wrong);
    }
    return chosen;
  }
}
