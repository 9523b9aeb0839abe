package goldpan.input;

import java.util.Arrays;

/**
 * Features of one sample that are not zero: rising positions, each with its value. To be filled
 * again and again by the thread that owns it.
 */
public final class SparseRow {
  private int[] features = new int[256];
  private float[] values = new float[256];
  private int size;

  /** How many features are not zero. */
  public int size() {
    return size;
  }

  /** Position of the {@code i}-th of them, from 0. */
  public int feature(int i) {
    return features[i];
  }

  /** Its value. */
  public float value(int i) {
    return values[i];
  }

  /** Forgets all. */
  public SparseRow clear() {
    size = 0;
    return this;
  }

  /**
   * Adds a feature.
   *
   * @throws IllegalArgumentException when it is not above the one before
   */
  public SparseRow add(int feature, float value) {
    if (feature <= (size == 0 ? -1 : features[size - 1])) {
      throw new IllegalArgumentException(
          "feature is %d after %d; expected rising ones from 0"
              .formatted(feature, size == 0 ? -1 : features[size - 1]));
    }
    if (size == features.length) {
      features = Arrays.copyOf(features, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    features[size] = feature;
    values[size++] = value;
    return this;
  }
}
