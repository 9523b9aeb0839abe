package goldpan.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A kind of media: how it is recognised, read, checked and shown. One file each: annotate the class
 * with {@code @AutoService(Modality.class)}, and folders, tables, galleries and the review page
 * take it.
 *
 * <p>Implementations are stateless and safe for many threads.
 */
public interface Modality {

  /** One of it, as in messages: {@code picture}. */
  String name();

  /** Many of it: {@code pictures}. */
  String plural();

  /** What it can be stored as, for messages: {@code JPEG, PNG or WebP}. */
  String readable();

  /** Whether a file of this name holds it, as far as names tell. */
  boolean isNamedLikeOne(String fileName);

  /**
   * Whether a file that begins so holds it.
   *
   * @param start its first 512 bytes, or all of a shorter one
   */
  boolean startsLikeOne(byte[] start);

  /** Names of table columns whose cells are such media themselves; mostly none. */
  default List<String> columns() {
    return List.of();
  }

  /** Whether a person reads it, so that models learn from its words and not from its pixels. */
  default boolean isRead() {
    return false;
  }

  /** The extension, with its dot, of a file that an export writes for a sample without its own. */
  String extension();

  /**
   * What a person is shown of a file's content.
   *
   * @throws UnreadableMediaException without an id, when it cannot be read in full
   */
  Preview preview(byte[] content);

  /**
   * What a network learns from: what a person is shown, unless said; empty where that is no
   * picture.
   *
   * @throws UnreadableMediaException as {@link #preview} does
   */
  default Optional<Pixels> pixels(byte[] content) {
    return preview(content).picture();
  }

  /**
   * Whether {@link #pixels} are a course in time from left to right: then shorter ones are made as
   * wide as others by black on both sides, never by stretching.
   */
  default boolean isTimed() {
    return false;
  }

  /** Whether it is heard, so that galleries and pages offer to play it. */
  default boolean isPlayed() {
    return false;
  }

  /** The type, as browsers call it, of a content that can be played: {@code audio/wav}. */
  default Optional<String> playable(byte[] content) {
    return Optional.empty();
  }

  /** What is odd about samples beside the others of a dataset; mostly nothing. */
  default List<Finding> among(Dataset dataset) {
    return List.of();
  }

  /**
   * Reads a file's content and tells what is odd about it though it can be used, in phrases that
   * follow its name: {@code is a PNG picture named .jpg}. Mostly nothing.
   *
   * @throws UnreadableMediaException as {@link #preview} does
   */
  default List<String> oddities(String fileName, byte[] content) {
    preview(content);
    return List.of();
  }

  /**
   * What two samples have in common that a person would call the same; empty where equality is not
   * looked for.
   */
  default Optional<String> sameness(byte[] content) {
    return Optional.empty();
  }

  /**
   * What files of these names hold: of media that is looked at or heard, the kind that most are
   * named like, the first of {@link #all} among equals; otherwise the first that any is named like;
   * pictures where names say nothing.
   */
  static Modality ofNames(Iterable<String> fileNames) {
    List<Modality> all = all();
    int[] counts = new int[all.size()];
    for (String name : fileNames) {
      for (int m = 0; m < counts.length; m++) {
        counts[m] += all.get(m).isNamedLikeOne(name) ? 1 : 0;
      }
    }
    int best = 0;
    for (int m = 1; m < counts.length; m++) {
      boolean isMore = all.get(m).isRead() ? counts[best] == 0 : counts[m] > counts[best];
      best = isMore && counts[m] > 0 ? m : best;
    }
    return all.get(best);
  }

  /** Pictures. */
  static Modality picture() {
    return PictureModality.ONE;
  }

  /** All there are: pictures first, the others by name. */
  static List<Modality> all() {
    List<Modality> all = new ArrayList<>();
    all.add(picture());
    ServiceLoader.load(Modality.class, Modality.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Modality::name))
        .forEach(all::add);
    return List.copyOf(all);
  }
}
