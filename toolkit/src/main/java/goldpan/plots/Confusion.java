package goldpan.plots;

import goldpan.mining.Losses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts of samples by given and predicted label. */
final class Confusion {
  private final int[][] counts;

  /** Samples given {@code given} and predicted {@code predicted}. */
  record Pair(int given, int predicted, int count) {}

  private Confusion(int[][] counts) {
    this.counts = counts;
  }

  static Confusion of(Losses losses) {
    int k = losses.predictions().classes();
    int[][] counts = new int[k][k];
    for (int r = 0; r < losses.size(); r++) {
      counts[losses.predictions().label(r)][losses.predictions().predicted(r)]++;
    }
    return new Confusion(counts);
  }

  int classes() {
    return counts.length;
  }

  int count(int given, int predicted) {
    return counts[given][predicted];
  }

  /** Pairs of different labels that occur, the most frequent first, then in class order. */
  List<Pair> confused() {
    List<Pair> pairs = new ArrayList<>();
    for (int given = 0; given < counts.length; given++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        if (given != predicted && counts[given][predicted] > 0) {
          pairs.add(new Pair(given, predicted, counts[given][predicted]));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(p -> -p.count()));
    return pairs;
  }

  /** The largest count on the diagonal, at least 1. */
  int mostAgreed() {
    int most = 1;
    for (int c = 0; c < counts.length; c++) {
      most = Math.max(most, counts[c][c]);
    }
    return most;
  }
}
