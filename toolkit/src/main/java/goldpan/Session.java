package goldpan;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.mining.Losses;
import goldpan.mining.Suspects;
import goldpan.predict.Baseline;
import goldpan.review.Decisions;
import goldpan.review.Journal;
import goldpan.run.Home;
import goldpan.run.Run;
import goldpan.run.TerminalProgress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest result of each kind: what a verb works on when it is not told. Notebooks, scripts and
 * magics of one program share {@link #current}.
 */
public final class Session {
  private static final Session CURRENT = new Session();
  private @Nullable Dataset dataset;
  private @Nullable Baseline baseline;
  private @Nullable Run run;
  private @Nullable Losses losses;
  private @Nullable Suspects suspects;
  private @Nullable Progress progress;

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

  public synchronized Optional<Baseline> baseline() {
    return Optional.ofNullable(baseline);
  }

  public synchronized Optional<Run> run() {
    return Optional.ofNullable(run);
  }

  public synchronized Optional<Losses> losses() {
    return Optional.ofNullable(losses);
  }

  public synchronized Optional<Suspects> suspects() {
    return Optional.ofNullable(suspects);
  }

  /** Makes a dataset the newest. */
  public synchronized Dataset keep(Dataset newest) {
    dataset = newest;
    return newest;
  }

  /** Makes a baseline, and what it was trained on, the newest. */
  public synchronized Baseline keep(Baseline newest) {
    baseline = newest;
    dataset = newest.dataset();
    return newest;
  }

  /** Makes a run, its losses and dataset, and its baseline if it has one, the newest. */
  public synchronized Run keep(Run newest) {
    run = newest;
    losses = newest.losses();
    dataset = newest.dataset();
    newest.baseline().ifPresent(b -> baseline = b);
    suspects = null;
    return newest;
  }

  /** Makes losses the newest. */
  public synchronized Losses keep(Losses newest) {
    losses = newest;
    dataset = newest.dataset();
    return newest;
  }

  /** Makes suspects the newest. */
  public synchronized Suspects keep(Suspects newest) {
    suspects = newest;
    losses = newest.losses();
    dataset = newest.dataset();
    return newest;
  }

  /** The decisions on a dataset, on disk. */
  public Journal journal(Dataset about) {
    return Journal.open(home().journals(), about);
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
  }
}
