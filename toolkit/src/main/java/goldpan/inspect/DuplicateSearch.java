package goldpan.inspect;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.embed.Embeddings;
import goldpan.embed.NearestSamples;
import goldpan.predict.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How to look for duplicates; immutable, each setting gives a new one. */
public final class DuplicateSearch {
  private static final int NEAREST = 8;

  /** Robust deviations of the logarithm of distance below its median. */
  private static final double FENCE = 4;

  private static final double ROBUST = 1.4826;
  private final OptionalDouble similarity;
  private final Optional<Embeddings> embeddings;

  private DuplicateSearch(OptionalDouble similarity, Optional<Embeddings> embeddings) {
    this.similarity = similarity;
    this.embeddings = embeddings;
  }

  /** Equal bytes, equal content and pictures that look alike, from a cut that is found. */
  public static DuplicateSearch usual() {
    return new DuplicateSearch(OptionalDouble.empty(), Optional.empty());
  }

  /**
   * From where on pictures count as nearly the same.
   *
   * @param least similarity in [0.85, 1]
   * @throws IllegalArgumentException when it is outside
   */
  public DuplicateSearch similarity(double least) {
    if (!(least >= NearPictures.LEAST && least <= 1)) {
      throw new IllegalArgumentException(
          "similarity is %s; expected %s to 1".formatted(least, NearPictures.LEAST));
    }
    return new DuplicateSearch(OptionalDouble.of(least), embeddings);
  }

  /** Looks for neighbours in these embeddings too. */
  public DuplicateSearch near(Embeddings vectors) {
    return new DuplicateSearch(similarity, Optional.of(vectors));
  }

  /**
   * Looks at all samples.
   *
   * @throws goldpan.data.DatasetException when they have no media
   * @throws IllegalArgumentException when the embeddings are of another dataset
   */
  public Duplicates in(Dataset dataset, Progress progress) {
    return among(SampleScan.of(dataset, progress));
  }

  /** Groups what was looked at. */
  public Duplicates among(SampleScan scan) {
    Dataset dataset = scan.dataset();
    DisjointSets sets = new DisjointSets(dataset.size());
    int[] distinct = linkEqual(scan, sets);
    List<SimilarityCut> cuts = new ArrayList<>();
    Map<Long, NearPictures.Link> links = new HashMap<>();
    Optional<NearPictures> near =
        scan.frequencies().map(frequencies -> NearPictures.among(frequencies, distinct));
    near.ifPresent(
        pictures -> {
          SimilarityCut cut = pictures.cut(similarity);
          cuts.add(cut);
          pictures.links(cut.value()).forEach(link -> sets.link(link.one(), link.other()));
        });
    embeddings.ifPresent(vectors -> cuts.add(linkNear(vectors, dataset, sets, links)));
    List<DuplicateGroup> groups = new ArrayList<>();
    sets.groups().forEach(members -> groups.add(group(scan, members, near, links)));
    groups.sort(
        Comparator.comparing(DuplicateGroup::isLeak)
            .thenComparing(DuplicateGroup::isConflict)
            .thenComparing(DuplicateGroup::similarity)
            .reversed());
    return new Duplicates(dataset, groups, cuts, scan.findings());
  }

