package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.data.Dataset;
import goldpan.data.Exporter;
import goldpan.data.Words;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.Shown;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the cleaned dataset. */
@AutoService(Magic.class)
@Command(
    name = "export",
    description = "Writes the newest dataset as decided, with the record of every decision.")
public final class ExportMagic implements Magic {
  @Parameters(paramLabel = "FOLDER", description = "a new folder; quote one with spaces")
  private Path folder = Path.of("");

  @Option(names = "--link", description = "hard links where files need not change, to save space")
  private boolean link;

  @Override
  public Shown<Path> run(MagicContext context) {
    Dataset clean = Goldpan.dataset().apply(Goldpan.decisions());
    Path written =
        clean.export(folder, link ? Exporter.Transfer.HARD_LINK : Exporter.Transfer.COPY);
    return new Shown<>(written, Words.of("exported %,d samples to %s", clean.size(), written));
  }
}
