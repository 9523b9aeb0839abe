package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.inspect.Health;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is odd about the newest dataset's pictures. */
@AutoService(Magic.class)
@Command(
    name = "health",
    description =
        "Pictures that are dark, bright, blurred, of low information, of odd size or aspect, or"
            + " grey among colour; and whether that goes with a class.")
public final class HealthMagic implements Magic {
  @Option(names = "--pictures", description = "show one row a picture")
  private boolean pictures;

  @Override
  public Shown<Health> run(MagicContext context) {
    Health health = Goldpan.health();
    return new Shown<>(health, pictures ? health.pictures() : health.table());
  }
}
