package goldpan.predict;

/** What a model is to say of a sample, and so which loss trains it. */
public enum Objective {
  /**
   * One of K classes: the softmax of K logits, cross-entropy. Probabilities of a row sum to one.
   */
  ONE_CLASS,
  /**
   * Any of K tags: the sigmoid of each logit, binary cross-entropy added up over tags.
   * Probabilities of a row sum to anything in [0, K].
   */
  TAGS;

  /**
   * Turns logits into probabilities in place, the same on every processor.
   *
   * @param row the first {@code count} are meant, 1 or more
   */
  public void toProbabilities(float[] row, int count) {
    if (this == TAGS) {
      for (int k = 0; k < count; k++) {
        row[k] = (float) sigmoid(row[k]);
      }
      return;
    }
    float top = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      top = Math.max(top, row[k]);
    }
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += StrictMath.exp(row[k] - top);
    }
    for (int k = 0; k < count; k++) {
      row[k] = (float) (StrictMath.exp(row[k] - top) / sum);
    }
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }
}
