package goldpan.inspect;

import goldpan.data.Words;
import goldpan.data.Workers;
import goldpan.predict.Matrix;
import goldpan.torch.NearestNeighbours;
import goldpan.torch.Torch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Pictures that look alike: nearest by {@link LowFrequencies}, each coefficient divided by its root
 * mean square over the dataset, as they are and mirrored. Every pair is compared: cost O(N²).
 *
 * <p>The cut is found with decoys: what is nearest to a picture turned upside down is near by
 * chance. Above the cut at most one in twenty is so.
 *
 * @see <a href="https://doi.org/10.1038/nmeth1019">Elias and Gygi, target-decoy search, 2007</a>
 */
final class NearPictures {
  /** Below it nothing is called the same, however few decoys come near. */
  static final double LEAST = 0.85;

  private static final double BY_CHANCE = 0.05;
  private static final int STEPS = 100;
  private static final int NEAREST = 8;
  private static final int MOST_DECOYS = 5000;
  private final Matrix whitened;
  private final Matrix vectors;
  private final int[] members;
  private final List<Link> links = new ArrayList<>();
  private final float[] nearest;
  private final float[] nearestDecoy;
  private final int[] decoys;

  /** Two pictures, at their places in the dataset. */
  record Link(int one, int other, float similarity, Likeness likeness) {}

  private NearPictures(Matrix frequencies, int[] members) {
    this.members = members;
    this.whitened = whitened(frequencies);
    this.vectors = whitened.rows(members);
    this.nearest = new float[members.length];
    int asked = Math.min(MOST_DECOYS, members.length);
    this.decoys =
        IntStream.range(0, asked).map(i -> (int) ((long) i * members.length / asked)).toArray();
    this.nearestDecoy = new float[asked];
  }

  /** Compares the pictures at {@code members} with each other. */
  static NearPictures among(Matrix frequencies, int[] members) {
    NearPictures near = new NearPictures(frequencies, members);
    if (members.length > 1) {
      Torch.computing(
          1,
          () -> {
            near.search();
            return near;
          });
    }
    return near;
  }

  /** Divided by the root mean square of each column; rows of zeros stay so. */
  static Matrix whitened(Matrix rows) {
    double[] squares = new double[rows.columns()];
    float[] row = new float[rows.columns()];
    for (int r = 0; r < rows.rows(); r++) {
      rows.row(r, row);
      for (int c = 0; c < row.length; c++) {
        squares[c] += row[c] * row[c];
      }
    }
    Matrix.Builder whitened = Matrix.builder(rows.rows(), rows.columns());
    for (int r = 0; r < rows.rows(); r++) {
      rows.row(r, row);
      for (int c = 0; c < row.length; c++) {
        row[c] = squares[c] > 0 ? (float) (row[c] / Math.sqrt(squares[c] / rows.rows())) : 0;
      }
      whitened.set(r, row, 0);
    }
    return whitened.build();
  }

  private void search() {
    int[] all = IntStream.range(0, members.length).toArray();
    look(all, row -> {}, nearest, Optional.of(Likeness.NEAR));
    look(all, LowFrequencies::mirror, nearest, Optional.of(Likeness.MIRRORED));
    look(decoys, LowFrequencies::flip, nearestDecoy, Optional.empty());
    look(decoys, NearPictures::turn, nearestDecoy, Optional.empty());
  }

  private static void turn(float[] row) {
    LowFrequencies.mirror(row);
    LowFrequencies.flip(row);
  }

  /**
   * Looks for what is nearest to the changed pictures.
   *
   * @param best the highest similarity so far to another picture
   * @param likeness of links; empty for decoys, which make none
   */
  private void look(
      int[] asked, Consumer<float[]> change, float[] best, Optional<Likeness> likeness) {
    Matrix.Builder queries = Matrix.builder(asked.length, vectors.columns());
    float[] row = new float[vectors.columns()];
    for (int q = 0; q < asked.length; q++) {
      vectors.row(asked[q], row);
      change.accept(row);
      queries.set(q, row, 0);
    }
    int count = Math.min(NEAREST + 1, members.length);
    new NearestNeighbours("auto", count)
        .search(
            vectors,
            queries.build(),
            Workers.threads(),
            (query, places, similarities, from) -> {
              int self = asked[query];
              for (int i = from; i < from + count; i++) {
                if (places[i] != self) {
                  best[query] = Math.max(best[query], similarities[i]);
                  int other = (int) places[i];
                  float similarity = similarities[i];
                  likeness.ifPresent(kind -> link(self, other, similarity, kind));
                }
              }
            });
  }

  private void link(int one, int other, float similarity, Likeness likeness) {
    if (similarity >= LEAST) {
      synchronized (links) {
        links.add(new Link(members[one], members[other], similarity, likeness));
      }
    }
  }

  /** The cut that was asked for, or the lowest that leaves few by chance. */
  SimilarityCut cut(OptionalDouble asked) {
    if (asked.isPresent()) {
      return at(asked.getAsDouble(), "as asked for");
    }
    for (int step = 0; step < STEPS; step++) {
      double value = LEAST + (1 - LEAST) * step / STEPS;
      SimilarityCut cut = at(value, "at most one in twenty by chance");
      if (cut.byChance() <= BY_CHANCE * cut.above()) {
        return cut;
      }
    }
    return at(1, "no lower one leaves out what is near by chance");
  }

  private SimilarityCut at(double value, String source) {
    double scale = decoys.length == 0 ? 0 : (double) members.length / decoys.length;
    return new SimilarityCut(
        value, count(nearest, value), scale * count(nearestDecoy, value), source);
  }

  private static int count(float[] similarities, double value) {
    return (int)
        IntStream.range(0, similarities.length).filter(i -> similarities[i] >= value).count();
  }

  /** How near two pictures are, as they are or with one of them mirrored. */
  Link compare(int one, int other) {
    float[] first = new float[whitened.columns()];
    float[] second = new float[whitened.columns()];
    whitened.row(one, first);
    whitened.row(other, second);
    double asTheyAre = cosine(first, second);
    LowFrequencies.mirror(second);
    double mirrored = cosine(first, second);
    return mirrored > asTheyAre
        ? new Link(one, other, (float) mirrored, Likeness.MIRRORED)
        : new Link(one, other, (float) asTheyAre, Likeness.NEAR);
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double left = 0;
    double right = 0;
    for (int d = 0; d < a.length; d++) {
      product += (double) a[d] * b[d];
      left += (double) a[d] * a[d];
      right += (double) b[d] * b[d];
    }
    return product == 0 ? 0 : product / Math.sqrt(left * right);
  }

  /** Pairs at least as near as {@code value}, in the order of the dataset. */
  List<Link> links(double value) {
    List<Link> chosen =
        new ArrayList<>(links.stream().filter(l -> l.similarity() >= value).toList());
    chosen.sort(
        Comparator.comparingInt(Link::one)
            .thenComparingInt(Link::other)
            .thenComparing(Link::likeness));
    return chosen;
  }

  @Override
  public String toString() {
    return Words.of("NearPictures: %,d pictures, %,d links", members.length, links.size());
  }
}
