package goldpan.mining;

import goldpan.predict.Neighbours;
import goldpan.predict.Predictions;
import java.util.Optional;

/**
 * What a suspect most likely is. The first that fits holds:
 *
 * <ol>
 *   <li><em>likely mislabelled</em>: more speaks for a wrong label than for a right one, by {@link
 *       LabelErrors#isLikely};
 *   <li><em>ambiguous</em>: the given label and another have most of the probability between them,
 *       neither twice that of the other: the model sees two labels that fit;
 *   <li><em>atypical</em>: no class has half the probability, or no class has half of the nearest
 *       samples: it looks like nothing else in the data;
 *   <li><em>hard</em>: the model leans elsewhere, yet other samples of the same kind make that more
 *       likely its own mistake than the label's;
 *   <li><em>agreed</em>: the model leans to the given label.
 * </ol>
 *
 * @see <a href="https://arxiv.org/abs/2009.10795">Swayamdipta et al., Dataset Cartography, 2020:
 *     hard and ambiguous samples</a>
 */
public enum Kind {
  MISLABELLED("likely mislabelled"),
  AMBIGUOUS("ambiguous"),
  ATYPICAL("atypical"),
  HARD("hard"),
  AGREED("agreed");

  private static final double HALF = 0.5;
  private final String words;

  Kind(String words) {
    this.words = words;
  }

  static Kind of(Predictions predictions, int row, boolean isLikelyWrong) {
    if (isLikelyWrong) {
      return MISLABELLED;
    }
    double given = predictions.probability(row, predictions.label(row));
    double other = other(predictions, row);
    if (given + other > HALF && given >= HALF * other && other >= HALF * given) {
      return AMBIGUOUS;
    }
    return Math.max(given, other) < HALF || isAlone(predictions.neighbours(), row)
        ? ATYPICAL
        : given >= other ? AGREED : HARD;
  }

  private static double other(Predictions predictions, int row) {
    double best = 0;
    for (int k = 0; k < predictions.classes(); k++) {
      best = k == predictions.label(row) ? best : Math.max(best, predictions.probability(row, k));
    }
    return best;
  }

  private static boolean isAlone(Optional<Neighbours> neighbours, int row) {
    return neighbours.map(n -> n.votes(row) < HALF * n.count()).orElse(false);
  }

  @Override
  public String toString() {
    return words;
  }
}
