package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Shuffle;
import goldpan.data.Words;
import goldpan.predict.PredictionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which fold each sample is held out in: every class is dealt out over the folds in random order,
 * so that folds have the class balance of the whole (stratified k-fold; Kohavi, IJCAI 1995).
 */
final class Folds {
  private final int count;
  private final int[] fold;

  private Folds(int count, int[] fold) {
    this.count = count;
    this.fold = fold;
  }

  /**
   * Deals the samples at {@code samples} out.
   *
   * @param samples dataset indices, at least two a fold
   * @param count folds, at least 2
   * @throws PredictionException when there are too few samples or classes, with what to do
   */
  static Folds stratified(Dataset dataset, int[] samples, int count, long seed) {
    refuseTooSmall(dataset, samples, count);
    List<List<Integer>> byClass = new ArrayList<>();
    dataset.classes().forEach(c -> byClass.add(new ArrayList<>()));
    for (int i = 0; i < samples.length; i++) {
      byClass.get(dataset.label(samples[i])).add(i);
    }
    int[] fold = new int[samples.length];
    Shuffle shuffle = new Shuffle(seed);
    int next = 0;
    for (List<Integer> members : byClass) {
      int[] order = members.stream().mapToInt(Integer::intValue).toArray();
      shuffle.order(order);
      for (int member : order) {
        fold[member] = next;
        next = (next + 1) % count;
      }
    }
    return new Folds(count, fold);
  }

  private static void refuseTooSmall(Dataset dataset, int[] samples, int count) {
    if (count < 2) {
      throw new PredictionException(
          Words.of(
              "folds is %d; expected 2 or more, so that every sample is held out once", count));
    }
    if (samples.length < 2 * count) {
      throw new PredictionException(
          Words.of(
              "%s has %,d usable training samples for %d folds; expected at least %d; use fewer folds, add samples, or bring predictions along",
              dataset.name(), samples.length, count, 2 * count));
    }
    long classes = Arrays.stream(samples).map(dataset::label).distinct().count();
    if (classes < 2) {
      throw new PredictionException(
          Words.of(
              "%s has training samples of %d class (%s); expected at least 2; a model of one class has nothing to tell apart: add the other classes",
              dataset.name(), classes, dataset.classes().get(dataset.label(samples[0]))));
    }
  }

  /** One finding for each class with fewer samples than folds: some folds never see or test it. */
  static List<Finding> smallClasses(Dataset dataset, int[] samples, int count) {
    int[] sizes = new int[dataset.classes().size()];
    for (int s : samples) {
      sizes[dataset.label(s)]++;
    }
    List<Finding> findings = new ArrayList<>();
    for (int c = 0; c < sizes.length; c++) {
      if (sizes[c] > 0 && sizes[c] < count) {
        findings.add(
            new Finding(dataset.classes().get(c), Finding.Kind.NOTE, advice(sizes[c], count)));
      }
    }
    return findings;
  }

  private static String advice(int size, int folds) {
    String seen =
        size == 1
            ? "the model that judges it never saw its class, so its loss says nothing"
            : "losses of this class rest on very few examples";
    return Words.of(
        "class has %d training %s, fewer than the %d folds: %s; add samples, merge it with another class, or leave it out with where(...)",
        size, size == 1 ? "sample" : "samples", folds, seen);
  }

  int count() {
    return count;
  }

  /** How many samples are dealt out. */
  int size() {
    return fold.length;
  }

  /** The fold in which the {@code i}-th of the dealt samples is held out. */
  int of(int i) {
    return fold[i];
  }

  /** Positions (among the dealt samples) that are held out in {@code f}. */
  int[] heldOut(int f) {
    return IntStream.range(0, fold.length).filter(i -> fold[i] == f).toArray();
  }

  /** Positions that are learnt from when {@code f} is held out. */
  int[] learnt(int f) {
    return IntStream.range(0, fold.length).filter(i -> fold[i] != f).toArray();
  }
}
