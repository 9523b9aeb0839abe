package goldpan.task.boxes.format;

import goldpan.data.Corrections;
import goldpan.data.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions on units by id, as a person would make them. */
public final class Edited implements Corrections {
  private final Dataset dataset;
  private final Map<String, Optional<String>> labels = new LinkedHashMap<>();

  private Edited(Dataset dataset) {
    this.dataset = dataset;
  }

  public static Edited of(Dataset dataset) {
    return new Edited(dataset);
  }

  public Edited to(String id, String label) {
    labels.put(id, Optional.of(label));
    return this;
  }

  public Edited drop(String id) {
    labels.put(id, Optional.empty());
    return this;
  }

  public Dataset apply() {
    return dataset.apply(this);
  }

  @Override
  public String fingerprint() {
    return dataset.identity();
  }

  @Override
  public int size() {
    return labels.size();
  }

  @Override
  public List<String> ids() {
    return new ArrayList<>(labels.keySet());
  }

  @Override
  public Optional<String> label(String id, String given) {
    return labels.getOrDefault(id, Optional.of(given));
  }
}
