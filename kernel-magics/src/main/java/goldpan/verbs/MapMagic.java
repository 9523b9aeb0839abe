package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.data.Figure;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The data map of the newest losses. */
@AutoService(Magic.class)
@Command(
    name = "map",
    description =
        "The data map: how surely and how steadily training came to believe each given label.")
public final class MapMagic implements Magic {
  @Option(names = "--save", paramLabel = "FILE", description = "also write it: .png or .svg")
  private @Nullable Path file;

  @Override
  public Figure run(MagicContext context) {
    Figure map = Goldpan.losses().plot("map");
    if (file != null) {
      System.out.println("wrote " + map.save(file));
    }
    return map;
  }
}
