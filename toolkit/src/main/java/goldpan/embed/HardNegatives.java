package goldpan.embed;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Words;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How to mine hard negatives: for each sample, the anchor, those of other classes that are nearest
 * to it, with the nearest of its own class as the positive. Immutable: each setting gives a new
 * one.
 *
 * <p>Candidates are ranked by cosine similarity, equals by sample. A range of ranks is taken, what
 * scores and margins rule out is left out, and of what remains the first or some at random are
 * taken.
 *
 * @see <a href="https://arxiv.org/abs/2407.15831">Moreira et al., NV-Retriever, 2024, section 3, on
 *     margins from the positive</a>
 */
public final class HardNegatives {
  private static final int USUAL_RANGE = 100;
  private final Embeddings embeddings;
  private final Settings settings;

  /**
   * What is asked for.
   *
   * @param perAnchor negatives of an anchor, at most
   * @param from first rank that is looked at
   * @param to rank before which looking ends
   * @param seed of random sampling; empty for the nearest
   * @param sameGroup whether two samples are in one group
   * @param doubted dataset indices that are no negatives
   */
  record Settings(
      int perAnchor,
      int from,
      int to,
      OptionalDouble minScore,
      OptionalDouble maxScore,
      OptionalDouble absoluteMargin,
      OptionalDouble relativeMargin,
      OptionalLong seed,
      Optional<SameGroup> sameGroup,
      Set<Integer> doubted) {

    boolean needsPositive() {
      return absoluteMargin.isPresent() || relativeMargin.isPresent();
    }

    /** Whether a negative of this similarity is far enough below the positive's. */
    boolean admits(double negative, double positive) {
      return !(minScore.isPresent() && negative < minScore.getAsDouble())
          && !(maxScore.isPresent() && negative > maxScore.getAsDouble())
          && !(absoluteMargin.isPresent() && negative > positive - absoluteMargin.getAsDouble())
          && !(relativeMargin.isPresent()
              && negative > positive - relativeMargin.getAsDouble() * Math.abs(positive));
    }
  }

  private HardNegatives(Embeddings embeddings, Settings settings) {
    this.embeddings = embeddings;
    this.settings = settings;
  }

  /**
   * Hard negatives among these embeddings: one of an anchor, of the 100 nearest.
   *
   * @throws DatasetException when the samples have no classes
   */
  public static HardNegatives of(Embeddings embeddings) {
    Dataset dataset = embeddings.dataset();
    if (dataset.annotations().isPresent()) {
      throw new DatasetException(
          "%s has %s; expected one class a sample, which says what a negative is"
              .formatted(dataset.name(), dataset.annotations().get().task()));
    }
    return new HardNegatives(
        embeddings,
        new Settings(
            1,
            0,
            USUAL_RANGE,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Set.of()));
  }

  private HardNegatives with(Consumer<Draft> change) {
    Draft draft = new Draft(settings);
    change.accept(draft);
    return new HardNegatives(embeddings, draft.settings());
  }

  /** Settings while one of them is changed. */
  private static final class Draft {
    private int perAnchor;
    private int from;
    private int to;
    private OptionalDouble minScore;
    private OptionalDouble maxScore;
    private OptionalDouble absoluteMargin;
    private OptionalDouble relativeMargin;
    private OptionalLong seed;
    private Optional<SameGroup> sameGroup;
    private Set<Integer> doubted;

    Draft(Settings s) {
      perAnchor = s.perAnchor;
      from = s.from;
      to = s.to;
      minScore = s.minScore;
      maxScore = s.maxScore;
      absoluteMargin = s.absoluteMargin;
      relativeMargin = s.relativeMargin;
      seed = s.seed;
      sameGroup = s.sameGroup;
      doubted = s.doubted;
    }

    Settings settings() {
      return new Settings(
          perAnchor,
          from,
          to,
          minScore,
          maxScore,
          absoluteMargin,
          relativeMargin,
          seed,
          sameGroup,
          doubted);
    }
  }

  /** Whether two samples, by dataset index, are of one group, such as duplicates. */
  @FunctionalInterface
  interface SameGroup {
    boolean test(int one, int other);
  }

