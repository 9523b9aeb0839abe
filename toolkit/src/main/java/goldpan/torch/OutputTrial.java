package goldpan.torch;

import goldpan.data.Words;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.file.NumberCensus;
import goldpan.predict.file.NumberKind;
import goldpan.predict.file.TableRows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a model's numbers are, as it gives them for some pictures of the dataset: whether they are
 * what was said, and what to say otherwise.
 */
final class OutputTrial {
  /** With fewer pictures logits may all lie between 0 and 1 by chance. */
  private static final int ENOUGH = 8;

  private final Path file;
  private final double[][] rows;
  private final int columns;
  private final NumberCensus census;

  /**
   * A trial.
   *
   * @param rows the model's numbers, one row a picture; at least one
   */
  OutputTrial(Path file, double[]... rows) {
    this.file = file;
    this.rows = rows;
    this.columns = rows[0].length;
    this.census = NumberCensus.of(new TableRows(rows, new int[rows.length], columns));
  }

  /**
   * The kind of numbers, when they can be what was said.
   *
   * @throws PredictionException when they cannot, with what to say
   */
  NumberKind kind(Outputs said) {
    NumberKind kind = census.kind();
    if (said == Outputs.LOGITS) {
      refuseProbabilities(kind);
      return NumberKind.OTHER;
    }
    if (columns == 1 && census.allInUnit()) {
      return NumberKind.PROBABILITIES;
    }
    if (kind == NumberKind.OTHER || kind == NumberKind.LOG_PROBABILITIES) {
      throw new PredictionException(
          "%s gives %s, which are no probabilities; expected numbers from 0 to 1 that sum to 1; %s"
              .formatted(
                  file,
                  brief(),
                  kind == NumberKind.OTHER
                      ? "if it gives logits, say logits()"
                      : "these are their logarithms, of which logits() makes probabilities"));
    }
    return kind;
  }

  /**
   * The kind of numbers of a model that says of each tag by itself how probable it is.
   *
   * @throws PredictionException when they cannot be what was said
   */
  NumberKind independent(Outputs said) {
    return census.independent(said, file);
  }

  private void refuseProbabilities(NumberKind kind) {
    if (!census.allInUnit()) {
      return;
    }
    if (columns > 1 && kind != NumberKind.ONE_VS_REST) {
      throw new PredictionException(
          file
              + " gives numbers from 0 to 1 that sum to 1, which are probabilities; expected logits; say probabilities()");
    }
    if (rows.length >= ENOUGH) {
      throw new PredictionException(
          Words.of(
              "%s gives numbers from 0 to 1 alone for %d pictures, such as %s, as a sigmoid does; expected logits; say probabilities()",
              file, rows.length, brief()));
    }
  }

  /** What a user should know of numbers of this kind; mostly nothing. */
  Optional<String> note(NumberKind kind) {
    return EnumSet.of(
                NumberKind.PROBABILITIES,
                NumberKind.OTHER,
                NumberKind.INDEPENDENT,
                NumberKind.LOG_ODDS)
            .contains(kind)
        ? Optional.empty()
        : Optional.of(
            Words.of(
                "gives %s, such as %s: each row is divided by its sum",
                kind == NumberKind.ONE_VS_REST ? "a sigmoid for each class" : kind, brief()));
  }

  private String brief() {
    String numbers =
        Arrays.stream(rows[0])
            .limit(5)
            .mapToObj(v -> Words.of("%.3f", v))
            .collect(Collectors.joining(", "));
    return numbers + (columns > 5 ? ", …" : "");
  }
}
