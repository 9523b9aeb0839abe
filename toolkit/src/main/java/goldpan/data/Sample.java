package goldpan.data;

import goldpan.text.Ellipsis;
import goldpan.text.Escape;
import java.awt.image.BufferedImage;

/**
 * One sample of a dataset. A small view made when asked for; the media stays where it is until
 * {@link #pixels} or {@link #image} reads it.
 *
 * @param index position in the dataset, from 0
 * @param id stable name: the path relative to the dataset's root with {@code /} between its parts,
 *     or the index in the file
 * @param split the part of the dataset it belongs to
 * @param label name of the given label's class, or its annotations in a few words
 * @param labelIndex position of that class in {@link Dataset#classes}; {@link #NO_CLASS} for
 *     annotations
 * @param dataset the dataset it belongs to
 */
public record Sample(
    int index, String id, Split split, String label, int labelIndex, Dataset dataset) {
  /** The label index of a sample that has annotations in place of one class. */
  public static final int NO_CLASS = -1;

  /**
   * Reads and decodes the sample's media.
   *
   * @throws UnreadableMediaException naming the sample, when it cannot be decoded
   */
  public Pixels pixels() {
    return dataset.pixels(index);
  }

  /** What a person is shown of it; see {@link Dataset#preview}. */
  public Preview preview() {
    return dataset.preview(index);
  }

  /** Its text; see {@link Dataset#text}. */
  public String text() {
    return dataset.text(index);
  }

  /**
   * The beginning of its text on one line; empty when it cannot be read.
   *
   * @param most characters, 1 or more
   */
  public String snippet(int most) {
    try {
      return Ellipsis.end(Escape.controls(text().strip().replaceAll("\\s+", " ")), most);
    } catch (UnreadableMediaException e) {
      return "";
    }
  }

  /** What a person is shown of it, as an AWT picture: of a recording, waveform and spectrogram. */
  public BufferedImage image() {
    return preview().picture().orElseGet(this::pixels).toImage();
  }

  @Override
  public String toString() {
    return Escape.controls(id + " [" + label + (split == Split.NONE ? "" : ", " + split) + "]");
  }
}
