package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.data.Dataset;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.metrics.Benchmark;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two files of predictions. */
@AutoService(Magic.class)
@Command(
    name = "benchmark",
    description =
        "Two files of predictions for the newest dataset by right labels: all metrics overall, by"
            + " split and by class, with differences, intervals and McNemar's test.")
public final class BenchmarkMagic implements Magic {
  @Parameters(index = "0", paramLabel = "A", description = "probabilities, .npy, .npz or CSV")
  private Path a = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "the others")
  private Path b = Path.of("");

  @Option(
      names = "--gold",
      paramLabel = "TABLE",
      description = "a CSV of ids and right labels; those given hold for the other samples")
  private @Nullable Path gold;

  @Override
  public Benchmark run(MagicContext context) {
    Dataset dataset = Goldpan.dataset();
    Dataset trusted = gold == null ? dataset : dataset.withLabels(gold);
    return Goldpan.benchmark(
        trusted, Goldpan.predictions(a, dataset), Goldpan.predictions(b, dataset));
  }
}
