package goldpan.verify;

import goldpan.data.Corrections;
import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Shuffle;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.disk.CheckpointStore;
import goldpan.metrics.EvaluationData;
import goldpan.predict.CacheFolder;
import goldpan.predict.Matrix;
import goldpan.predict.Predictions;
import goldpan.train.Baseline;
import goldpan.train.BaselineTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How to find out whether decisions help a baseline: it is trained on the labels as given, as
 * decided, and with as many random changes, with the same recipe and seeds, and judged by trusted
 * labels alone. End with {@link #run}.
 *
 * <p>Trusted samples that are trained on are dealt out over parts, the same in all arms: of each
 * part, models judge that learnt from nothing of it, nor stopped by it. So a decision counts in the
 * training for all parts but its own.
 */
public final class VerificationTraining {
  private static final int USUAL_SEEDS = 5;
  private static final int USUAL_PARTS = 3;
  private static final int USUAL_FOLDS = 2;
  private final Dataset dataset;
  private final Corrections decisions;
  private @Nullable TrustedLabels trusted;
  private int seeds = USUAL_SEEDS;
  private int parts = USUAL_PARTS;
  private long firstSeed = 1;
  private UnaryOperator<BaselineTraining> recipe = training -> training;
  private Progress progress = Progress.SILENT;
  private @Nullable Path unfinished;
  private CacheFolder cache = CacheFolder.none();

  private VerificationTraining(Dataset dataset, Corrections decisions) {
    this.dataset = dataset;
    this.decisions = decisions;
  }

  /**
   * What decisions on a dataset bring.
   *
   * @throws VerificationException when they change nothing that is trained on, or the dataset has
   *     not one class a sample
   * @throws goldpan.data.DatasetException when they are about another dataset
   */
  public static VerificationTraining of(Dataset dataset, Corrections decisions) {
    if (dataset.annotations().isPresent() || dataset.isUnits()) {
      throw new VerificationException(
          dataset.name()
              + " has annotations in place of one class a sample; expected one class a sample; other tasks cannot be verified yet");
    }
    dataset.apply(decisions);
    ArmLabels decided = ArmLabels.decided(dataset, decisions);
    int[] trained = trained(dataset);
    if (decided.drops(trained) + decided.relabels(dataset, trained) == 0) {
      throw new VerificationException(
          Words.of(
              "the %d decisions on %s relabel or drop no sample that is trained on; expected at least one, as nothing else changes a training; decide more with review(suspects)",
              decisions.size(), dataset.name()));
    }
    return new VerificationTraining(dataset, decisions);
  }

  /**
   * Measures by a set with right labels in place of the decided samples. Of samples that are in the
   * dataset too, labels must be given or decided.
   *
   * @throws VerificationException when they are not: a test set cleaned by a model's opinion
   */
  public VerificationTraining gold(Dataset gold) {
    trusted = TrustedLabels.gold(dataset, decisions, gold, Optional.empty());
    return this;
  }

  /** Measures by a set that somebody labelled, whatever the dataset says of its samples. */
  public VerificationTraining goldBy(String who, Dataset gold) {
    if (who.isBlank()) {
      throw new VerificationException(
          "goldBy(\"\") names nobody; expected who labelled the set, as the report says it");
    }
    trusted = TrustedLabels.gold(dataset, decisions, gold, Optional.of(who));
    return this;
  }

  /** How many seeds, 2 or more; unless said 5. */
  public VerificationTraining seeds(int count) {
    seeds = atLeast("seeds", count, 2);
    return this;
  }

  /** The first seed; the others follow it. */
  public VerificationTraining firstSeed(long value) {
    firstSeed = value;
    return this;
  }

  /** Parts that trusted samples are dealt out over, 2 or more; unless said 3. */
  public VerificationTraining parts(int count) {
    parts = atLeast("parts", count, 2);
    return this;
  }

  /** What else to set of the training: {@code t -> t.epochs(5).width(32)}. Seeds are set here. */
  public VerificationTraining recipe(UnaryOperator<BaselineTraining> settings) {
    recipe = settings;
    return this;
  }

  /** Where to tell how far it is; silent unless said. */
  public VerificationTraining progress(Progress where) {
    progress = where;
    return this;
  }

  /** Keeps each finished training in {@code folder}, so that the same call goes on there. */
  public VerificationTraining resumable(Path folder) {
    unfinished = folder;
    return this;
  }

  /** Where decoded pictures are kept for later trainings; nowhere unless said. */
  public VerificationTraining cache(CacheFolder kept) {
    cache = kept;
    return this;
  }

  private static int atLeast(String what, int value, int least) {
    if (value < least) {
      throw new VerificationException(
          Words.of("%s is %d; expected %d or more", what, value, least));
    }
    return value;
  }

  private static int[] trained(Dataset d) {
    int[] train = IntStream.range(0, d.size()).filter(i -> d.split(i) == Split.TRAIN).toArray();
    return train.length > 0 ? train : IntStream.range(0, d.size()).toArray();
  }

  private TrustedLabels trusted() {
    TrustedLabels said = trusted;
    return said == null ? TrustedLabels.decided(dataset, decisions) : said;
  }

  /** Whether some trusted sample is trained on, so that parts must be held out. */
  private boolean isTrainedOn(Dataset judged) {
    BitSet learnt = new BitSet();
    IntStream.of(trained(dataset)).forEach(learnt::set);
    return IntStream.of(places(judged)).anyMatch(i -> i >= 0 && learnt.get(i));
  }

  /** Where the dataset has each trusted sample; -1 where it does not. */
  private int[] places(Dataset judged) {
    return IntStream.range(0, judged.size())
        .map(i -> SharedSamples.indexIn(dataset, judged, i).orElse(-1))
        .toArray();
  }

  /** The number of trainings that {@link #run} takes, each of two fold models unless set. */
  public int trainings() {
    return Arm.values().length * seeds * (isTrainedOn(trusted().samples()) ? parts : 1);
  }

  /**
   * Trains and compares. Cost: {@link #trainings} baselines.
   *
   * @throws VerificationException when too few samples can be measured by
   */
  public Verification run() {
    TrustedLabels measured = trusted();
    Dataset judged = measured.samples();
    int[] part = parts(judged);
    Map<Arm, List<EvaluationData>> outcomes = new EnumMap<>(Arm.class);
    int[] trained = trained(dataset);
    ArmLabels given = ArmLabels.given(dataset);
    ArmLabels decided = ArmLabels.decided(dataset, decisions);
    try (CheckpointStore store =
            unfinished == null ? CheckpointStore.nowhere() : CheckpointStore.in(unfinished);
        Progress.Task task = progress.start("verifying", trainings(), "trainings")) {
      for (int s = 0; s < seeds; s++) {
        long seed = firstSeed + s;
        for (Arm arm : Arm.values()) {
          ArmLabels labels =
              switch (arm) {
                case GIVEN -> given;
                case DECIDED -> decided;
                case CONTROL -> ArmLabels.control(dataset, decided, trained, seed);
              };
          outcomes
              .computeIfAbsent(arm, none -> new ArrayList<>())
              .add(judge(labels, arm, judged, part, seed, store, task));
        }
      }
      store.done();
    }
    return Verification.of(
        dataset.name(),
        decided.drops(trained),
        decided.relabels(dataset, trained),
        measured.described(),
        outcomes);
  }

  /** The part of each trusted sample: all 0 where none is trained on. */
  private int[] parts(Dataset judged) {
    int[] part = new int[judged.size()];
    if (isTrainedOn(judged)) {
      int[] order = IntStream.range(0, part.length).toArray();
      new Shuffle(firstSeed).order(order);
      for (int i = 0; i < order.length; i++) {
        part[order[i]] = i % parts;
      }
    }
    return part;
  }

  private EvaluationData judge(
      ArmLabels labels,
      Arm arm,
      Dataset judged,
      int[] part,
      long seed,
      CheckpointStore store,
      Progress.Task task) {
    int[] places = places(judged);
    int k = dataset.classes().size();
    Matrix.Builder rows = Matrix.builder(judged.size(), k);
    int count = Arrays.stream(part).max().orElse(0) + 1;
    for (int p = 0; p < count; p++) {
      int wanted = p;
      int[] held = IntStream.range(0, part.length).filter(i -> part[i] == wanted).toArray();
      Dataset heldOut = judged.subset(held);
      BitSet away = new BitSet();
      IntStream.of(held).map(i -> places[i]).filter(i -> i >= 0).forEach(away::set);
      Dataset learnt = labels.of(dataset, i -> !away.get(i));
      predict(learnt, heldOut, held, seed, store, rows);
      task.advance(1);
    }
    return EvaluationData.of(
        "%s, seed %d".formatted(arm, seed), dataset.classes(), judged.labels(), rows.build());
  }

  private void predict(
      Dataset learnt,
      Dataset heldOut,
      int[] places,
      long seed,
      CheckpointStore store,
      Matrix.Builder rows) {
    BaselineTraining training =
        recipe.apply(BaselineTraining.on(learnt).folds(USUAL_FOLDS)).seed(seed).cache(cache);
    Baseline baseline = (unfinished == null ? training : training.resumable(unfinished)).train();
    Predictions said = baseline.predict(heldOut, Progress.SILENT, store);
    float[] row = new float[dataset.classes().size()];
    for (int i = 0; i < places.length; i++) {
      String id = heldOut.id(i);
      int from =
          said.rowOf(i)
              .orElseThrow(
                  () ->
                      new VerificationException(
                          "trusted sample %s cannot be judged: %s; expected one that can be read; leave it out with where(...)"
                              .formatted(id, said.findings())));
      said.row(from, row);
      rows.set(places[i], row, 0);
    }
  }

  @Override
  public String toString() {
    TrustedLabels measured = trusted();
    return Words.of(
        "verification of %,d decisions on %s: %d trainings (3 arms × %d seeds%s) on about %,d samples each, measured on %s; call run()",
        decisions.size(),
        dataset.name(),
        trainings(),
        seeds,
        isTrainedOn(measured.samples()) ? Words.of(" × %d parts", parts) : "",
        trained(dataset).length,
        measured.described());
  }
}
