package goldpan.metrics;

import goldpan.data.Words;

/** Two models are compared on the same rows or not at all. */
final class SameRows {
  private SameRows() {}

  static void require(EvaluationData first, EvaluationData second) {
    if (first.size() != second.size() || !first.classes().equals(second.classes())) {
      throw new IllegalArgumentException(
          Words.of(
              "%s has %,d rows of %d classes, %s %,d of %d; expected the same rows and classes",
              first.described(),
              first.size(),
              first.k(),
              second.described(),
              second.size(),
              second.k()));
    }
    for (int r = 0; r < first.size(); r++) {
      if (first.label(r) != second.label(r)) {
        throw new IllegalArgumentException(
            Words.of(
                "label of row %d is %s in %s and %s in %s; expected the same labels; measure both by one set",
                r,
                first.classes().get(first.label(r)),
                first.described(),
                second.classes().get(second.label(r)),
                second.described()));
      }
    }
  }
}
