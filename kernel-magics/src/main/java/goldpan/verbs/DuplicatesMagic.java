package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.inspect.DuplicateSearch;
import goldpan.inspect.Duplicates;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.Shown;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Samples of the newest dataset that are there more than once. */
@AutoService(Magic.class)
@Command(
    name = "duplicates",
    description =
        "Samples that are there more than once: leakage between splits first, then groups whose"
            + " labels differ.")
public final class DuplicatesMagic implements Magic {
  @Option(
      names = "--similarity",
      paramLabel = "S",
      description = "from where on pictures count as nearly the same, 0.85 to 1; found unless said")
  private @Nullable Double similarity;

  @Option(
      names = "--embeddings",
      paramLabel = "FILE",
      description = "also look for neighbours in these vectors: .npy or .npz, one row a sample")
  private @Nullable Path embeddings;

  @Option(names = "--table", description = "show one row a sample")
  private boolean table;

  @Option(names = "--save", paramLabel = "FILE", description = "also write the table as CSV")
  private @Nullable Path file;

  @Override
  public Shown<Duplicates> run(MagicContext context) {
    DuplicateSearch search = Goldpan.duplicateSearch();
    if (similarity != null) {
      search = search.similarity(similarity);
    }
    if (embeddings != null) {
      search = search.near(Goldpan.embed(Goldpan.dataset(), embeddings));
    }
    Duplicates found = Goldpan.duplicates(Goldpan.dataset(), search);
    if (file != null) {
      System.out.println("wrote " + found.save(file));
    }
    return new Shown<>(found, table ? found.table() : found);
  }
}
