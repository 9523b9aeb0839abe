package goldpan.magics;

import com.google.auto.service.AutoService;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Says which magics there are. */
@AutoService(Magic.class)
@Command(name = "magics", description = "Lists the magics; %%NAME --help explains one.")
public final class ListMagic implements Magic {
  @Override
  public String run(MagicContext context) {
    return context.host().magics().definitions().stream()
        .map(each -> "%-14s %s".formatted("%" + each.name(), each.description().replace("%%", "%")))
        .collect(Collectors.joining("\n"));
  }
}
