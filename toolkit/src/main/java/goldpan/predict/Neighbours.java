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
