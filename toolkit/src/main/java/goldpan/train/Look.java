package goldpan.train;

/**
 * One look of a network at one sample.
 *
 * @param margin the given label's logit minus the largest other logit (Pleiss et al., 2020)
 * @param probability of the given label, in [0, 1]
 * @param errorNorm Euclidean distance of the probabilities from the one-hot given label, in [0, √2]
 *     (Paul et al., 2021)
 */
record Look(float margin, float probability, float errorNorm) {

  /**
   * The look that {@code classes} logits from {@code start} on are. Of one class alone the margin
   * is 0.
   */
  static Look at(float[] logits, int start, int classes, int label) {
    float given = logits[start + label];
    float other = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      other = k == label ? other : Math.max(other, logits[start + k]);
    }
    float top = Math.max(given, other);
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < classes; k++) {
      double e = Math.exp(logits[start + k] - top);
      sum += e;
      squares += k == label ? 0 : e * e;
    }
    double p = Math.exp(given - top) / sum;
    double norm = Math.sqrt((1 - p) * (1 - p) + squares / (sum * sum));
    return new Look(classes == 1 ? 0 : given - other, (float) p, (float) norm);
  }
}
