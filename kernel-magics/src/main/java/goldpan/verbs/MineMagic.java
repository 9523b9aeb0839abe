package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.Session;
import goldpan.data.Dataset;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.MagicException;
import goldpan.mining.Losses;
import goldpan.predict.Computing;
import goldpan.predict.Outputs;
import goldpan.torch.TorchModel;
import goldpan.train.Baseline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes the loss of every sample. */
@AutoService(Magic.class)
@Command(
    name = "mine",
    description =
        "The loss of every sample, by the newest baseline, or by predictions or a model brought along.")
public final class MineMagic implements Magic {
  @Parameters(
      arity = "0..1",
      paramLabel = "DATASET",
      completionCandidates = Candidates.DatasetNames.class,
      description = "a name or path; otherwise the newest dataset")
  private @Nullable String place;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description = "probabilities, .npy or CSV, one row a sample")
  private @Nullable Path predictions;

  @Option(
      names = "--classes",
      paramLabel = "NAME,…",
      split = ",",
      description = "the classes in the order of the columns of the predictions or the model")
  private List<String> columns = new ArrayList<>();

  @Option(names = "--logits", description = "the predictions are logits")
  private boolean logits;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "a TorchScript file that judges in the baseline's place, giving logits")
  private @Nullable Path model;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "224",
      description = "side of the square pictures that --model takes; 224")
  private int size = 224;

  @Option(
      names = "--in-sample",
      description = "judge by models that learnt from the same samples; every result says so")
  private boolean inSample;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "",
      description = "auto, cpu, gpu, gpu:1, or all for every GPU; otherwise the baseline's own")
  private String device = "";

  @Option(
      names = "--precision",
      paramLabel = "NUMBERS",
      defaultValue = "auto",
      description =
          "auto, float32, float16 or bfloat16; auto takes float32 unless a trial is faster and as good")
  private String precision = "auto";

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "0",
      description = "pictures at once; otherwise what suits them")
  private int batch;

  @Option(names = "--fresh", description = "begin anew, whatever a stopped mining has left")
  private boolean fresh;

  @Override
  public Losses run(MagicContext context) {
    Baseline trained = predictions == null && model == null ? trained() : null;
    Dataset dataset = place == null ? Goldpan.dataset() : Goldpan.dataset(place);
    if (predictions != null) {
      Outputs outputs = logits ? Outputs.LOGITS : Outputs.PROBABILITIES;
      return Goldpan.mine(Goldpan.predictions(predictions, dataset, outputs, columns));
    }
    if (trained == null) {
      TorchModel brought = Goldpan.model(Objects.requireNonNull(model)).size(size);
      return Goldpan.mine(
          dataset, columns.isEmpty() ? brought : brought.classes(columns), computing());
    }
    return Goldpan.mine(dataset, inSample ? trained.inSample() : trained, computing());
  }

  /** The baseline of what was newest before this magic opens another dataset. */
  private static Baseline trained() {
    try {
      return Session.current().requireBaseline();
    } catch (IllegalStateException none) {
      throw new MagicException(
          none.getMessage()
              + "; expected one that judges the samples; run %baseline first, or bring %mine"
              + " --predictions FILE or %mine --model FILE",
          none);
    }
  }

  private Computing computing() {
    Computing said = Goldpan.computing().device(device).precision(precision).batch(batch);
    return fresh ? said.fresh() : said;
  }
}
