package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Figure;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.disk.CheckpointStore;
import goldpan.predict.Computing;
import goldpan.predict.Dynamics;
import goldpan.predict.FoldJudge;
import goldpan.predict.ForwardPass;
import goldpan.predict.Guessing;
import goldpan.predict.Matrix;
import goldpan.predict.Objective;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.predict.PredictionRows;
import goldpan.predict.Predictions;
import goldpan.predict.Provenance;
import goldpan.predict.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A trained light baseline: one model a fold. It judges what it was trained on by the one model
 * that did not see it, and everything else by the mean of all models. Holds weights as bytes;
 * networks exist only while they compute, so there is nothing to close.
 */
public final class Baseline implements Trained {
  private final Dataset dataset;
  private final Recipe recipe;
  private final ModelFamily family;
  private final Targets targets;
  private final List<byte[]> weights;
  private final int[] trained;
  private final Matrix heldOut;
  private final int[] foldOf;
  private final Dynamics dynamics;
  private final Matrix embeddings;
  private final Matrix inSampleProbabilities;
  private final Curve curve;
  private final List<Finding> findings;
  private final long elapsedMillis;

  Baseline(
      Dataset dataset,
      Recipe recipe,
      ModelFamily family,
      Targets targets,
      List<byte[]> weights,
      int[] trained,
      Matrix heldOut,
      int[] foldOf,
      Dynamics dynamics,
      Matrix embeddings,
      Matrix inSampleProbabilities,
      Curve curve,
      List<Finding> findings,
      long elapsedMillis) {
    this.dataset = dataset;
    this.recipe = recipe;
    this.family = family;
    this.targets = targets;
    this.weights = List.copyOf(weights);
    this.trained = trained;
    this.heldOut = heldOut;
    this.foldOf = foldOf;
    this.dynamics = dynamics;
    this.embeddings = embeddings;
    this.inSampleProbabilities = inSampleProbabilities;
    this.curve = curve;
    this.findings = List.copyOf(findings);
    this.elapsedMillis = elapsedMillis;
  }

  /** How long training took, reading the pictures included. */
  public long elapsedMillis() {
    return elapsedMillis;
  }

  /** What it was trained on. */
  public Dataset dataset() {
    return dataset;
  }

  /** How it was trained. */
  public Recipe recipe() {
    return recipe;
  }

  /** How training went. */
  public Curve curve() {
    return curve;
  }

  /** Samples left out of training, and classes too small for the folds. */
  public List<Finding> findings() {
    return findings;
  }

  /** The training curve. */
  public Figure plot() {
    return curve.plot();
  }

  /** Each fold's accuracy on its held-out samples, in [0, 1], in fold order. */
  public List<Double> accuracies() {
    return curve.epochs().stream().filter(Epoch::kept).map(Epoch::heldOutAccuracy).toList();
  }

  /**
   * Share of all trained samples that the fold model which had not seen them predicts as labelled;
   * of tags, with exactly those that are given.
   */
  public double accuracy() {
    int[] rows = IntStream.range(0, trained.length).toArray();
    return HeldOutScore.of(heldOut, rows, targets).accuracy();
  }

  /**
   * The same models, judging also what they learnt from by the mean of all: in-sample, and every
   * result says so.
   */
  public Trained inSample() {
    return new Judge(this, Computing.auto(), true);
  }

  @Override
  public Trained with(Computing how) {
    return new Judge(this, how, false);
  }

  /** A baseline that computes in a certain way, or judges also what it learnt from. */
  private record Judge(Baseline self, Computing how, boolean learnt) implements Trained {
    @Override
    public Predictions predict(Dataset asked, Progress progress) {
      return predict(asked, progress, CheckpointStore.nowhere());
    }

    @Override
    public Predictions predict(Dataset asked, Progress progress, CheckpointStore unfinished) {
      return learnt
          ? self.predict(asked, progress, unfinished, how, unknown(asked), Origin.IN_SAMPLE)
          : self.predict(
              asked, progress, unfinished, how, self.trainedRows(asked), Origin.OUT_OF_FOLD);
    }

    @Override
    public Trained with(Computing other) {
      return new Judge(self, other, learnt);
    }

    @Override
    public String describe() {
      return self.describe() + (learnt ? ", in-sample" : "");
    }

    @Override
    public Baseline baseline() {
      return self;
    }
  }

  /**
   * Out-of-fold probabilities for samples it was trained on, the mean of all fold models for the
   * others.
   *
   * @throws PredictionException when the dataset has other classes
   */
  @Override
  public Predictions predict(Dataset asked, Progress progress) {
    return predict(asked, progress, CheckpointStore.nowhere());
  }

  @Override
  public Predictions predict(Dataset asked, Progress progress, CheckpointStore unfinished) {
    return with(Computing.auto()).predict(asked, progress, unfinished);
  }

