package goldpan.review;

import goldpan.data.Corrections;
import goldpan.data.Dataset;
import goldpan.data.Words;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What is decided about a dataset's samples: one decision a sample, in order. Immutable. */
public final class Decisions implements Corrections {
  private final String dataset;
  private final String fingerprint;
  private final int samples;
  private final Map<String, Decision> byId;

  private Decisions(String dataset, String fingerprint, int samples, Map<String, Decision> byId) {
    this.dataset = dataset;
    this.fingerprint = fingerprint;
    this.samples = samples;
    this.byId = byId;
  }

  /**
   * Decisions on {@code dataset} or on units of it; of two about one sample the later in the list
   * holds.
   */
  public static Decisions of(Dataset dataset, Collection<Decision> decisions) {
    Dataset base = dataset.base();
    return of(base.name(), base.identity(), base.size(), decisions);
  }

  /** Decisions on a dataset that is not at hand. */
  static Decisions of(
      String dataset, String fingerprint, int samples, Collection<Decision> decisions) {
    Map<String, Decision> byId = new LinkedHashMap<>();
    for (Decision d : decisions) {
      byId.remove(d.id());
      byId.put(d.id(), d);
    }
    return new Decisions(dataset, fingerprint, samples, byId);
  }

  /** The same dataset with other decisions. */
  Decisions with(Collection<Decision> decisions) {
    return of(dataset, fingerprint, samples, decisions);
  }

  /** Short name of the dataset. */
  public String dataset() {
    return dataset;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  /** How many samples the dataset has. */
  public int samples() {
    return samples;
  }

  @Override
  public int size() {
    return byId.size();
  }

  /** How many samples are decided this way. */
  public int count(Decision.Action action) {
    return (int) byId.values().stream().filter(d -> d.action() == action).count();
  }

  /** What is decided about a sample; empty when nothing is. */
  public Optional<Decision> of(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Optional<String> label(String id, String given) {
    Decision decision = byId.get(id);
    if (decision == null) {
      return Optional.of(given);
    }
    if (!decision.given().equals(given)) {
      throw new JournalException(
          "%s was decided as \"%s\"; expected its given label \"%s\"; get the patch that was made on this dataset"
              .formatted(id, decision.given(), given));
    }
    return decision.label();
  }

  @Override
  public Iterable<String> ids() {
    return List.copyOf(byId.keySet());
  }

  /** All, in the order they were made. */
  public List<Decision> list() {
    return List.copyOf(byId.values());
  }

  /** These and another reviewer's decisions on the same dataset. */
  public Merge merge(Decisions theirs) {
    return Merge.of(this, theirs);
  }

  /** One row a decision, in order: id, action, given label, new label, by, at, why. */
  public Table table() {
    StringColumn id = StringColumn.create("id");
    StringColumn action = StringColumn.create("action");
    StringColumn given = StringColumn.create("given");
    StringColumn label = StringColumn.create("new label");
    StringColumn by = StringColumn.create("by");
    InstantColumn at = InstantColumn.create("at");
    StringColumn why = StringColumn.create("why");
    for (Decision d : byId.values()) {
      id.append(d.id());
      action.append(d.action().toString());
      given.append(d.given());
      label.append(d.newLabel() == null ? "" : d.newLabel());
      by.append(d.by());
      at.append(d.at());
      why.append(d.why());
    }
    return Table.create("decisions on " + dataset, id, action, given, label, by, at, why);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decisions d
        && d.fingerprint.equals(fingerprint)
        && d.list().equals(list());
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode() * 31 + list().hashCode();
  }

  @Override
  public String toString() {
    return Words.of(
        "%,d of %,d samples of %s decided: %,d keep, %,d relabel, %,d drop",
        size(),
        samples,
        dataset,
        count(Decision.Action.KEEP),
        count(Decision.Action.RELABEL),
        count(Decision.Action.DROP));
  }
}
