package goldpan.magics;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Evaluates a file of Java as if it stood in the cell. */
@AutoService(Magic.class)
@Command(name = "load", description = "Evaluates a file of Java statements as if they stood here.")
public final class LoadMagic implements Magic {
  @Parameters(paramLabel = "FILE", description = "a file of Java, magics allowed")
  private Path file = Path.of("");

  @Override
  public @Nullable Object run(MagicContext context) throws Exception {
    return context.host().evaluate(file.getFileName().toString(), text());
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new MagicException(
          file
              + " cannot be read: "
              + unreadable
              + "; expected a text file in UTF-8; check the path",
          unreadable);
    }
  }
}
