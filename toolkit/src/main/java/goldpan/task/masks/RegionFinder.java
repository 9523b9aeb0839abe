package goldpan.task.masks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The regions of one picture, from its mask and what a model says: connected cells of one given
 * class where the model is confident of one other class, and, for each given class, the cells in
 * which the model agrees.
 *
 * <p>A region's probabilities are the mean over its cells, with {@code m} further cells that are
 * sure of the given class: so few cells cannot outweigh many, and a region too small to convince is
 * none. A region without a cell whose eight neighbours are in it, too, is a line along a border,
 * and none either.
 */
final class RegionFinder {
  private final RegionMining options;
  private final Mask mask;
  private final PixelProbabilities said;
  private final int columns;
  private final int rows;
  private final int classes;
  private final int[] given;
  private final int[] predicted;
  private final Softmin softmin;

  /** A region and what is said of it. */
  record Found(RegionPart part, List<Float> probabilities, int cells) {}

  RegionFinder(RegionMining options, Mask mask, PixelProbabilities said) {
    this.options = options;
    this.mask = mask;
    this.said = said.reduced(RegionMining.LONGEST_SIDE);
    this.columns = this.said.width();
    this.rows = this.said.height();
    this.classes = said.classes();
    this.given = new int[columns * rows];
    this.predicted = new int[columns * rows];
    this.softmin = new Softmin(options.temperature());
    look();
  }

  private void look() {
    for (int i = 0; i < given.length; i++) {
      int x = i % columns;
      int y = i / columns;
      given[i] = mask.atCell(x, y, columns, rows);
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = said.at(k, x, y) > said.at(best, x, y) ? k : best;
      }
      predicted[i] = best;
      if (given[i] != Mask.IGNORED) {
        softmin.add(said.at(given[i], x, y));
      }
    }
  }

  /** The picture's pooled doubt. */
  double softmin() {
    return softmin.suspicion();
  }

  /** How many cells have a class. */
  int cells() {
    return (int) Arrays.stream(given).filter(g -> g != Mask.IGNORED).count();
  }

  /** Cells by given and predicted class, K×K. */
  long[] confusion() {
    long[] counts = new long[classes * classes];
    for (int i = 0; i < given.length; i++) {
      if (given[i] != Mask.IGNORED) {
        counts[given[i] * classes + predicted[i]]++;
      }
    }
    return counts;
  }

  /** Contested regions, the most doubtful first, then one for each class in the mask. */
  List<Found> all() {
    int[] keys = new int[given.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = isContested(i) ? given[i] * classes + predicted[i] : -1;
    }
    List<Found> contested = new ArrayList<>();
    BitSet taken = new BitSet();
    List<int[]> components = Components.of(keys, columns);
    List<Found> found =
        components.stream()
            .flatMap(cells -> contested(cells).stream())
            .sorted(
                Comparator.comparingDouble((Found f) -> f.probabilities().get(f.part().given()))
                    .thenComparing(f -> f.part().toString()))
            .limit(options.mostInPicture())
            .toList();
    for (Found each : found) {
      contested.add(each);
      Region region = each.part().region().orElseThrow();
      for (int y = region.top(); y < region.top() + region.height(); y++) {
        for (int x = region.left(); x < region.left() + region.width(); x++) {
          if (region.has(x, y) && given[y * columns + x] == each.part().given()) {
            taken.set(y * columns + x);
          }
        }
      }
    }
    return Stream.concat(contested.stream(), agreed(taken).stream()).toList();
  }

  private boolean isContested(int cell) {
    return given[cell] != Mask.IGNORED
        && given[cell] != predicted[cell]
        && said.at(predicted[cell], cell % columns, cell / columns) >= options.confidence();
  }

  private Optional<Found> contested(int[] cells) {
    double prior = options.smallestShare() * columns * rows;
    if (cells.length <= prior || !hasCore(cells)) {
      return Optional.empty();
    }
    int own = given[cells[0]];
    int other = predicted[cells[0]];
    List<Float> row = row(cells, own, prior);
    boolean convinces = row.stream().allMatch(p -> p <= row.get(other));
    return convinces
        ? Optional.of(
            new Found(
                RegionPart.of(own, other, Region.of(columns, rows, cells)), row, cells.length))
        : Optional.empty();
  }

  private boolean hasCore(int[] cells) {
    BitSet in = new BitSet();
    Arrays.stream(cells).forEach(in::set);
    return Arrays.stream(cells).anyMatch(c -> isCore(c, in));
  }

  private boolean isCore(int cell, BitSet in) {
    int x = cell % columns;
    int y = cell / columns;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        boolean inside = x + dx >= 0 && x + dx < columns && y + dy >= 0 && y + dy < rows;
        if (inside && !in.get((y + dy) * columns + x + dx)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Of each class of the mask, the cells in which the model agrees. */
  private List<Found> agreed(BitSet taken) {
    double prior = options.smallestShare() * columns * rows;
    List<Found> all = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      int number = k;
      int[] cells =
          IntStream.range(0, given.length)
              .filter(i -> given[i] == number && predicted[i] == number && !taken.get(i))
              .toArray();
      if (cells.length > 0) {
        all.add(new Found(RegionPart.whole(k), row(cells, k, prior), cells.length));
      }
    }
    return all;
  }

  /** K probabilities and 0 for no class: the mean of cells, {@code prior} sure ones among them. */
  private List<Float> row(int[] cells, int own, double prior) {
    double[] sums = new double[classes];
    sums[own] = prior;
    for (int cell : cells) {
      for (int k = 0; k < classes; k++) {
        sums[k] += said.at(k, cell % columns, cell / columns);
      }
    }
    List<Float> row = new ArrayList<>();
    for (double sum : sums) {
      row.add((float) (sum / (cells.length + prior)));
    }
    row.add(0f);
    return List.copyOf(row);
  }
}
