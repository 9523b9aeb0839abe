package goldpan.train;

import goldpan.predict.Matrix;
import goldpan.predict.Neighbours;
import goldpan.torch.NearestNeighbours;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the nearest samples of each row are labelled. Every sample that a baseline was trained on is
 * compared with those held out together with it, in the space of the one model that learnt from
 * none of them: neighbours that a model has learnt from lie where their labels, wrong ones
 * included, have pulled them. All other samples are compared with what the first fold held out.
 */
public final class NeighbourVotes {
  private static final int MOST = 20;
  private final Matrix bank;
  private final int[] bankLabels;
  private final int[][] byFold;
  private final int count;

  /**
   * Votes among the held-out samples of each fold.
   *
   * @param bank embeddings of the held-out samples, each by the model that did not see it
   * @param labels given label of each, as learnt
   * @param foldOf the fold that held it out
   */
  public NeighbourVotes(Matrix bank, int[] labels, int[] foldOf) {
    this.bank = bank;
    this.bankLabels = labels;
    int folds = IntStream.of(foldOf).max().orElse(-1) + 1;
    this.byFold = new int[folds][];
    Arrays.setAll(
        byFold, f -> IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == f).toArray());
    int smallest = Arrays.stream(byFold).mapToInt(rows -> rows.length).min().orElse(0);
    this.count = Math.min(MOST, smallest - 1);
  }

  /** Neighbours of each sample, k; below 1 when a fold has no two samples. */
  public int count() {
    return count;
  }

  /**
   * What the neighbours of each row are labelled.
   *
   * @param embeddings of the rows asked for, by the first fold's model; not looked at for rows that
   *     are in the bank
   * @param known for each row its place in the bank, or -1
   * @param labels given label of each row
   */
  public Neighbours of(Matrix embeddings, int[] known, int[] labels, String device, int threads) {
    Tally tally = new Tally(labels);
    for (int f = 0; f < byFold.length; f++) {
      int fold = f;
      int[] members = byFold[f];
      int[] places = new int[bank.rows()];
      Arrays.fill(places, -1);
      IntStream.range(0, members.length).forEach(m -> places[members[m]] = m);
      int[] asked =
          IntStream.range(0, known.length)
              .filter(r -> known[r] < 0 ? fold == 0 : places[known[r]] >= 0)
              .toArray();
      // one more than wanted, since a sample is its own nearest
      new NearestNeighbours(device, count + 1)
          .search(
              bank.rows(members),
              queries(asked, known, embeddings),
              threads,
              (query, found, similarities, from) -> {
                int row = asked[query];
                int self = known[row] < 0 ? -1 : places[known[row]];
                tally.add(row, self, members, found, similarities, from);
              });
    }
    return Neighbours.of(count, tally.agreements, tally.commonest, tally.votes);
  }

  private Matrix queries(int[] asked, int[] known, Matrix embeddings) {
    Matrix.Builder queries = Matrix.builder(asked.length, bank.columns());
    float[] row = new float[bank.columns()];
    for (int q = 0; q < asked.length; q++) {
      int place = known[asked[q]];
      if (place >= 0) {
        bank.row(place, row);
      } else {
        embeddings.row(asked[q], row);
      }
      queries.set(q, row, 0);
    }
    return queries.build();
  }

  private final class Tally {
    final int[] labels;
    final float[] agreements;
    final int[] commonest;
    final int[] votes;

    Tally(int[] labels) {
      this.labels = labels;
      this.agreements = new float[labels.length];
      this.commonest = new int[labels.length];
      this.votes = new int[labels.length];
    }

    /** Counts the nearest of a row, without itself and no more than k. */
    void add(int row, int self, int[] members, long[] found, float[] similarities, int from) {
      int[] near = new int[count];
      double same = 0;
      double all = 0;
      int seen = 0;
      for (int i = from; seen < count; i++) {
        if (found[i] == self) {
          continue;
        }
        int label = bankLabels[members[(int) found[i]]];
        double weight = Math.max(0, similarities[i]);
        same += label == labels[row] ? weight : 0;
        all += weight;
        near[seen++] = label;
      }
      agreements[row] = all > 0 ? (float) Math.min(1, same / all) : share(near, labels[row]);
      vote(row, near);
    }

    private float share(int[] near, int label) {
      return (float) IntStream.of(near).filter(l -> l == label).count() / near.length;
    }

    /** The commonest of the labels; the first class of equals. */
    private void vote(int row, int[] near) {
      Arrays.sort(near);
      for (int from = 0, to; from < near.length; from = to) {
        for (to = from + 1; to < near.length && near[to] == near[from]; to++) {}
        if (to - from > votes[row]) {
          votes[row] = to - from;
          commonest[row] = near[from];
        }
      }
    }
  }
}
