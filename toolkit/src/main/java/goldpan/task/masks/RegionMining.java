package goldpan.task.masks;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Findings;
import goldpan.data.Progress;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.data.Workers;
import goldpan.predict.Matrix;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds doubtful regions: reads a mask and what a model says of its picture, one picture a thread
 * at a time, and keeps the regions. Immutable.
 *
 * @param confidence probability from which on a class contests the given one, in (0, 1)
 * @param smallestShare of all cells: what counts as sure of the given class beside a region, and
 *     what a region must be larger than; in [0, 1)
 * @param temperature of {@link Softmin}, above 0
 * @param mostInPicture contested regions kept of one picture, 1 or more
 */
public record RegionMining(
    double confidence, double smallestShare, double temperature, int mostInPicture) {
  /** Cells along a side at most; larger outputs are averaged in blocks. */
  static final int LONGEST_SIDE = 512;

  public RegionMining {
    require("confidence", confidence, confidence > 0 && confidence < 1, "above 0 and below 1");
    require("smallest share", smallestShare, smallestShare >= 0 && smallestShare < 1, "0 to 1");
    require("temperature", temperature, temperature > 0, "a number above 0");
    require("most regions in a picture", mostInPicture, mostInPicture >= 1, "1 or more");
  }

  private static void require(String what, double value, boolean fits, String rule) {
    if (!fits) {
      throw new PredictionException(Words.of("%s is %s; expected %s", what, value, rule));
    }
  }

  /** Confidence ½, a share of 1/2000, temperature 0.1 as published, 100 regions a picture. */
  public static RegionMining usual() {
    return new RegionMining(0.5, 0.0005, 0.1, 100);
  }

  /** What one picture comes to. */
  private record Judged(
      List<RegionFinder.Found> regions, double softmin, @Nullable Finding problem) {}

  /**
   * Predictions about the regions of every picture, and a score for each picture.
   *
   * @throws PredictionException when the model does not fit, or no picture can be judged
   */
  public MinedMasks mine(Dataset dataset, PixelPredictor model, Progress progress) {
    Masks masks = Masks.of(dataset);
    AtomicReferenceArray<Judged> all = new AtomicReferenceArray<>(dataset.size());
    PixelAgreement agreement = new PixelAgreement(masks.classes());
    try (PixelOutputs outputs = model.pixels(dataset);
        Progress.Task task = progress.start("mining", dataset.size(), "images")) {
      Workers.forEach(
          dataset.size(),
          1,
          (from, to) -> {
            all.set(from, judge(dataset, masks, outputs, from, agreement));
            task.advance(1);
          });
      return gather(dataset, model, outputs, all, agreement);
    }
  }

  private Judged judge(
      Dataset dataset, Masks masks, PixelOutputs outputs, int row, PixelAgreement agreement) {
    try {
      Mask mask = masks.mask(row);
      RegionFinder finder = new RegionFinder(this, mask, outputs.of(row));
      if (finder.cells() == 0) {
        return problem(dataset, row, "has an empty mask; expected a class for some pixels");
      }
      agreement.add(finder.confusion());
      return new Judged(finder.all(), finder.softmin(), null);
    } catch (UnreadableMediaException e) {
      return problem(dataset, row, e.problem());
    }
  }

  private static Judged problem(Dataset dataset, int row, String what) {
    return new Judged(List.of(), 0, new Finding(dataset.id(row), Finding.Kind.UNREADABLE, what));
  }

  private MinedMasks gather(
      Dataset dataset,
      PixelPredictor model,
      PixelOutputs outputs,
      AtomicReferenceArray<Judged> all,
      PixelAgreement agreement) {
    int columns = dataset.classes().size() + 1;
    int n = IntStream.range(0, all.length()).map(r -> all.get(r).regions().size()).sum();
    if (n == 0) {
      throw new PredictionException(
          "%s: none of its pictures can be judged%s; dataset.check() lists what is wrong"
              .formatted(
                  dataset.name(),
                  Optional.ofNullable(all.length() == 0 ? null : all.get(0).problem())
                      .map(p -> " (" + p + ")")
                      .orElse("")));
    }
    Matrix.Builder rows = Matrix.builder(n, columns);
    int[] samples = new int[n];
    List<String> parts = new ArrayList<>();
    Origin[] origins = new Origin[n];
    int[] folds = new int[n];
    Findings findings = new Findings();
    List<MinedMasks.PictureScore> pictures = new ArrayList<>();
    float[] values = new float[columns];
    for (int row = 0; row < all.length(); row++) {
      Judged judged = all.get(row);
      Optional.ofNullable(judged.problem()).ifPresent(findings::add);
      int contested = 0;
      for (RegionFinder.Found each : judged.regions()) {
        int u = parts.size();
        for (int k = 0; k < columns; k++) {
          values[k] = each.probabilities().get(k);
        }
        rows.set(u, values, 0);
        samples[u] = row;
        origins[u] = outputs.origin(row);
        folds[u] = outputs.fold(row);
        parts.add(each.part().toString());
        contested += each.part().region().isPresent() ? 1 : 0;
      }
      if (judged.problem() == null) {
        pictures.add(new MinedMasks.PictureScore(row, judged.softmin(), contested));
      }
    }
    Dataset units = dataset.units(samples, parts);
    Predictions predictions =
        Predictions.of(
            units,
            IntStream.range(0, n).toArray(),
            rows.build(),
            origins,
            folds,
            model.provenance(dataset).about(units),
            findings.list(),
            null);
    return new MinedMasks(dataset, predictions, pictures, agreement);
  }
}