  /** Links what is equal; gives the first sample of each content. */
  private static int[] linkEqual(SampleScan scan, DisjointSets sets) {
    Map<SampleScan.Digest, Integer> known = new HashMap<>();
    int[] distinct = new int[scan.dataset().size()];
    int count = 0;
    for (int i = 0; i < distinct.length; i++) {
      if (scan.isRead(i)) {
        Integer first = known.putIfAbsent(scan.content(i), i);
        if (first == null) {
          distinct[count++] = i;
        } else {
          sets.link(first, i);
        }
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  private static long pair(int one, int other) {
    return ((long) Math.min(one, other) << 32) | Math.max(one, other);
  }

  private static SimilarityCut linkNear(
      Embeddings vectors, Dataset dataset, DisjointSets sets, Map<Long, NearPictures.Link> links) {
    if (!vectors.dataset().fingerprint().equals(dataset.fingerprint())) {
      throw new IllegalArgumentException(
          "embeddings are of %s, the samples of %s; expected those of one dataset"
              .formatted(vectors.dataset().name(), dataset.name()));
    }
    NearestSamples nearest = vectors.nearest(NEAREST);
    double[] distances =
        IntStream.range(0, vectors.size())
            .filter(r -> nearest.count(r) > 0)
            .mapToDouble(r -> 1 - nearest.similarity(r, 0))
            .filter(distance -> distance > 0)
            .map(Math::log)
            .sorted()
            .toArray();
    double median = middle(distances);
    double spread =
        ROBUST * middle(Arrays.stream(distances).map(d -> Math.abs(d - median)).sorted().toArray());
    double cut = distances.length == 0 ? 1 : 1 - Math.exp(median - FENCE * spread);
    int above = 0;
    for (int r = 0; r < vectors.size(); r++) {
      for (int i = 0; i < nearest.count(r); i++) {
        if (nearest.similarity(r, i) >= cut) {
          above += i == 0 ? 1 : 0;
          int one = vectors.sampleIndex(r);
          int other = vectors.sampleIndex(nearest.row(r, i));
          float similarity = nearest.similarity(r, i);
          sets.link(one, other);
          links.put(
              pair(one, other), new NearPictures.Link(one, other, similarity, Likeness.EMBEDDING));
        }
      }
    }
    return new SimilarityCut(
        cut,
        above,
        vectors.size() * 3.2e-5,
        Words.of("embeddings, %.0f robust deviations of log distance below its median", FENCE));
  }

  private static double middle(double[] sorted) {
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** The one to keep first, the others by place. */
  private static DuplicateGroup group(
      SampleScan scan,
      List<Integer> members,
      Optional<NearPictures> near,
      Map<Long, NearPictures.Link> links) {
    Dataset d = scan.dataset();
    Comparator<Integer> better =
        Comparator.<Integer>comparingInt(i -> d.split(i) == Split.TRAIN ? 0 : 1)
            .thenComparingLong(i -> pixels(scan, i))
            .thenComparingInt(scan::length)
            .thenComparing(Comparator.reverseOrder());
    int kept = members.stream().max(better).orElseThrow();
    boolean conflict = members.stream().map(d::labelText).distinct().count() > 1;
    List<DuplicateGroup.Member> all = new ArrayList<>();
    all.add(
        new DuplicateGroup.Member(
            kept,
            Likeness.BYTES,
            1,
            conflict ? "decide which label is right" : "keep: " + reason(scan, kept, members)));
    for (int i : members) {
      if (i != kept) {
        NearPictures.Link link =
            Optional.ofNullable(links.get(pair(i, kept)))
                .map(l -> new NearPictures.Link(kept, i, l.similarity(), l.likeness()))
                .or(() -> near.map(pictures -> pictures.compare(kept, i)))
                .orElse(new NearPictures.Link(kept, i, 0, Likeness.EMBEDDING));
        all.add(member(scan, link, conflict));
      }
    }
    return new DuplicateGroup(d, all);
  }

  private static long pixels(SampleScan scan, int i) {
    return scan.statistics().map(statistics -> pixels(statistics, i)).orElse(0L);
  }

  private static long pixels(Matrix statistics, int i) {
    double width = statistics.at(i, PictureStatistics.WIDTH);
    double height = statistics.at(i, PictureStatistics.HEIGHT);
    return Math.round(width * height);
  }

  private static String reason(SampleScan scan, int kept, List<Integer> members) {
    Dataset d = scan.dataset();
    if (d.split(kept) != Split.TRAIN && members.stream().anyMatch(i -> d.split(i) == Split.TRAIN)) {
      return "of the split that is measured on, which stays as it is";
    }
    if (members.stream().anyMatch(i -> pixels(scan, i) < pixels(scan, kept))) {
      return "has the most pixels";
    }
    return members.stream().anyMatch(i -> scan.length(i) < scan.length(kept))
        ? "is compressed the least"
        : "comes first";
  }

  private static DuplicateGroup.Member member(
      SampleScan scan, NearPictures.Link link, boolean conflict) {
    int kept = link.one();
    int i = link.other();
    boolean sameBytes = scan.bytes(i).equals(scan.bytes(kept));
    boolean sameContent = scan.content(i).equals(scan.content(kept));
    Likeness likeness =
        sameBytes ? Likeness.BYTES : sameContent ? Likeness.CONTENT : link.likeness();
    return new DuplicateGroup.Member(
        i,
        likeness,
        sameContent ? 1 : link.similarity(),
        conflict ? "decide which label is right" : "can go: " + likeness + " as the first");
  }
}
