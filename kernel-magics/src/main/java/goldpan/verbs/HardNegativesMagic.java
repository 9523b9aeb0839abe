package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.data.Dataset;
import goldpan.embed.Embeddings;
import goldpan.embed.HardNegatives;
import goldpan.embed.MinedNegatives;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.Shown;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Hard negatives of the newest dataset. */
@AutoService(Magic.class)
@Command(
    name = "hardnegatives",
    description =
        "For each sample those of other classes that are nearest to it, in the newest baseline's"
            + " embeddings or in vectors from a file.")
public final class HardNegativesMagic implements Magic {
  @Option(
      names = "--embeddings",
      paramLabel = "FILE",
      description = "vectors: .npy or .npz, one row a sample; the newest baseline's unless said")
  private @Nullable Path embeddings;

  @Option(names = "--per-anchor", paramLabel = "N", description = "negatives of a sample")
  private int perAnchor = 1;

  @Option(
      names = "--margin",
      paramLabel = "M",
      description = "how far below the nearest of the own class, 0 to 2")
  private @Nullable Double margin;

  @Option(names = "--random", paramLabel = "SEED", description = "at random of the 100 nearest")
  private @Nullable Long seed;

  @Option(names = "--save", paramLabel = "FILE", description = "also write them: .csv or .jsonl")
  private @Nullable Path file;

  @Override
  public Shown<MinedNegatives> run(MagicContext context) {
    Dataset dataset = Goldpan.dataset();
    Embeddings vectors =
        embeddings == null ? Goldpan.embed(dataset) : Goldpan.embed(dataset, embeddings);
    HardNegatives asked = Goldpan.hardNegatives(vectors).perAnchor(perAnchor);
    asked = margin == null ? asked : asked.margin(margin);
    asked = seed == null ? asked : asked.random(seed);
    MinedNegatives mined = asked.mine();
    if (file != null) {
      System.out.println("wrote " + mined.save(file));
    }
    return new Shown<>(mined, mined.table());
  }
}
