package goldpan.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /**
   * Where the sample stood among all, labelled or not, when the dataset was opened, from 0: which
   * row of a file of predictions belongs to it.
   */
  public int place(int index) {
    return places[Objects.checkIndex(index, places.length)];
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
    IdIndex index = new IdIndex(ids);
    return pick(wanted.stream().flatMap(id -> index.find(id).stream()).mapToInt(i -> i).toArray());
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
   * means nothing. Only what computes probabilities from pictures may have it.
   */
  Dataset asIfLabelled(Dataset owner) {
    return new Dataset(
        owner.name() + ", unlabelled",
        owner.root(),
        owner.classes(),
        ids,
        new int[size()],
        splits,
        media,
        digests,
        positions,
        List.of(),
        null,
        owner.opening(),
        none(media, digests));
  }

  /** Which of {@code n} listed samples these are. */
  BitSet among(int n) {
    BitSet set = new BitSet(n);
    Arrays.stream(places).forEach(set::set);
    return set;
  }

  @Override
  public String toString() {
    return Words.of("%,d unlabelled samples", size());
  }
}
