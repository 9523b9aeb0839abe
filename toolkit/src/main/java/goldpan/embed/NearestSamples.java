package goldpan.embed;

import goldpan.data.Words;
import goldpan.data.Workers;
import goldpan.torch.NearestNeighbours;
import goldpan.torch.Torch;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each row of embeddings its nearest other rows of the same space, most similar first: exact,
 * by cosine similarity; of equals the earlier sample first. Eight bytes a neighbour.
 */
public final class NearestSamples {
  private static final int NONE = -1;
  private final Embeddings embeddings;
  private final int count;
  private final int[] rows;
  private final float[] similarities;

  private NearestSamples(Embeddings embeddings, int count) {
    this.embeddings = embeddings;
    this.count = count;
    this.rows = new int[Math.multiplyExact(embeddings.size(), count)];
    this.similarities = new float[rows.length];
    Arrays.fill(rows, NONE);
  }

  static NearestSamples of(Embeddings embeddings, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          Words.of("neighbours are %d a sample; expected 1 or more", count));
    }
    NearestSamples found = new NearestSamples(embeddings, Math.min(count, embeddings.size()));
    Torch.computing(
        1,
        () -> {
          IntStream.range(0, embeddings.spaces()).forEach(found::search);
          return found;
        });
    return found;
  }

  private void search(int space) {
    int[] members =
        IntStream.range(0, embeddings.size()).filter(r -> embeddings.space(r) == space).toArray();
    if (members.length < 2) {
      return;
    }
    // one more than wanted, since a sample is its own nearest
    int asked = Math.min(count + 1, members.length);
    var vectors =
        members.length == embeddings.size()
            ? embeddings.vectors()
            : embeddings.vectors().rows(members);
    new NearestNeighbours("auto", asked)
        .search(
            vectors,
            vectors,
            Workers.threads(),
            (query, places, similar, from) -> {
              int at = members[query] * count;
              int end = Math.min(count, asked - 1) + at;
              for (int i = from; at < end; i++) {
                if (places[i] != query) {
                  rows[at] = members[(int) places[i]];
                  similarities[at++] = similar[i];
                }
              }
            });
  }

  public Embeddings embeddings() {
    return embeddings;
  }

  /** How many neighbours a row has: as many as asked for, or all others of its space. */
  public int count(int row) {
    int found = 0;
    while (found < count && rows[row * count + found] != NONE) {
      found++;
    }
    return found;
  }

  /** The row that is {@code place}-nearest, from 0. */
  public int row(int row, int place) {
    return rows[row * count + place];
  }

  /** Its cosine similarity, in [-1, 1]. */
  public float similarity(int row, int place) {
    return similarities[row * count + place];
  }

  @Override
  public String toString() {
    return Words.of(
        "NearestSamples: %d of each of %,d samples of %s",
        count, embeddings.size(), embeddings.dataset().name());
  }
}
