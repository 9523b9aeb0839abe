package goldpan.predict;

import goldpan.data.Words;

/**
 * What the nearest samples in embedding space are labelled, by cosine similarity: one row a row of
 * the {@link Predictions} it belongs to. Immutable.
 */
public final class Neighbours {
  private final int count;
  private final float[] agreements;
  private final int[] commonest;
  private final int[] votes;

  private Neighbours(int count, float[] agreements, int[] commonest, int[] votes) {
    this.count = count;
    this.agreements = agreements;
    this.commonest = commonest;
    this.votes = votes;
  }

  /**
   * Neighbours from their columns, copied.
   *
   * @param count neighbours looked at for each row, k
   * @param agreements share of the neighbours, weighted by similarity, with the row's own given
   *     label, in [0, 1]
   * @param commonest the class most neighbours have; the first of equals
   * @param votes how many of them have it, in [1, k]
   * @throws IllegalArgumentException when the columns are not equally long
   */
  public static Neighbours of(int count, float[] agreements, int[] commonest, int[] votes) {
    if (commonest.length != agreements.length || votes.length != agreements.length) {
      throw new IllegalArgumentException(
          Words.of(
              "neighbours have %,d agreements, %,d classes and %,d votes; expected as many of each",
              agreements.length, commonest.length, votes.length));
    }
    return new Neighbours(count, agreements.clone(), commonest.clone(), votes.clone());
  }

  /**
   * Neighbours as {@link #matrix} made them.
   *
   * @throws IllegalArgumentException when there are not three columns
   */
  public static Neighbours of(int count, Matrix matrix) {
    if (matrix.columns() != 3) {
      throw new IllegalArgumentException(
          Words.of("neighbours have %d columns; expected 3", matrix.columns()));
    }
    float[] agreements = new float[matrix.rows()];
    int[] commonest = new int[matrix.rows()];
    int[] votes = new int[matrix.rows()];
    for (int r = 0; r < agreements.length; r++) {
      agreements[r] = matrix.at(r, 0);
      commonest[r] = (int) matrix.at(r, 1);
      votes[r] = (int) matrix.at(r, 2);
    }
    return new Neighbours(count, agreements, commonest, votes);
  }

  /** N×3: agreement, commonest class, votes. */
  public Matrix matrix() {
    Matrix.Builder rows = Matrix.builder(size(), 3);
    for (int r = 0; r < size(); r++) {
      rows.set(r, new float[] {agreements[r], commonest[r], votes[r]}, 0);
    }
    return rows.build();
  }

  /** Number of rows, N. */
  public int size() {
    return agreements.length;
  }

  /** Neighbours looked at for each row, k. */
  public int count() {
    return count;
  }

  /** Share of the neighbours, weighted by similarity, with the row's own given label. */
  public float agreement(int row) {
    return agreements[row];
  }

  /** The class most neighbours have. */
  public int commonest(int row) {
    return commonest[row];
  }

  /** How many neighbours have the commonest class, in [1, k]. */
  public int votes(int row) {
    return votes[row];
  }
}
