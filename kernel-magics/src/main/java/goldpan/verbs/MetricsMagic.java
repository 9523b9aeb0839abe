package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.metrics.Metrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the newest predictions. */
@AutoService(Magic.class)
@Command(
    name = "metrics",
    description =
        "How the newest predictions agree with the given labels: accuracy, F1, losses, calibration and"
            + " areas under curves, each with a 95 % interval.")
public final class MetricsMagic implements Magic {
  @Option(names = "--by-class", description = "a row a class in place of a row a metric")
  private boolean byClass;

  @Override
  public Object run(MagicContext context) {
    Metrics metrics = Goldpan.metrics();
    return byClass ? metrics.byClass() : metrics;
  }
}
