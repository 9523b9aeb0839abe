package goldpan.magics;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

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
        .<Class<?>>map(MagicDefinition::valueType)
        .findFirst()
        .orElse(Object.class);
  }

  private static Class<?> valueType(Method run) {
    return run.getGenericReturnType() instanceof ParameterizedType both
            && both.getRawType() == Shown.class
        ? raw(both.getActualTypeArguments()[0])
        : run.getReturnType();
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }

  /**
   * What a word may be that is typed at this place.
   *
   * @param before the word before it: an option that takes a value, or anything else
   */
  public List<String> candidates(String before) {
    CommandSpec spec = commandLine(fresh.get()).getCommandSpec();
    OptionSpec option = spec.findOption(before);
    if (option != null && option.arity().max() > 0) {
      return words(option);
    }
    return spec.positionalParameters().stream().flatMap(each -> words(each).stream()).toList();
  }

  private static List<String> words(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    return candidates == null
        ? List.of()
        : StreamSupport.stream(candidates.spliterator(), false).toList();
  }

  /** Its options, as they are typed. */
  public List<String> options() {
    return commandLine(fresh.get()).getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
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
              OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .description("Shows this help.")
                  .build());
    }
    return line;
  }
}
