package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Shuffle;
import goldpan.data.Words;
import goldpan.predict.Objective;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
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
   * Deals the samples at {@code samples} out by their labels.
   *
   * @param samples dataset indices, at least two a fold
   * @param count folds, at least 2
   * @throws PredictionException when there are too few samples or classes, with what to do
   */
  static Folds stratified(Dataset dataset, int[] samples, int count, long seed) {
    int[] labels = Arrays.stream(samples).map(dataset::label).toArray();
    return of(dataset, Targets.single(labels, dataset.classes().size()), count, seed);
  }

  /**
   * Deals samples out.
   *
   * @param dataset for its name and those of its classes
   * @param targets of the samples, at least two a fold; tags are dealt out by {@link
   *     IterativeStratification}
   * @param count folds, at least 2
   * @throws PredictionException when there are too few samples or classes, with what to do
   */
  static Folds of(Dataset dataset, Targets targets, int count, long seed) {
    refuseTooSmall(dataset, targets, count);
    return new Folds(
        count,
        targets.objective() == Objective.TAGS
            ? IterativeStratification.deal(targets, count, seed)
            : byClass(targets, count, seed));
  }

  /**
   * Deals whole groups out, so that none is both learnt from and judged by one model. The largest
   * group comes first, and each goes where its classes are rarest (as scikit-learn's
   * StratifiedGroupKFold does), so that folds come near the class balance of the whole.
   *
   * @param groups of the samples, numbered from 0
   * @throws PredictionException when there are too few samples, classes or groups
   */
  static Folds grouped(Dataset dataset, Targets targets, Groups groups, int count, long seed) {
    refuseTooSmall(dataset, targets, count);
    if (groups.count() < count) {
      throw new PredictionException(
          Words.of(
              "%s has %d groups by \"%s\" for %d folds; expected at least one a fold; use folds(%d) or another pattern",
              dataset.name(),
              groups.count(),
              groups.pattern(),
              count,
              Math.max(2, groups.count())));
    }
    return new Folds(count, groups.deal(targets, count, seed));
  }

  /** One finding for each class that the models which judge it never learn from. */
  List<Finding> unseenClasses(Dataset dataset, Targets targets) {
    List<Finding> findings = new ArrayList<>();
    for (int k = 0; k < targets.classes(); k++) {
      int[] in = new int[count];
      int all = 0;
      for (int i = 0; i < fold.length; i++) {
        in[fold[i]] += targets.has(i, k) ? 1 : 0;
        all += targets.has(i, k) ? 1 : 0;
      }
      int whole = all;
      if (all >= count && Arrays.stream(in).anyMatch(c -> c == whole)) {
        findings.add(
            new Finding(
                dataset.classes().get(k),
                Finding.Kind.NOTE,
                Words.of(
                    "has all its %,d training samples in one fold, so the model that judges them never saw it and their losses say nothing; group by something that has the class more often",
                    all)));
      }
    }
    return findings;
  }

  private static int[] byClass(Targets targets, int count, long seed) {
    List<List<Integer>> byClass = new ArrayList<>();
    for (int k = 0; k < targets.classes(); k++) {
      byClass.add(new ArrayList<>());
    }
    for (int i = 0; i < targets.size(); i++) {
      byClass.get(targets.label(i)).add(i);
    }
    int[] fold = new int[targets.size()];
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
    return fold;
  }

  private static void refuseTooSmall(Dataset dataset, Targets targets, int count) {
    if (count < 2) {
      throw new PredictionException(
          Words.of(
              "folds is %d; expected 2 or more, so that every sample is held out once", count));
    }
    if (targets.size() < 2 * count) {
      throw new PredictionException(
          Words.of(
              "%s has %,d usable training samples for %d folds; expected at least %d; use fewer folds, add samples, or bring predictions along",
              dataset.name(), targets.size(), count, 2 * count));
    }
    if (targets.objective() == Objective.TAGS) {
      refuseConstantTags(dataset, targets);
    } else {
      refuseOneClass(dataset, targets);
    }
  }

  private static void refuseOneClass(Dataset dataset, Targets targets) {
    int[] counts = targets.counts();
    int[] present = IntStream.range(0, counts.length).filter(k -> counts[k] > 0).toArray();
    if (present.length < 2) {
      throw new PredictionException(
          Words.of(
              "%s has training samples of %d class (%s); expected at least 2; a model of one class has nothing to tell apart: add the other classes",
              dataset.name(), present.length, dataset.classes().get(present[0])));
    }
  }

  private static void refuseConstantTags(Dataset dataset, Targets targets) {
    boolean varies =
        Arrays.stream(targets.counts()).anyMatch(have -> have > 0 && have < targets.size());
    if (!varies) {
      throw new PredictionException(
          Words.of(
              "%s has no tag that some training samples have and others lack; expected at least one; a model has nothing to tell apart: add samples",
              dataset.name()));
    }
  }

  /**
   * One finding for each class or tag that fewer samples have than there are folds: some folds
   * never see or test it.
   */
  static List<Finding> smallClasses(Dataset dataset, Targets targets, int count) {
    List<Finding> findings = new ArrayList<>();
    String what = targets.objective() == Objective.TAGS ? "tag" : "class";
    int[] counts = targets.counts();
    for (int k = 0; k < counts.length; k++) {
      int size = counts[k];
      if (size > 0 && size < count) {
        findings.add(
            new Finding(dataset.classes().get(k), Finding.Kind.NOTE, advice(what, size, count)));
      }
    }
    return findings;
  }

  private static String advice(String what, int size, int folds) {
    String seen =
        size == 1
            ? "the model that judges it never saw its %s, so its loss says nothing".formatted(what)
            : "losses of this %s rest on very few examples".formatted(what);
    return Words.of(
        "%s has %d training %s, fewer than the %d folds: %s; add samples, merge it with another %s, or leave it out%s",
        what,
        size,
        size == 1 ? "sample" : "samples",
        folds,
        seen,
        what,
        what.equals("class") ? " with where(...)" : "");
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
