package goldpan.verify;

import goldpan.data.Corrections;
import goldpan.data.Dataset;
import goldpan.data.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Samples whose labels may be measured by, and why: a person decided them, or they are of a set
 * that people labelled.
 */
final class TrustedLabels {
  static final int FEWEST = 20;
  private final Dataset samples;
  private final String described;

  private TrustedLabels(Dataset samples, String described) {
    this.samples = samples;
    this.described = described;
  }

  /** The samples that are kept or relabelled by a person, with the labels decided. */
  static TrustedLabels decided(Dataset dataset, Corrections decisions) {
    List<Integer> kept = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (String id : decisions.ids()) {
      Optional<Integer> index = dataset.indexOf(id);
      index
          .flatMap(i -> decisions.label(id, dataset.classes().get(dataset.label(i))))
          .flatMap(dataset::classIndex)
          .ifPresent(
              label -> {
                kept.add(index.orElseThrow());
                labels.add(label);
              });
    }
    Dataset samples =
        dataset
            .subset(kept.stream().mapToInt(Integer::intValue).toArray())
            .withLabels(labels.stream().mapToInt(Integer::intValue).toArray());
    if (samples.size() < FEWEST) {
      throw new VerificationException(
          Words.of(
              "%s has %d samples that a person kept or relabelled; expected %d or more to measure by; decide more, such as suspects.toReview(20), or pass a set with right labels: gold(dataset)",
              dataset.name(), samples.size(), FEWEST));
    }
    return new TrustedLabels(
        samples,
        Words.of(
            "the %,d samples that a person decided, which are mostly harder than the others",
            samples.size()));
  }

  /**
   * The samples of a set with right labels.
   *
   * @param labelledBy who says that they are right; empty where nobody does, and then those that
   *     are of the dataset must have their given or a decided label
   */
  static TrustedLabels gold(
      Dataset dataset, Corrections decisions, Dataset gold, Optional<String> labelledBy) {
    if (!gold.classes().equals(dataset.classes())) {
      throw new VerificationException(
          "gold set %s has other classes than %s; expected the same in the same order; give it those with withClasses(...)"
              .formatted(gold.name(), dataset.name()));
    }
    if (gold.size() < FEWEST) {
      throw new VerificationException(
          Words.of(
              "gold set %s has %d samples; expected %d or more to measure by; take a larger one",
              gold.name(), gold.size(), FEWEST));
    }
    if (labelledBy.isEmpty()) {
      refuseChangedByNobody(dataset, decisions, gold);
    }
    return new TrustedLabels(
        gold,
        Words.of("the %,d samples of gold set %s", gold.size(), gold.name())
            + labelledBy.map(who -> ", labelled by " + who).orElse(""));
  }

  private static void refuseChangedByNobody(Dataset dataset, Corrections decisions, Dataset gold) {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      String id = gold.id(i);
      String label = gold.classes().get(gold.label(i));
      Optional<Integer> known = SharedSamples.indexIn(dataset, gold, i);
      if (known.isPresent()) {
        String given = dataset.classes().get(dataset.label(known.get()));
        if (!label.equals(given) && !decisions.label(id, given).equals(Optional.of(label))) {
          changed.add(id);
        }
      }
    }
    if (!changed.isEmpty()) {
      throw new VerificationException(
          Words.of(
              "gold set %s has other labels than %s for %,d samples that nobody decided (first: %s); expected labels that are given or decided, since a test set cleaned by a model's own opinion only says that the model agrees with itself; review them, or say who labelled them: goldBy(\"who\", dataset)",
              gold.name(),
              dataset.name(),
              changed.size(),
              changed.subList(0, Math.min(5, changed.size()))));
    }
  }

  Dataset samples() {
    return samples;
  }

  /** What they are, in words. */
  String described() {
    return described;
  }
}
