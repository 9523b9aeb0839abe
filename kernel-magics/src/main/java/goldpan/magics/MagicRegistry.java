package goldpan.magics;

import goldpan.display.MimeBundle;
import goldpan.text.NearestName;
import java.util.Collection;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The magics there are, and how one is called. */
public final class MagicRegistry {
  private final SortedMap<String, MagicDefinition> byName = new TreeMap<>();

  private MagicRegistry() {}

  /** Every magic on the class path. */
  public static MagicRegistry installed() {
    MagicRegistry registry = new MagicRegistry();
    ServiceLoader.load(Magic.class, MagicRegistry.class.getClassLoader()).stream()
        .map(provider -> MagicDefinition.of(provider.type(), provider))
        .forEach(registry::add);
    return registry;
  }

  /** Adds a magic; a later one takes the name of an earlier. */
  public void add(MagicDefinition definition) {
    byName.put(definition.name(), definition);
  }

  public Collection<MagicDefinition> definitions() {
    return byName.values();
  }

  public Optional<MagicDefinition> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Calls a magic.
   *
   * @param line what stands behind its name
   * @param cell the lines under a {@code %%name}; null for a line
   * @throws MagicException with all that the user needs to know when the call is wrong
   */
  public @Nullable Object call(MagicHost host, String name, String line, @Nullable String cell)
      throws Exception {
    MagicDefinition definition = find(name).orElseThrow(() -> unknown(name));
    if (cell != null && !definition.headsCells()) {
      throw new MagicException(
          "%%"
              + name
              + " heads a cell; expected a magic that takes one; write %"
              + name
              + " on a line of its own");
    }
    Magic magic = definition.fresh().get();
    CommandLine command = definition.commandLine(magic);
    boolean code = magic instanceof CodeMagic && !line.strip().matches("-h|--help");
    if (!code && parsedAsHelp(command, name, line)) {
      host.show(MimeBundle.text(command.getUsageMessage()));
      return null;
    }
    return run(name, magic, new MagicContext(host, line, cell));
  }

  /** What a user did wrong is told in words; a stack trace is for what is wrong in the program. */
  private static @Nullable Object run(String name, Magic magic, MagicContext context)
      throws Exception {
    try {
      return magic.run(context);
    } catch (CancellationException stopped) {
      throw new MagicException("%" + name + " was stopped; nothing half-done is left", stopped);
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      throw magic instanceof CellMagic ? wrong : new MagicException(told(name, wrong), wrong);
    } catch (RuntimeException thrown) {
      throw isOurs(thrown) ? new MagicException(told(name, thrown), thrown) : thrown;
    }
  }

  private static String told(String name, RuntimeException wrong) {
    return "%" + name + ": " + wrong.getMessage();
  }

  /** Exceptions of the toolkit say where, what was expected and what to do. */
  private static boolean isOurs(RuntimeException thrown) {
    return !(thrown instanceof MagicException)
        && (thrown.getClass().getName().startsWith("goldpan.data.")
            || thrown.getClass().getName().startsWith("goldpan.predict.")
            || thrown.getClass().getName().startsWith("goldpan.verify.")
            || thrown.getClass().getName().startsWith("goldpan.review.")
            || thrown.getClass().getName().startsWith("goldpan.run.")
            || thrown instanceof java.io.UncheckedIOException);
  }

  private static boolean parsedAsHelp(CommandLine command, String name, String line) {
    try {
      command.parseArgs(Arguments.split(line).toArray(new String[0]));
      return command.isUsageHelpRequested();
    } catch (ParameterException wrong) {
      throw new MagicException(explained(command, name, wrong), wrong);
    }
  }

  private static String explained(CommandLine command, String name, ParameterException wrong) {
    String hint =
        wrong instanceof UnmatchedArgumentException unmatched ? hint(command, unmatched) : "";
    String usage = command.getUsageMessage().strip();
    return "%" + name + ": " + wrong.getMessage() + hint + "\n" + usage;
  }

  private static String hint(CommandLine command, UnmatchedArgumentException unmatched) {
    String typed = unmatched.getUnmatched().get(0);
    return Optional.of(typed)
        .filter(word -> word.startsWith("-"))
        .flatMap(
            word -> NearestName.find(word, command.getCommandSpec().optionsMap().keySet().stream()))
        .map(name -> "; did you mean " + name + "?")
        .orElse(typed.startsWith("-") ? "" : "; quote words that belong together");
  }

  /** What {@code %name --help} shows; empty when there is no such magic. */
  public Optional<String> help(String name) {
    return find(name)
        .map(found -> found.commandLine(found.fresh().get()).getUsageMessage().strip());
  }

  private MagicException unknown(String name) {
    String hint = ForeignMagics.insteadOf(name).or(() -> nearest(name)).orElseGet(this::list);
    return new MagicException("%" + name + " is no magic; " + hint);
  }

  private Optional<String> nearest(String name) {
    return NearestName.find(name, byName.keySet().stream())
        .map(nearest -> "did you mean %" + nearest + "?");
  }

  private String list() {
    return "there are "
        + byName.keySet().stream().map(n -> "%" + n).collect(Collectors.joining(", "));
  }
}
