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
      return Optional.empty();
    }
    return registry
        .find(option.group(1))
        .map(found -> matching(found.options(), option.group(2), lineStart + option.start(2)));
  }

  private static MagicCompletion matching(List<String> names, String prefix, int start) {
    return new MagicCompletion(
        names.stream().filter(name -> name.startsWith(prefix)).sorted().toList(), start);
  }
}
