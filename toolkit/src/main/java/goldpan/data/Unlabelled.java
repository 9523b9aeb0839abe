package goldpan.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a dataset that nothing gives a label. They are counted and shown, and mining
 * predicts them; training, folds, losses and thresholds never see them, which is why they are no
 * {@link Sample}s and have no label to ask for.
 *
 * <p>In the order of the dataset's own listing, in which they lie among the labelled samples.
 */
public final class Unlabelled {
  private final Dataset.Ids ids;
  private final byte[] splits;
  private final Media media;
  private final MediaDigests digests;
  private final int[] positions;
  private final int[] places;
  private volatile @Nullable IdIndex index;

  private Unlabelled(
      Dataset.Ids ids,
      byte[] splits,
      Media media,
      MediaDigests digests,
      int[] positions,
      int[] places) {
    this.ids = ids;
    this.splits = splits;
    this.media = media;
    this.digests = digests;
    this.positions = positions;
    this.places = places;
  }

  /**
   * Some of all listed samples.
   *
   * @param all ids of all that is listed, labelled or not
   * @param splits one each of those
   * @param media one picture each of those
   * @param places which of them have no label, ascending
   */
  static Unlabelled of(
      Dataset.Ids all, byte[] splits, Media media, MediaDigests digests, int[] places) {
    byte[] own = new byte[places.length];
    for (int i = 0; i < places.length; i++) {
      own[i] = splits[places[i]];
    }
    return new Unlabelled(PickedIds.of(all, places), own, media, digests, places, places);
  }

  /** None, of a dataset whose every sample has a label. */
  static Unlabelled none(Media media, MediaDigests digests) {
    return new Unlabelled(
        Dataset.Ids.numbered(0), new byte[0], media, digests, new int[0], new int[0]);
  }

  /** How many. */
  public int size() {
    return splits.length;
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  public String id(int index) {
    return ids.get(index);
  }

  public Split split(int index) {
    return Split.values()[splits[index]];
  }

  /** All ids, in order. */
  public List<String> ids() {
    return IntStream.range(0, size()).mapToObj(this::id).toList();
  }

  /** Where the sample stood among all, labelled or not, when the dataset was opened, from 0. */
  public int place(int index) {
    return places[Objects.checkIndex(index, places.length)];
  }

  /** Position of the sample with this id. */
  public Optional<Integer> indexOf(String id) {
    IdIndex known = index;
    if (known == null) {
      known = new IdIndex(ids);
      index = known;
    }
    return known.find(id);
  }

  int[] places() {
    return places;
  }

  /**
   * Reads and decodes a picture.
   *
   * @throws UnreadableMediaException naming the sample, when it cannot be decoded
   */
  public Pixels pixels(int index) {
    try {
      return media.pixels(positions[index]);
    } catch (UnreadableMediaException e) {
      throw new UnreadableMediaException(id(index), e.problem(), e);
    }
  }

  /**
   * What a person is shown of a sample.
   *
   * @throws UnreadableMediaException naming the sample, when it cannot be read
   */
  public Preview preview(int index) {
    try {
      return media.preview(positions[index]);
    } catch (UnreadableMediaException e) {
      throw new UnreadableMediaException(id(index), e.problem(), e);
    }
  }

  /** The file a picture is in, when it has its own. */
  public Optional<Path> file(int index) {
    return media.file(positions[index]);
  }

  /** What is odd about a picture that can be used; see {@link Media#oddities}. */
  List<String> oddities(int index) {
    return media.oddities(positions[index]);
  }

  /** Those of one split. */
  Unlabelled of(Split split) {
    int[] chosen = IntStream.range(0, size()).filter(i -> split(i) == split).toArray();
    return pick(chosen);
  }

  /** Those with these ids, in that order; what is not here is passed over. */
  Unlabelled withIds(List<String> wanted) {
    return pick(wanted.stream().flatMap(id -> indexOf(id).stream()).mapToInt(i -> i).toArray());
  }

  private Unlabelled pick(int[] chosen) {
    byte[] newSplits = new byte[chosen.length];
    int[] newPositions = new int[chosen.length];
    int[] newPlaces = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      newSplits[i] = splits[chosen[i]];
      newPositions[i] = positions[chosen[i]];
      newPlaces[i] = places[chosen[i]];
    }
    return new Unlabelled(
        PickedIds.of(ids, chosen), newSplits, media, digests, newPositions, newPlaces);
  }

  /**
   * Them as a dataset to be predicted: same ids and pictures, and the first class as a label that
   * means nothing. Only what computes or keeps probabilities may have it.
   *
   * @param owner the dataset whose unlabelled samples these are
   */
  public Dataset asIfLabelled(Dataset owner) {
    return together(owner.name() + ", unlabelled", owner, ids, new int[size()], splits, positions);
  }

  /**
   * The samples of a dataset and these as one dataset; the labels of these mean nothing.
   *
   * @param places of what is wanted, in order: those of the dataset from 0, then these
   */
  Dataset after(Dataset owner, int[] places) {
    int n = owner.size();
    List<String> all =
        Arrays.stream(places).mapToObj(p -> p < n ? owner.id(p) : id(p - n)).toList();
    byte[] newSplits = new byte[places.length];
    int[] labels = new int[places.length];
    int[] newPositions = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      int p = places[i];
      newSplits[i] = p < n ? owner.splitByte(p) : splits[p - n];
      labels[i] = p < n ? owner.label(p) : 0;
      newPositions[i] = p < n ? owner.position(p) : positions[p - n];
    }
    return together(owner.name(), owner, Dataset.Ids.of(all), labels, newSplits, newPositions);
  }

  private Dataset together(
      String name,
      Dataset owner,
      Dataset.Ids newIds,
      int[] labels,
      byte[] newSplits,
      int[] newPositions) {
    return new Dataset(
        name,
        owner.root(),
        owner.classes(),
        newIds,
        labels,
        newSplits,
        media,
        digests,
        newPositions,
        List.of(),
        null,
        owner.opening(),
        none(media, digests),
        null,
        null);
  }

  @Override
  public String toString() {
    return Words.of("%,d unlabelled samples", size());
  }
}
