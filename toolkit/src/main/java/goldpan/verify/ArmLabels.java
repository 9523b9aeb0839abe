package goldpan.verify;

import goldpan.data.Corrections;
import goldpan.data.Dataset;
import goldpan.data.Shuffle;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The labels of all samples in one arm, and which samples are dropped. */
final class ArmLabels {
  private final int[] labels;
  private final BitSet dropped;

  private ArmLabels(int[] labels, BitSet dropped) {
    this.labels = labels;
    this.dropped = dropped;
  }

  static ArmLabels given(Dataset dataset) {
    return new ArmLabels(dataset.labels(), new BitSet());
  }

  static ArmLabels decided(Dataset dataset, Corrections decisions) {
    ArmLabels arm = given(dataset);
    for (String id : decisions.ids()) {
      dataset.indexOf(id).ifPresent(i -> arm.decide(dataset, decisions, id, i));
    }
    return arm;
  }

  private void decide(Dataset dataset, Corrections decisions, String id, int i) {
    decisions
        .label(id, dataset.classes().get(labels[i]))
        .ifPresentOrElse(
            name -> labels[i] = dataset.classIndex(name).orElse(labels[i]), () -> dropped.set(i));
  }

  /** As many drops and relabels as {@code decided} has among {@code samples}, drawn at random. */
  static ArmLabels control(Dataset dataset, ArmLabels decided, int[] samples, long seed) {
    ArmLabels arm = given(dataset);
    int drops = decided.drops(samples);
    int relabels = decided.relabels(dataset, samples);
    int[] order = samples.clone();
    new Shuffle(seed).order(order);
    SplittableRandom random = new SplittableRandom(new SplittableRandom(~seed).nextLong());
    for (int i = 0; i < drops; i++) {
      arm.dropped.set(order[i]);
    }
    int k = dataset.classes().size();
    for (int i = drops; i < drops + relabels; i++) {
      int sample = order[i];
      arm.labels[sample] = (arm.labels[sample] + 1 + random.nextInt(k - 1)) % k;
    }
    return arm;
  }

  int drops(int[] samples) {
    return (int) IntStream.of(samples).filter(dropped::get).count();
  }

  int relabels(Dataset dataset, int[] samples) {
    return (int)
        IntStream.of(samples).filter(i -> !dropped.get(i) && labels[i] != dataset.label(i)).count();
  }

  /** These samples of the dataset that are not dropped, with their labels in this arm. */
  Dataset of(Dataset dataset, IntPredicate wanted) {
    int[] chosen =
        IntStream.range(0, labels.length).filter(i -> !dropped.get(i) && wanted.test(i)).toArray();
    return dataset.subset(chosen).withLabels(Arrays.stream(chosen).map(i -> labels[i]).toArray());
  }
}
