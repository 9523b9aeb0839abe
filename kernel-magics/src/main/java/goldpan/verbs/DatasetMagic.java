package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.Session;
import goldpan.data.Dataset;
import goldpan.data.Opening;
import goldpan.data.Split;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.MagicException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a dataset. */
@AutoService(Magic.class)
@Command(
    name = "dataset",
    description = "Opens a bundled dataset or the one at a path; without either, the newest.")
public final class DatasetMagic implements Magic {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|PATH",
      completionCandidates = Candidates.DatasetNames.class,
      description =
          "mnist-test, or a folder, an IDX, CSV, TSV or JSON Lines file; quote a path with spaces")
  private @Nullable String place;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "other labels, a CSV or TSV of id and label")
  private @Nullable Path labels;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "the table's column with given labels or tags")
  private @Nullable String label;

  @Option(
      names = "--text",
      paramLabel = "COLUMN",
      description = "the table's column with texts, the samples themselves")
  private @Nullable String text;

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "what is given, such as tags, where it would be taken for something else")
  private @Nullable String task;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      completionCandidates = Candidates.Splits.class,
      description = "only the samples of one split")
  private @Nullable String split;

  @Option(names = "--check", description = "decodes every picture and lists all that is wrong")
  private boolean check;

  @Override
  public Dataset run(MagicContext context) {
    Dataset chosen = open();
    if (labels != null) {
      chosen = chosen.withLabels(labels);
    }
    if (split != null) {
      chosen = chosen.split(named(split));
    }
    if (check) {
      var findings = chosen.check(Session.current().progress());
      System.out.println(findings.isEmpty() ? "nothing wrong" : findings.size() + " findings");
      findings.forEach(System.out::println);
    }
    return Session.current().keep(chosen);
  }

  private Dataset open() {
    Opening opening = Opening.usual();
    opening = label == null ? opening : opening.label(label);
    opening = text == null ? opening : opening.text(text);
    opening = task == null ? opening : opening.task(task);
    if (place == null) {
      if (!opening.isUsual()) {
        throw new MagicException(
            "--label, --text and --task say how to open; expected a path before them, as in data.csv --label COLUMN");
      }
      return Goldpan.dataset();
    }
    return opening.isUsual() ? Goldpan.dataset(place) : Goldpan.dataset(place, opening);
  }

  private static Split named(String word) {
    return Split.named(word)
        .orElseThrow(
            () ->
                new MagicException(
                    "split is \"%s\"; expected one of %s"
                        .formatted(word, Arrays.toString(Split.values()))));
  }
}