  /** At most so many negatives of an anchor, from 1. */
  public HardNegatives perAnchor(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          Words.of("negatives are %d an anchor; expected 1 or more", count));
    }
    return with(
        draft -> {
          draft.perAnchor = count;
          draft.to = Math.max(draft.to, draft.from + count);
        });
  }

  /**
   * Looks at candidates of these ranks only; 0 is the nearest of another class.
   *
   * @param from first rank
   * @param to rank after the last
   */
  public HardNegatives range(int from, int to) {
    if (!(from >= 0 && to > from)) {
      throw new IllegalArgumentException(
          Words.of("range is %d to %d; expected 0 or more, and a higher end", from, to));
    }
    return with(
        draft -> {
          draft.from = from;
          draft.to = to;
        });
  }

  /** Negatives at least so similar to their anchor, in [-1, 1]. */
  public HardNegatives minScore(double similarity) {
    return scores(cosine(similarity), settings.maxScore);
  }

  /** Negatives at most so similar to their anchor, in [-1, 1]. */
  public HardNegatives maxScore(double similarity) {
    return scores(settings.minScore, cosine(similarity));
  }

  private static OptionalDouble cosine(double similarity) {
    if (!(similarity >= -1 && similarity <= 1)) {
      throw new IllegalArgumentException(
          "similarity is %s; expected -1 to 1".formatted(similarity));
    }
    return OptionalDouble.of(similarity);
  }

  private HardNegatives scores(OptionalDouble least, OptionalDouble most) {
    return with(
        draft -> {
          draft.minScore = least;
          draft.maxScore = most;
        });
  }

  /** {@link #absoluteMargin}. */
  public HardNegatives margin(double below) {
    return absoluteMargin(below);
  }

  /**
   * Negatives whose similarity is at least so far below the positive's, in [0, 2]. Anchors without
   * a positive have none then.
   */
  public HardNegatives absoluteMargin(double below) {
    return margins(OptionalDouble.of(margin(below, 2)), settings.relativeMargin);
  }

  /**
   * Negatives whose similarity is below the positive's by at least this part of its size, in [0,
   * 1]: at most p − m·|p|. So it is stricter than no margin for negative similarities too, for
   * which (1 − m)·p would be looser.
   */
  public HardNegatives relativeMargin(double part) {
    return margins(settings.absoluteMargin, OptionalDouble.of(margin(part, 1)));
  }

  private static double margin(double margin, double most) {
    if (!(margin >= 0 && margin <= most)) {
      throw new IllegalArgumentException(
          Words.of("margin is %s; expected 0 to %.0f", margin, most));
    }
    return margin;
  }

  private HardNegatives margins(OptionalDouble absolute, OptionalDouble relative) {
    return with(
        draft -> {
          draft.absoluteMargin = absolute;
          draft.relativeMargin = relative;
        });
  }

  /** Takes negatives at random from those that remain, not the nearest. */
  public HardNegatives random(long seed) {
    return sampling(OptionalLong.of(seed));
  }

  /** Takes the nearest of those that remain; this is so unless said. */
  public HardNegatives top() {
    return sampling(OptionalLong.empty());
  }

  private HardNegatives sampling(OptionalLong seed) {
    return with(
        draft -> {
          draft.seed = seed;
        });
  }

  /**
   * Leaves out pairs of one group, such as duplicates: another label makes them no negatives.
   *
   * @param groups of each sample its group, by dataset index, or -1
   */
  public HardNegatives apart(int[] groups) {
    if (groups.length != embeddings.dataset().size()) {
      throw new IllegalArgumentException(
          Words.of(
              "groups are %,d, %s has %,d samples; expected one a sample",
              groups.length, embeddings.dataset().name(), embeddings.dataset().size()));
    }
    int[] own = groups.clone();
    return with(
        draft -> {
          draft.sameGroup = Optional.of((a, b) -> own[a] >= 0 && own[a] == own[b]);
        });
  }

  /** Leaves out negatives whose own label is doubted, such as {@code suspects.ids()}. */
  public HardNegatives without(Collection<String> ids) {
    Set<Integer> doubted = new HashSet<>();
    ids.forEach(id -> doubted.add(embeddings.dataset().sample(id).index()));
    return with(
        draft -> {
          draft.doubted = Set.copyOf(doubted);
        });
  }

  /** Mines them. */
  public MinedNegatives mine() {
    return new NegativeMining(embeddings, settings).mine();
  }

  /** What is set. */
  @Override
  public String toString() {
    return Words.of(
        "HardNegatives: %d an anchor of ranks %d to %d, %s; mine() mines them",
        settings.perAnchor,
        settings.from,
        settings.to - 1,
        settings.seed.isPresent() ? "at random" : "the nearest");
  }
}
