package goldpan.magics;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds libraries from Maven repositories, with all that they need. */
@AutoService(Magic.class)
@Command(
    name = "maven",
    description =
        "Adds libraries, with what they need, from the repositories that Maven's settings name.")
public final class MavenMagic implements Magic {
  @Parameters(
      arity = "1..*",
      paramLabel = "GROUP:ARTIFACT:VERSION",
      description = "a library; GROUP:ARTIFACT:EXTENSION:CLASSIFIER:VERSION for a special form")
  private List<String> coordinates = new ArrayList<>();

  @Option(
      names = "--repository",
      paramLabel = "URL",
      description = "one more repository to look in")
  private List<String> repositories = new ArrayList<>();

  @Option(names = "--offline", description = "use only what is on this machine")
  private boolean offline;

  @Override
  public @Nullable Object run(MagicContext context) {
    List<Path> jars = MavenResolution.of(repositories, offline).jars(coordinates);
    context.host().addToClasspath(jars);
    System.out.println("added " + jars.size() + (jars.size() == 1 ? " jar" : " jars"));
    return null;
  }
}
