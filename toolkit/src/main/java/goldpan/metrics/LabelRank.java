package goldpan.metrics;

/** How many classes come before the label by falling probability; of equals the first. */
final class LabelRank {
  private LabelRank() {}

  static int of(EvaluationData data, int row) {
    int label = data.label(row);
    float own = data.probability(row, label);
    int before = 0;
    for (int k = 0; k < data.k(); k++) {
      float p = data.probability(row, k);
      before += p > own || (p == own && k < label) ? 1 : 0;
    }
    return before;
  }
}
