package goldpan.plots;

/** What an axis spans; never empty. */
record Range(double low, double high) {

  /** From the lowest to the highest value; 0 to 1 when there are none. */
  static Range of(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return low > high ? new Range(0, 1) : new Range(low, high).widened();
  }

  private Range widened() {
    return high > low ? this : new Range(low - 0.5, high + 0.5);
  }

  /** From zero, when all is above it. */
  Range withZero() {
    return new Range(Math.min(0, low), high);
  }

  /** As wide as needed to show {@code value}; infinite ones are not shown. */
  Range including(double value) {
    return Double.isFinite(value)
        ? new Range(Math.min(low, value), Math.max(high, value)).widened()
        : this;
  }

  /** With this share of its width added above, and below when it does not begin at zero. */
  Range padded(double share) {
    double more = share * (high - low);
    return new Range(low == 0 ? 0 : low - more, high + more);
  }
}
