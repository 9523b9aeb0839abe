package goldpan.sound;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is odd about recordings beside the others of their dataset: their sample rate and length.
 */
public final class RecordingLengths {
  private static final double FACTOR = 4;
  private static final double MOSTLY = 0.8;
  private static final int ENOUGH = 5;

  private final Dataset dataset;
  private final List<Integer> read = new ArrayList<>();
  private final int[] rates;
  private final double[] seconds;

  private RecordingLengths(Dataset dataset) {
    this.dataset = dataset;
    rates = new int[dataset.size()];
    seconds = new double[dataset.size()];
    for (int i = 0; i < dataset.size(); i++) {
      Progress.checkInterrupted();
      try {
        Recording recording = Recording.read(dataset.bytes(i));
        rates[i] = recording.rate();
        seconds[i] = recording.seconds();
        read.add(i);
      } catch (IOException | UnreadableMediaException e) {
        // is a finding of its own
      }
    }
  }

  /** One finding a recording that is odd; one for all where there is no usual sample rate. */
  public static List<Finding> of(Dataset dataset) {
    RecordingLengths all = new RecordingLengths(dataset);
    List<Finding> findings = new ArrayList<>();
    if (all.read.size() >= ENOUGH) {
      all.tellRates(findings);
      all.tellLengths(findings);
    }
    return findings;
  }

  private void tellRates(List<Finding> findings) {
    Map<Integer, Integer> counts = new TreeMap<>();
    read.forEach(i -> counts.merge(rates[i], 1, Integer::sum));
    int usual = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    if (counts.getOrDefault(usual, 0) < MOSTLY * read.size()) {
      findings.add(
          note(
              dataset.name(),
              Words.of(
                  "has recordings at %s Hz; each is resampled to %,d Hz to be learnt from",
                  counts.keySet(), LogMel.RATE)));
      return;
    }
    for (int i : read) {
      if (rates[i] != usual) {
        findings.add(
            note(
                dataset.id(i),
                Words.of("has %,d samples a second; most others have %,d", rates[i], usual)));
      }
    }
  }

  private void tellLengths(List<Finding> findings) {
    double[] sorted = read.stream().mapToDouble(i -> seconds[i]).sorted().toArray();
    double median = sorted[sorted.length / 2];
    for (int i : read) {
      boolean isShort = seconds[i] * FACTOR < median;
      if (isShort || seconds[i] > FACTOR * median) {
        findings.add(
            note(
                dataset.id(i),
                Words.of(
                    "is %.2f s long, %s than most others (median %.2f s)",
                    seconds[i], isShort ? "much shorter" : "much longer", median)));
      }
    }
  }

  private static Finding note(String where, String what) {
    return new Finding(where, Finding.Kind.NOTE, what);
  }
}
