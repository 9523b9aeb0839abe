package goldpan.review;

import goldpan.data.Progress;
import goldpan.predict.Matrix;
import goldpan.predict.Predictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a sample is best seen beside: its neighbours, and typical samples of a class. Neighbours are
 * by cosine of the embeddings where there are any, else by the overlap of the class probabilities.
 */
final class Surroundings {
  private static final int MANY = 8;
  private static final int STEP = 4096;
  private static final long MOST_VALUES = 60_000_000L;
  private final ReviewRows rows;
  private final Predictions predictions;
  private final Progress progress;
  private @Nullable List<List<Integer>> typical;

  Surroundings(ReviewRows rows, Progress progress) {
    this.rows = rows;
    this.progress = progress;
    this.predictions = rows.predictions();
  }

  /** What neighbours are near by; empty when looking would take too long. */
  String nearBy() {
    if (predictions.embeddings().isPresent()) {
      return "embedding";
    }
    return (long) predictions.size() * predictions.classes() <= MOST_VALUES
        ? "class probabilities"
        : "";
  }

  private record Near(int row, double nearness) {}

  /** Rows nearest to {@code row}, nearest first, without itself. Cost O(N·D). */
  List<Integer> neighbours(int row) {
    if (nearBy().isEmpty()) {
      return List.of();
    }
    PriorityQueue<Near> best = new PriorityQueue<>(Comparator.comparingDouble(Near::nearness));
    int width = predictions.embeddings().map(Matrix::columns).orElse(predictions.classes());
    float[] here = new float[width];
    float[] there = new float[width];
    read(row, here);
    try (Progress.Task task =
        progress.start("looking for neighbours", predictions.size(), "samples")) {
      for (int r = 0; r < predictions.size(); r++) {
        if (r != row) {
          read(r, there);
          best.add(new Near(r, dot(here, there)));
          if (best.size() > MANY) {
            best.poll();
          }
        }
        if (r % STEP == STEP - 1) {
          task.advance(STEP);
        }
      }
    }
    List<Near> found = new ArrayList<>(best);
    found.sort(Comparator.comparingDouble(Near::nearness).reversed().thenComparing(Near::row));
    return found.stream().map(Near::row).toList();
  }

  /** A row as a vector of length one, so that a product says how near two are. */
  private void read(int row, float[] into) {
    if (predictions.embeddings().isPresent()) {
      predictions.embeddings().get().row(row, into);
      float norm = (float) Math.sqrt(dot(into, into));
      for (int i = 0; i < into.length && norm > 0; i++) {
        into[i] /= norm;
      }
      return;
    }
    predictions.row(row, into);
    for (int i = 0; i < into.length; i++) {
      into[i] = (float) Math.sqrt(into[i]);
    }
  }

  private static double dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Rows of a class with the lowest losses: what the model takes for granted. */
  synchronized List<Integer> typical(int label) {
    List<List<Integer>> known = typical;
    if (known == null) {
      known = findTypical();
      typical = known;
    }
    return known.get(label);
  }

  private List<List<Integer>> findTypical() {
    Comparator<Integer> byLoss = Comparator.comparingDouble(rows::lossNats);
    List<PriorityQueue<Integer>> best =
        IntStream.range(0, predictions.classes())
            .mapToObj(k -> new PriorityQueue<Integer>(byLoss.reversed()))
            .toList();
    for (int r = 0; r < predictions.size(); r++) {
      PriorityQueue<Integer> mine = best.get(predictions.label(r));
      mine.add(r);
      if (mine.size() > MANY) {
        mine.poll();
      }
    }
    return best.stream().map(q -> q.stream().sorted(byLoss).toList()).toList();
  }
}
