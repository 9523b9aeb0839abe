package goldpan.task.masks;

import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.predict.Predictions;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a model says of the regions of a dataset's masks, and of its pictures.
 *
 * @param dataset with masks
 * @param predictions about its regions
 * @param pictures one a picture that could be judged, in order
 * @param agreement of given and predicted classes
 */
public record MinedMasks(
    Dataset dataset,
    Predictions predictions,
    List<PictureScore> pictures,
    PixelAgreement agreement) {

  /**
   * A picture's score.
   *
   * @param row of the dataset
   * @param softmin pooled doubt about its pixels, in [0, 1]; higher is more suspicious
   * @param regions how many regions of it are contested
   */
  public record PictureScore(int row, double softmin, int regions) {}

  public MinedMasks {
    pictures = List.copyOf(pictures);
  }

  /** One row a picture, the most suspicious first: id, softmin, contested regions. */
  public Table table() {
    StringColumn ids = StringColumn.create("picture");
    DoubleColumn scores = DoubleColumn.create("softmin");
    IntColumn counts = IntColumn.create("regions");
    for (PictureScore each : pictures) {
      ids.append(dataset.id(each.row()));
      scores.append(each.softmin());
      counts.append(each.regions());
    }
    return Table.create("pictures of " + dataset.name(), ids, scores, counts)
        .sortDescendingOn("softmin");
  }

  @Override
  public String toString() {
    return Words.of(
        "%s: %,d pictures, %,d regions, mean IoU %.3f",
        dataset.name(), pictures.size(), predictions.size(), agreement.meanIou());
  }
}
