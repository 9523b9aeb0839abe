package goldpan.mining;

import goldpan.data.Split;
import goldpan.data.Unlabelled;
import goldpan.data.UnreadableMediaException;
import goldpan.text.ColumnFormat;
import goldpan.text.Escape;
import java.awt.image.BufferedImage;

/**
 * A sample without a label and what the model takes it for. It has no loss, and is no suspect.
 *
 * @param index position among the dataset's unlabelled samples, from 0
 * @param id the sample's
 * @param split the part of the dataset it belongs to
 * @param predicted name of the most probable class
 * @param probability of that class, in [0, 1]
 * @param among the unlabelled samples of the dataset
 */
public record PredictedSample(
    int index, String id, Split split, String predicted, float probability, Unlabelled among) {

  /**
   * Reads and decodes the sample's picture.
   *
   * @throws UnreadableMediaException naming the sample, when it cannot be decoded
   */
  public BufferedImage image() {
    return among.preview(index).picture().orElseGet(() -> among.pixels(index)).toImage();
  }

  @Override
  public String toString() {
    String where = split == Split.NONE ? "" : ", " + split;
    return Escape.controls(
        "%s [no label%s]: predicted %s, p %s"
            .formatted(id, where, predicted, ColumnFormat.of(probability).format(probability)));
  }
}
