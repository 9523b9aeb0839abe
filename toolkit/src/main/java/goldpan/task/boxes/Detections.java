package goldpan.task.boxes;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Words;
import goldpan.predict.Origin;
import goldpan.predict.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a detector found in the pictures of a dataset, with how it was made. A picture can have no
 * box; one that could not be read or that nothing was said about is not judged. Immutable.
 */
public final class Detections {
  private final Dataset dataset;
  private final List<@Nullable List<ScoredBox>> boxes;
  private final Origin[] origins;
  private final int[] folds;
  private final Provenance provenance;
  private final List<Finding> findings;

  private Detections(Builder from) {
    this.dataset = from.dataset;
    this.boxes = Arrays.asList(from.boxes.clone());
    this.origins = from.origins.clone();
    this.folds = from.folds.clone();
    this.provenance = from.provenance;
    this.findings = List.copyOf(from.findings);
  }

  /**
   * Begins with no picture judged.
   *
   * @param dataset of which pictures are judged, annotated or not
   * @param provenance what made the boxes
   */
  public static Builder builder(Dataset dataset, Provenance provenance) {
    return new Builder(dataset, provenance);
  }

  /** Collects what was found, picture by picture in any order. Not safe for threads. */
  public static final class Builder {
    private final Dataset dataset;
    private final @Nullable List<ScoredBox>[] boxes;
    private final Origin[] origins;
    private final int[] folds;
    private final Provenance provenance;
    private final List<Finding> findings = new ArrayList<>();

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Builder(Dataset dataset, Provenance provenance) {
      this.dataset = dataset;
      this.provenance = provenance;
      this.boxes = new List[dataset.size()];
      this.origins = new Origin[dataset.size()];
      Arrays.fill(origins, Origin.UNSTATED);
      this.folds = new int[dataset.size()];
      Arrays.fill(folds, -1);
    }

    /**
     * What was found in one picture; said twice, the second holds.
     *
     * @param row of the sample, in [0, dataset size)
     * @param found none or more, in any order; kept by falling confidence, equals as they come
     * @param origin whether the model had learnt from this picture
     * @param fold it was held out in, from 0; -1 when there is none
     * @throws IllegalArgumentException when a box is of a class that the dataset does not have
     */
    public Builder picture(int row, List<ScoredBox> found, Origin origin, int fold) {
      int classes = dataset.classes().size();
      for (ScoredBox each : found) {
        if (each.box().label() >= classes) {
          throw new IllegalArgumentException(
              Words.of(
                  "%s: a found box is of class %d; expected 0 to %d, the classes of %s",
                  dataset.id(row), each.box().label(), classes - 1, dataset.name()));
        }
      }
      List<ScoredBox> sorted = new ArrayList<>(found);
      sorted.sort((a, b) -> Double.compare(b.confidence(), a.confidence()));
      boxes[row] = List.copyOf(sorted);
      origins[row] = origin;
      folds[row] = fold;
      return this;
    }

    /** Something that is worth telling of how they were made, or why a picture is not judged. */
    public Builder finding(Finding finding) {
      findings.add(finding);
      return this;
    }

    public Detections build() {
      return new Detections(this);
    }
  }

  public Dataset dataset() {
    return dataset;
  }

  /** Number of samples of the dataset, judged or not. */
  public int size() {
    return boxes.size();
  }

  /** Whether anything was said about a picture; that it shows nothing is something. */
  public boolean isJudged(int row) {
    return boxes.get(row) != null;
  }

  /** How many pictures are judged. */
  public int judged() {
    return (int) boxes.stream().filter(b -> b != null).count();
  }

  /** The boxes found in a picture, most confident first; none when it is not judged. */
  public List<ScoredBox> of(int row) {
    return Optional.ofNullable(boxes.get(row)).orElse(List.of());
  }

  public Origin origin(int row) {
    return origins[row];
  }

  /** The fold a picture was held out in, from 0; -1 when there is none. */
  public int fold(int row) {
    return folds[row];
  }

  public Provenance provenance() {
    return provenance;
  }

  /** What is worth telling about how they were made. */
  public List<Finding> findings() {
    return findings;
  }

  @Override
  public String toString() {
    return Words.of(
        "Detections: %,d boxes in %,d of %,d pictures of %s; %s",
        boxes.stream().mapToLong(b -> b == null ? 0 : b.size()).sum(),
        judged(),
        size(),
        dataset.name(),
        provenance.model());
  }
}
