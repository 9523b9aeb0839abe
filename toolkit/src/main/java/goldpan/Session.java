package goldpan;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.mining.Losses;
import goldpan.mining.Suspects;
import goldpan.predict.Predictor;
import goldpan.review.Decisions;
import goldpan.review.Journal;
import goldpan.run.Home;
import goldpan.run.Run;
import goldpan.run.TerminalProgress;
import goldpan.train.Baseline;
import goldpan.train.Trained;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest dataset and the newest result of each kind that is about it: what a verb works on when
 * it is not told. Notebooks, scripts and magics of one program share {@link #current}.
 *
 * <p>Always one consistent state: after another dataset was opened, what belongs to the former is
 * not given out for it. Unless a newer one took its place, it is still there when the former is
 * opened again, or another copy of the same data; datasets are compared by their fingerprints.
 */
public final class Session {
  private static final Session CURRENT = new Session();
  private @Nullable Dataset dataset;
  private @Nullable Held<Baseline> baseline;
  private @Nullable Held<Run> run;
  private @Nullable Held<Losses> losses;
  private @Nullable Held<Suspects> suspects;
  private @Nullable Progress progress;
  private final LastDecided decided = new LastDecided();

  private Session() {}

  /** The session of this program. */
  public static Session current() {
    return CURRENT;
  }

  /** Where runs and journals are kept. */
  public Home home() {
    return Home.current();
  }

  /** Where long work tells how far it is: a bar in a terminal unless a host has set its own. */
  public synchronized Progress progress() {
    Progress known = progress;
    return known == null ? TerminalProgress.detected() : known;
  }

  /** Sends progress elsewhere, as a notebook does. */
  public synchronized void progress(Progress where) {
    progress = where;
  }

  public synchronized Optional<Dataset> dataset() {
    return Optional.ofNullable(dataset);
  }

  /** The newest baseline that was trained on the newest dataset or has judged it. */
  public synchronized Optional<Baseline> baseline() {
    return Held.of(baseline, dataset);
  }

  /** The newest run of the newest dataset. */
  public synchronized Optional<Run> run() {
    return Held.of(run, dataset);
  }

  /** The newest losses of the newest dataset. */
  public synchronized Optional<Losses> losses() {
    return Held.of(losses, dataset);
  }

  /** The newest suspects of the newest dataset. */
  public synchronized Optional<Suspects> suspects() {
    return Held.of(suspects, dataset);
  }

  /**
   * The newest dataset.
   *
   * @throws IllegalStateException when there is none
   */
  public synchronized Dataset requireDataset() {
    return require(dataset(), "there is no dataset", null, "dataset(\"mnist-test\")");
  }

  /**
   * The newest baseline of the newest dataset.
   *
   * @throws IllegalStateException when there is none, or it is of another
   */
  public synchronized Baseline requireBaseline() {
    return require(baseline(), "there is no baseline", baseline, "baseline(dataset).train()");
  }

  /**
   * The newest run of the newest dataset.
   *
   * @throws IllegalStateException when there is none, or it is of another
   */
  public synchronized Run requireRun() {
    return require(run(), "there is no run", run, "mine(dataset, baseline)");
  }

  /**
   * The newest losses of the newest dataset.
   *
   * @throws IllegalStateException when there are none, or they are of another
   */
  public synchronized Losses requireLosses() {
    return require(losses(), "there are no losses", losses, "mine(dataset, baseline)");
  }

  /**
   * The newest suspects of the newest dataset.
   *
   * @throws IllegalStateException when there are none, or they are of another
   */
  public synchronized Suspects requireSuspects() {
    return require(suspects(), "there are no suspects", suspects, "suspects()");
  }

  private <T> T require(Optional<T> newest, String absent, @Nullable Held<?> other, String begin) {
    Dataset now = dataset;
    return newest.orElseThrow(
        () ->
            new IllegalStateException(
                other == null || now == null
                    ? "%s yet; begin with %s".formatted(absent, begin)
                    : other.refusal(now, begin)));
  }

  /** Makes a dataset the newest. */
  public synchronized Dataset keep(Dataset newest) {
    dataset = newest;
    return newest;
  }

  /** Makes a baseline, and what it was trained on, the newest. */
  public synchronized Baseline keep(Baseline newest) {
    keep(newest, newest.dataset());
    return newest;
  }

  private void keep(Baseline newest, Dataset judged) {
    Dataset about = judged.base();
    baseline = new Held<>("baseline is", newest, about);
    dataset = about;
  }

  /**
   * Makes a dataset the newest, and the baseline that is to judge it, if that is one, its newest
   * baseline: so the same call goes on when it is interrupted.
   */
  public synchronized Predictor keep(Dataset judged, Predictor judge) {
    dataset = judged;
    if (judge instanceof Trained trained) {
      keep(trained.baseline(), judged);
    }
    return judge;
  }

  /** Makes a run, its losses and dataset, and its baseline if it has one, the newest. */
  public synchronized Run keep(Run newest) {
    Dataset about = newest.dataset().base();
    suspects = suspects == null || Held.sameData(suspects.about(), about) ? null : suspects;
    run = new Held<>("run is", newest, about);
    losses = new Held<>("losses are", newest.losses(), about);
    dataset = about;
    newest.baseline().ifPresent(judge -> keep(judge, about));
    return newest;
  }

  /** Makes losses the newest. */
  public synchronized Losses keep(Losses newest) {
    Dataset about = newest.dataset().base();
    losses = new Held<>("losses are", newest, about);
    dataset = about;
    return newest;
  }

  /** Makes suspects, and the losses they come from, the newest. */
  public synchronized Suspects keep(Suspects newest) {
    suspects = new Held<>("suspects are", newest, newest.dataset().base());
    keep(newest.losses());
    return newest;
  }

  /** The decisions on a dataset, on disk. */
  public Journal journal(Dataset about) {
    return decided.watch(Journal.open(home().journals(), about));
  }

  /**
   * The journal of the newest dataset, to take back what was decided last, or bring it back.
   *
   * @throws IllegalStateException when what was decided last is on another dataset
   */
  public Journal journalToUndo() {
    Dataset newest = requireDataset();
    decided.requireLastOn(newest);
    return journal(newest);
  }

  /** What is decided on a dataset so far, whoever has its journal open. */
  public Decisions decided(Dataset about) {
    return Journal.decided(home().journals(), about);
  }

  /** Forgets all results; what is on disk stays. */
  public synchronized void clear() {
    dataset = null;
    baseline = null;
    run = null;
    losses = null;
    suspects = null;
    decided.forget();
  }
}
