package goldpan.embed;

import goldpan.data.Shuffle;
import goldpan.data.Workers;
import goldpan.embed.HardNegatives.Settings;
import goldpan.predict.Matrix;
import goldpan.torch.NearestNeighbours;
import goldpan.torch.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mines hard negatives exactly: in each space, the samples of a class are compared with all of its
 * own class for the positive, and with all others for negatives. Every pair of a space is compared
 * once: cost O(N²·D).
 */
final class NegativeMining {
  private static final int NONE = -1;

  /** Members of the anchor's own group that are passed over in looking for a positive. */
  private static final int MOST_OF_A_GROUP = 8;

  private final Embeddings embeddings;
  private final Settings settings;
  private final int[] positives;
  private final double[] positiveScores;
  private final List<List<MinedNegatives.Triplet>> found;

  NegativeMining(Embeddings embeddings, Settings settings) {
    this.embeddings = embeddings;
    this.settings = settings;
    this.positives = new int[embeddings.size()];
    this.positiveScores = new double[embeddings.size()];
    this.found = new ArrayList<>();
    Arrays.fill(positives, NONE);
    IntStream.range(0, embeddings.size()).forEach(r -> found.add(List.of()));
  }

  MinedNegatives mine() {
    Torch.computing(
        1,
        () -> {
          for (int space = 0; space < embeddings.spaces(); space++) {
            mine(space);
          }
          return found;
        });
    return new MinedNegatives(
        embeddings, found.stream().flatMap(List::stream).toList(), anchorsWithout());
  }

  private int anchorsWithout() {
    return (int) found.stream().filter(List::isEmpty).count();
  }

  private int label(int row) {
    return embeddings.dataset().label(embeddings.sampleIndex(row));
  }

  private void mine(int space) {
    int[] rows =
        IntStream.range(0, embeddings.size()).filter(r -> embeddings.space(r) == space).toArray();
    for (int c : IntStream.of(rows).map(this::label).distinct().sorted().toArray()) {
      int[] own = IntStream.of(rows).filter(r -> label(r) == c).toArray();
      int[] others = IntStream.of(rows).filter(r -> label(r) != c).toArray();
      Matrix anchors = embeddings.vectors().rows(own);
      positives(own, anchors);
      if (others.length > settings.from()) {
        negatives(own, anchors, others);
      }
    }
  }

  /** The nearest of the own class; a group of duplicates is passed over where others are left. */
  private void positives(int[] own, Matrix anchors) {
    int count = Math.min(own.length, 1 + MOST_OF_A_GROUP);
    new NearestNeighbours("auto", count)
        .search(
            anchors,
            anchors,
            Workers.threads(),
            (query, places, similarities, from) -> {
              for (int i = from; i < from + count; i++) {
                int row = own[(int) places[i]];
                if (places[i] != query && !isOneGroup(own[query], row)) {
                  positives[own[query]] = row;
                  positiveScores[own[query]] = similarities[i];
                  return;
                }
              }
            });
  }

  private boolean isOneGroup(int row, int other) {
    int one = embeddings.sampleIndex(row);
    int second = embeddings.sampleIndex(other);
    return settings.sameGroup().map(groups -> groups.test(one, second)).orElse(false);
  }

  private void negatives(int[] own, Matrix anchors, int[] others) {
    int count = Math.min(settings.to(), others.length);
    new NearestNeighbours("auto", count)
        .search(
            embeddings.vectors().rows(others),
            anchors,
            Workers.threads(),
            (query, places, similarities, from) -> {
              int anchor = own[query];
              if (settings.needsPositive() && positives[anchor] == NONE) {
                return;
              }
              List<MinedNegatives.Triplet> admitted = new ArrayList<>();
              for (int i = from + settings.from(); i < from + count; i++) {
                int row = others[(int) places[i]];
                if (settings.admits(similarities[i], positiveScores[anchor])
                    && !isOneGroup(anchor, row)
                    && !settings.doubted().contains(embeddings.sampleIndex(row))) {
                  admitted.add(triplet(anchor, row, similarities[i]));
                }
              }
              List<MinedNegatives.Triplet> chosen = chosen(anchor, admitted);
              synchronized (found) {
                found.set(anchor, chosen);
              }
            });
  }

  private MinedNegatives.Triplet triplet(int anchor, int negative, double similarity) {
    int positive = positives[anchor];
    return new MinedNegatives.Triplet(
        embeddings.sampleIndex(anchor),
        positive == NONE ? NONE : embeddings.sampleIndex(positive),
        embeddings.sampleIndex(negative),
        positiveScores[anchor],
        similarity);
  }

  private List<MinedNegatives.Triplet> chosen(int anchor, List<MinedNegatives.Triplet> admitted) {
    int count = Math.min(settings.perAnchor(), admitted.size());
    if (settings.seed().isEmpty()) {
      return List.copyOf(admitted.subList(0, count));
    }
    int[] order = IntStream.range(0, admitted.size()).toArray();
    new Shuffle(settings.seed().getAsLong() * 0x9E3779B97F4A7C15L + embeddings.sampleIndex(anchor))
        .order(order);
    return IntStream.of(order).limit(count).sorted().mapToObj(admitted::get).toList();
  }
}
