package goldpan.magics;

import com.google.auto.service.AutoService;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Names the magics, under the name that Python's notebooks have for it. */
@AutoService(Magic.class)
@Command(name = "lsmagic", description = "Names the magics; %%magics says what each does.")
public final class LsMagic implements Magic {
  @Override
  public String run(MagicContext context) {
    return "On a line: "
        + names(context, "%", magic -> true)
        + "\nAbove a cell: "
        + names(context, "%%", MagicDefinition::headsCells)
        + "\nWhat each does: %magics";
  }

  private static String names(
      MagicContext context, String sign, Predicate<MagicDefinition> wanted) {
    return context.host().magics().definitions().stream()
        .filter(wanted)
        .map(magic -> sign + magic.name())
        .collect(Collectors.joining(" "));
  }
}
