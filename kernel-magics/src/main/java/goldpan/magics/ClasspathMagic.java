package goldpan.magics;

import com.google.auto.service.AutoService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Adds jars and folders of classes. */
@AutoService(Magic.class)
@Command(name = "classpath", description = "Adds jars and folders of classes to the class path.")
public final class ClasspathMagic implements Magic {
  @Parameters(arity = "1..*", paramLabel = "PATH", description = "a jar or a folder of classes")
  private List<Path> entries = new ArrayList<>();

  @Override
  public @Nullable Object run(MagicContext context) {
    for (Path entry : entries) {
      if (!Files.exists(entry)) {
        throw new MagicException(
            entry
                + " does not exist; expected a jar or a folder of classes; check the path from "
                + Path.of("").toAbsolutePath());
      }
    }
    context.host().addToClasspath(entries);
    return null;
  }
}
