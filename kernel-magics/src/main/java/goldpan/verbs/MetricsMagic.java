package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.Shown;
import goldpan.metrics.Metrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Metrics of the newest losses. */
@AutoService(Magic.class)
@Command(
    name = "metrics",
    description =
        "How well the predictions behind the newest losses fit the given labels: accuracy, F1,"
            + " log loss, calibration and more, each with a 95 %% interval.")
public final class MetricsMagic implements Magic {
  @Option(names = "--classes", description = "precision, recall and F1 of every class instead")
  private boolean classes;

  @Override
  public Shown<Metrics> run(MagicContext context) {
    Metrics metrics = Goldpan.metrics();
    return new Shown<>(metrics, classes ? metrics.classTable() : metrics);
  }
}
