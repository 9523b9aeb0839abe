package goldpan.magics;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * A magic that can be called.
 *
 * @param name what stands behind the percent sign
 * @param type its class
 * @param fresh makes one for a call
 */
public record MagicDefinition(String name, Class<?> type, Supplier<Magic> fresh) {
  static MagicDefinition of(Class<?> type, Supplier<Magic> fresh) {
    Command command = type.getAnnotation(Command.class);
    if (command == null) {
      throw new IllegalStateException(
          type.getName()
              + " has no @Command; expected one that names the magic; annotate the class");
    }
    return new MagicDefinition(command.name(), type, fresh);
  }

  /** One line about it. */
  public String description() {
    Command command = type.getAnnotation(Command.class);
    return command == null ? "" : String.join(" ", command.description());
  }

  /** Whether it may head a cell. */
  public boolean headsCells() {
    return CellMagic.class.isAssignableFrom(type);
  }

  /**
   * What {@code %name} is worth in a Java expression: what its run method is declared to return.
   */
  public Class<?> resultType() {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals("run") && !method.isBridge())
        .filter(
            method ->
                Arrays.equals(method.getParameterTypes(), new Class<?>[] {MagicContext.class}))
        .<Class<?>>map(Method::getReturnType)
        .findFirst()
        .orElse(Object.class);
  }

  /** Its options, as they are typed. */
  public List<String> options() {
    return commandLine(fresh.get()).getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(CommandLine.Model.OptionSpec::longestName)
        .sorted()
        .toList();
  }

  CommandLine commandLine(Magic magic) {
    CommandLine line = new CommandLine(magic);
    line.setCommandName("%" + name);
    line.setUnmatchedOptionsArePositionalParams(false);
    line.setTrimQuotes(false);
    line.setExpandAtFiles(false);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    if (line.getCommandSpec().findOption("--help") == null) {
      line.getCommandSpec()
          .addOption(
              CommandLine.Model.OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .description("Shows this help.")
                  .build());
    }
    return line;
  }
}
