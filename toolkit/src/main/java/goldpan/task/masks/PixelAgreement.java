package goldpan.task.masks;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How often cells of each given class are predicted as each class: the confusion of a mining. */
public final class PixelAgreement {
  private final List<String> classes;
  private final long[] counts;

  PixelAgreement(List<String> classes) {
    this.classes = List.copyOf(classes);
    this.counts = new long[classes.size() * classes.size()];
  }

  /** Adds the counts of some cells, K×K, given by predicted; safe for many threads. */
  synchronized void add(long[] more) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += more[i];
    }
  }

  /** Cells of a given class that are predicted as another, or as it. */
  public synchronized long count(int given, int predicted) {
    return counts[given * classes.size() + predicted];
  }

  /**
   * Intersection over union of a class, {@code both / (given + predicted - both)}, in [0, 1]; NaN
   * of a class that is neither given nor predicted anywhere.
   */
  public double iou(int k) {
    long given = 0;
    long predicted = 0;
    for (int other = 0; other < classes.size(); other++) {
      given += count(k, other);
      predicted += count(other, k);
    }
    long both = count(k, k);
    return given + predicted == 0 ? Double.NaN : (double) both / (given + predicted - both);
  }

  /** Mean of {@link #iou} over the classes that occur; 0 when none does. */
  public double meanIou() {
    double sum = 0;
    int occur = 0;
    for (int k = 0; k < classes.size(); k++) {
      double own = iou(k);
      if (!Double.isNaN(own)) {
        sum += own;
        occur++;
      }
    }
    return occur == 0 ? 0 : sum / occur;
  }

  /** One row a class: its cells as given, and its IoU. */
  public Table table() {
    StringColumn names = StringColumn.create("class", classes);
    LongColumn cells = LongColumn.create("cells");
    DoubleColumn ious = DoubleColumn.create("IoU");
    for (int k = 0; k < classes.size(); k++) {
      long given = 0;
      for (int other = 0; other < classes.size(); other++) {
        given += count(k, other);
      }
      cells.append(given);
      ious.append(iou(k));
    }
    return Table.create("IoU by class", names, cells, ious);
  }
}