  private Predictions predict(
      Dataset asked,
      Progress progress,
      CheckpointStore unfinished,
      Computing how,
      int[] known,
      Origin trainedOrigin) {
    unfinished.over(recipe.key(dataset, family.input(), targets));
    if (!asked.classes().equals(dataset.classes())) {
      throw new PredictionException(
          "%s has classes %s; expected those the baseline learnt, %s; train a baseline on it"
              .formatted(asked.name(), brief(asked.classes()), brief(dataset.classes())));
    }
    int[] learnt = trainedRows(asked);
    int[] others = IntStream.range(0, asked.size()).filter(i -> known[i] < 0).toArray();
    int dimensions = FoldRun.affordable(asked.size(), embeddings.columns());
    List<Finding> notes = Collections.synchronizedList(new ArrayList<>(smallClasses()));
    FoldJudge models =
        family.judge(recipe, dataset.classes().size(), weights, describe(), how, dimensions);
    ForwardPass result =
        models.judge(
            asked,
            others,
            progress,
            unfinished,
            problem -> notes.add(new Finding(asked.name(), Finding.Kind.NOTE, problem)));
    PredictionRows rows = new PredictionRows(asked, asked.size(), dimensions);
    for (int i = 0, other = 0; i < asked.size(); i++) {
      if (known[i] >= 0) {
        rows.add(i, row(known[i]), Origin.OUT_OF_FOLD, foldOf[known[i]]);
      } else {
        rows.addUnlessProblem(i, result, other++, learnt[i] >= 0 ? trainedOrigin : Origin.HELD_OUT);
      }
    }
    notes.addAll(result.notes());
    Predictions said = rows.build(provenance(asked, models), notes);
    return evidence(learnt).addTo(said);
  }

  private Evidence evidence(int[] learnt) {
    return new Evidence(
        dynamics, inSampleProbabilities, embeddings, targets, foldOf, recipe.device(), learnt);
  }

  /** What the model that did not see a trained sample said: probabilities, then the embedding. */
  private float[] row(int trainedRow) {
    float[] probabilities = new float[heldOut.columns()];
    float[] embedding = new float[embeddings.columns()];
    heldOut.row(trainedRow, probabilities);
    embeddings.row(trainedRow, embedding);
    float[] both = Arrays.copyOf(probabilities, probabilities.length + embedding.length);
    System.arraycopy(embedding, 0, both, probabilities.length, embedding.length);
    return both;
  }

  private List<Finding> smallClasses() {
    return findings.stream().filter(f -> f.kind() == Finding.Kind.NOTE).toList();
  }

  private static String brief(List<String> classes) {
    return classes.size() <= 12
        ? classes.toString()
        : classes.subList(0, 12) + Words.of(" and %d more", classes.size() - 12);
  }

  /** For each sample of {@code asked} its row here, or -1 when it was not trained on. */
  private int[] trainedRows(Dataset asked) {
    int[] rows = unknown(asked);
    boolean same = asked == dataset || asked.fingerprint().equals(dataset.fingerprint());
    if (!same && !asked.root().equals(dataset.root())) {
      return rows;
    }
    for (int r = 0; r < trained.length; r++) {
      int row = r;
      if (same) {
        rows[trained[r]] = row;
      } else {
        asked.indexOf(dataset.id(trained[r])).ifPresent(i -> rows[i] = row);
      }
    }
    return rows;
  }

  private static int[] unknown(Dataset asked) {
    int[] rows = new int[asked.size()];
    Arrays.fill(rows, -1);
    return rows;
  }

  private Provenance provenance(Dataset asked, FoldJudge models) {
    return new Provenance(
        models.describe(), recipe.seed(), asked.fingerprint(), models.device(), recipe.threads());
  }

  @Override
  public Baseline baseline() {
    return this;
  }

  ModelFamily family() {
    return family;
  }

  public List<byte[]> weights() {
    return weights;
  }

  /** What each trained sample was learnt as. */
  Targets targets() {
    return targets;
  }

  int[] trained() {
    return trained;
  }

  Matrix heldOut() {
    return heldOut;
  }

  int[] foldOf() {
    return foldOf;
  }

  Dynamics dynamics() {
    return dynamics;
  }

  /** Embeddings of the trained samples, each by the model that did not see it; may be N×0. */
  Matrix embeddings() {
    return embeddings;
  }

  /**
   * What a model that learnt from each trained sample says of it, a row of K probabilities a
   * sample; N×0 for baselines of before this was recorded.
   */
  Matrix inSampleProbabilities() {
    return inSampleProbabilities;
  }

  @Override
  public String describe() {
    return Words.of(
        "%s, %s, %d folds × up to %d epochs%s, seed %d, trained on %s",
        family.describe(recipe),
        family.describeInput(),
        recipe.folds(),
        recipe.epochs(),
        recipe.thresholdSamples() ? ", threshold samples" : "",
        recipe.seed(),
        dataset.name());
  }

  private Optional<String> guessing() {
    if (targets.objective() != Objective.ONE_CLASS) {
      return Optional.empty();
    }
    int[] labels = IntStream.range(0, trained.length).map(targets::label).toArray();
    return Guessing.warning(labels, dataset.classes(), accuracy(), i -> heldOut.at(i, labels[i]));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Baseline: ").append(describe()).append('\n');
    text.append(
        Words.of(
            "  out-of-fold accuracy %.2f %% on %,d samples; by fold",
            100 * accuracy(), trained.length));
    accuracies().forEach(a -> text.append(Words.of(" %.2f", 100 * a)));
    guessing().ifPresent(warning -> text.append("\n  warning: ").append(warning));
    if (!findings.isEmpty()) {
      text.append("\n  ")
          .append(findings.size())
          .append(" findings, first: ")
          .append(findings.get(0));
    }
    return text.toString();
  }
}
