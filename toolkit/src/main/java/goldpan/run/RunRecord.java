package goldpan.run;

import goldpan.data.Finding;
import goldpan.predict.Provenance;
import goldpan.train.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} says: everything needed to know how the numbers came about.
 *
 * @param id name of the run's folder
 * @param startedAt ISO-8601 instant
 * @param dataset what was mined
 * @param trainedOn what the baseline learnt from; null when there was no baseline
 * @param predictions how the probabilities were made
 * @param origins rows by origin, in words
 * @param recipe the baseline's options; null when there was no baseline
 * @param machine where it ran
 * @param versions of Goldpan, Java and the engine
 * @param timings milliseconds by phase
 * @param results headline numbers, each with the data it was measured on in its name
 * @param thresholds where each rule cuts
 * @param findings what was wrong and left out
 */
public record RunRecord(
    String id,
    String startedAt,
    DatasetRecord dataset,
    @Nullable DatasetRecord trainedOn,
    Provenance predictions,
    String origins,
    @Nullable Recipe recipe,
    Machine machine,
    Map<String, String> versions,
    Map<String, Long> timings,
    Map<String, Double> results,
    List<ThresholdRecord> thresholds,
    List<Finding> findings) {

  /** Whether nothing is missing that a run always says: a damaged file may lack any of it. */
  boolean isWhole() {
    return Stream.of(
                id,
                startedAt,
                dataset,
                predictions,
                origins,
                machine,
                versions,
                timings,
                results,
                thresholds,
                findings)
            .noneMatch(Objects::isNull)
        && Stream.of(dataset.name(), dataset.source(), dataset.fingerprint(), dataset.classes())
            .noneMatch(Objects::isNull);
  }

  /**
   * The dataset.
   *
   * @param source bundled name or absolute path to open it by
   * @param samples in all, left-out ones too
   */
  public record DatasetRecord(
      String name, String source, String fingerprint, int samples, List<String> classes) {}

  /** The machine: names and sizes that timings depend on. */
  public record Machine(String os, String arch, int cores, long heapMegabytes, String device) {}

  /** One rule's cut; no cut when it selects nothing by counting. */
  public record ThresholdRecord(String rule, @Nullable Double cut, int selected) {}
}
