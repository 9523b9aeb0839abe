package goldpan.magics;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be typed behind a percent sign: names of magics and their options.
 *
 * @param matches texts that may stand between start and the cursor
 * @param start offset of the first character that a match replaces
 */
public record MagicCompletion(List<String> matches, int start) {
  private static final Pattern NAME = Pattern.compile("(?:^|[=(,\\s])%{1,2}([\\p{L}_\\p{N}-]*)$");
  private static final Pattern OPTION =
      Pattern.compile("(?:^|[=(,\\s])%{1,2}([\\p{L}_][\\p{L}\\p{N}_-]*)\\s(?:.*\\s)?(-[\\w-]*)$");

  private static final Pattern ARGUMENT =
      Pattern.compile(
          "(?:^|[=(,\\s])%{1,2}([\\p{L}_][\\p{L}\\p{N}_-]*)(\\s.*)?\\s((?:\"[^\"]*)|[^\\s\"]*)$");
  private static final Pattern ANY =
      Pattern.compile("(?:^|[=(,\\s])%{1,2}([\\p{L}_][\\p{L}\\p{N}_-]*)");

  public MagicCompletion {
    matches = List.copyOf(matches);
  }

  /** The completion at a cursor that stands in a magic; empty when it stands in Java. */
  public static Optional<MagicCompletion> at(String code, int cursor, MagicRegistry registry) {
    int lineStart = code.lastIndexOf('\n', cursor - 1) + 1;
    String line = code.substring(lineStart, cursor);
    Matcher name = NAME.matcher(line);
    if (name.find()) {
      return Optional.of(
          matching(
              registry.definitions().stream().map(MagicDefinition::name).toList(),
              name.group(1),
              lineStart + name.start(1)));
    }
    Matcher option = OPTION.matcher(line);
    if (!option.find()) {
      return argument(line, lineStart, registry);
    }
    return registry
        .find(option.group(1))
        .map(found -> matching(found.options(), option.group(2), lineStart + option.start(2)));
  }

  /** The completion at a cursor that stands in a text of Java; empty when it stands in code. */
  public static Optional<MagicCompletion> inText(String code, int cursor) {
    return PlaceCompletion.at(code, cursor);
  }

  /** Names of datasets, classes, samples and rules; in quotes when they have spaces. */
  private static Optional<MagicCompletion> argument(
      String line, int lineStart, MagicRegistry registry) {
    Matcher argument = ARGUMENT.matcher(line);
    if (!argument.find()) {
      return Optional.empty();
    }
    String typed = argument.group(3);
    String before = argument.group(2) == null ? "" : argument.group(2).strip();
    return registry
        .find(argument.group(1))
        .filter(found -> !CodeMagic.class.isAssignableFrom(found.type()))
        .map(
            found ->
                new MagicCompletion(
                    found.candidates(before.substring(before.lastIndexOf(' ') + 1)).stream()
                        .map(word -> Quoting.line(List.of(word)))
                        .filter(word -> word.startsWith(typed) || word.startsWith('"' + typed))
                        .toList(),
                    lineStart + argument.start(3)));
  }

  /** The name of the magic that the cursor stands in; empty when it stands in Java. */
  public static Optional<String> magicAt(String code, int cursor) {
    int lineStart = code.lastIndexOf('\n', cursor - 1) + 1;
    int lineEnd = code.indexOf('\n', cursor);
    Matcher magic = ANY.matcher(code.substring(lineStart, lineEnd < 0 ? code.length() : lineEnd));
    return magic.find() && lineStart + magic.start(1) <= cursor
        ? Optional.of(magic.group(1))
        : Optional.empty();
  }

  private static MagicCompletion matching(List<String> names, String prefix, int start) {
    return new MagicCompletion(
        names.stream().filter(name -> name.startsWith(prefix)).sorted().toList(), start);
  }
}
